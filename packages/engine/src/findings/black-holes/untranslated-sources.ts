import { append } from '../../collections.js';
import type { Note, Trace } from '../../forwarding/trace.js';
import type { DeclId } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import type { Flow } from '../flows/flows.js';
import { allParties, partiesText } from '../parties-text.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { walkPlaces } from '../walk-places.js';

export const untranslatedSource: FindingCode = {
  code: 'AZR118',
  title: 'Sent to the Internet without translation',
  severity: 'warning',
};

export const untranslatedSourcesRule: Rule = { codes: [untranslatedSource], find: untranslatedSources };

/** Appliances that forward packets to the Internet without translating the private source (R202). */
function untranslatedSources({ network, flows }: RuleContext): Finding[] {
  const byNva = new Map<DeclId, Flow[]>();
  for (const flow of flows().toInternet()) {
    for (const { remark } of notesOf(flow.trace)) {
      if (remark.kind !== 'untranslatedSource') continue;
      const nva = remark.device;
      append(byNva, nva, flow);
    }
  }
  return [...byNva].flatMap(([nva, group]) => {
    const [flow] = group;
    if (!flow) return [];
    const label = network.label(nva);
    const senders = partiesText(allParties(group.map((each) => each.senders)));
    const message = `${label} sends packets from ${senders} to the Internet without source translation. Their source addresses are private, so no answer comes back, for example to ${flow.from.label}. Declare "snat internet" if ${label} translates them, or configure it to do so.`;
    return [
      report(untranslatedSource, nva, message, {
        related: walkPlaces(network, flow.trace),
        subject: { kind: 'flows', flows: group },
      }),
    ];
  });
}

/** The notes on all equal-cost paths. */
function notesOf({ notes, branches }: Trace): readonly Note[] {
  return [...notes, ...branches.flatMap(notesOf)];
}
