import { isDefaultRoute, type Prefix } from '../../address/index.js';
import { strippedLoopProtection } from '../../findings/bgp/stripped-loop-protection.js';
import type { Finding } from '../../findings/finding.js';
import { listed } from '../../findings/listed.js';
import type { SessionSender } from '../../findings/subject.js';
import { azureAsn, type ExportFilter, type Network } from '../../topology/index.js';
import { setPolicy } from '../changes/devices.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { senderIn } from '../subjects.js';

/** Longer lists of filters are for a person to summarise. */
const mostFilters = 8;

/** Keeps routes from the Route Server that announced them, or leaves the AS path by which it would know them (R145). */
export const stopFeedback: Repairer = { mends: [strippedLoopProtection], candidates };

function candidates({ world: { network } }: RepairContext, { subject }: Finding): readonly Candidate[] {
  if (subject?.kind !== 'feedback') return [];
  const { stripped, back, prefixes } = subject;
  return [...denied(network, back, prefixes), ...unstripped(network, stripped)];
}

function denied(network: Network, at: SessionSender, prefixes: readonly Prefix[]): readonly Candidate[] {
  const sender = senderIn(network, at);
  if (!sender || prefixes.length > mostFilters) return [];
  const { session, end } = sender;
  const { filters } = session[end].policy;
  // "deny 0.0.0.0/0" would deny everything.
  const more = prefixes.map(
    (prefix): ExportFilter => ({ kind: isDefaultRoute(prefix) ? 'denyExactly' : 'deny', prefix }),
  );
  const other = session[end === 'a' ? 'b' : 'a'].device;
  const words = `deny ${listed(prefixes.map(({ text }) => text))} back to ${network.label(other)} at ${network.label(at.device)}`;
  return [{ edits: [setPolicy(network, session, end, { filters: [...filters, ...more] }, words)], standing: 'fixAll' }];
}

/** What takes the ASN of Azure out of the path is left out. */
function unstripped(network: Network, at: SessionSender): readonly Candidate[] {
  const sender = senderIn(network, at);
  if (!sender) return [];
  const { session, end } = sender;
  const { asOverride, asDelete, asReplace } = session[end].policy;
  const gone = [
    ...(asOverride ? ['asOverride'] : []),
    ...(asDelete.includes(azureAsn) ? [`asDelete ${azureAsn}`] : []),
    ...(asReplace.includes(azureAsn) ? [`asReplace ${azureAsn}`] : []),
  ];
  if (gone.length === 0) return [];
  const change = {
    asOverride: false,
    asDelete: asDelete.filter((asn) => asn !== azureAsn),
    asReplace: asReplace.filter((asn) => asn !== azureAsn),
  };
  const words = `remove ${listed(gone)} at ${network.label(at.device)} (${session.label})`;
  return [{ edits: [setPolicy(network, session, end, change, words)], standing: 'offered' }];
}
