import { compareTexts } from '../../collections.js';
import type { DeclId, Network } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { walkPlaces } from '../walk-places.js';
import { flowsOver, flowsText } from './flows-over.js';

const forwardedTrafficNotAllowed: FindingCode = {
  code: 'AZR308',
  title: 'Forwarded traffic not allowed',
  severity: 'warning',
};

export const forwardedTrafficRule: Rule = { codes: [forwardedTrafficNotAllowed], find: forwardedTraffic };

/** Peerings over which an appliance forwards although the receiving half does not allow it (R082, R083). */
function forwardedTraffic({ network, flows }: RuleContext): Finding[] {
  const groups = flowsOver(
    flows(),
    ({ notes }) => notes.flatMap(({ remark }) => (remark.kind === 'forwardedTrafficNotAllowed' ? [remark] : [])),
    ({ peering, receiver, device }) => (isAppliance(network, device) ? `${peering}\n${receiver}` : undefined),
  );
  return [...groups].sort(byKey).flatMap(([, { what, flows: over }]): Finding[] => {
    const { peering, receiver, device } = what;
    const [flow] = over;
    if (!flow) return [];
    const label = network.label(receiver);
    const message = `${network.label(device)} forwards packets over this peering, but ${label}'s half lacks allowForwardedTraffic. The packets may be dropped there, because their source is outside the VNet that they come from: ${flowsText(over)}. Set allowForwardedTraffic on ${label}'s half.`;
    return [
      report(forwardedTrafficNotAllowed, peering, message, {
        key: receiver,
        advice: [{ kind: 'setFlag', peering, vnet: receiver, flag: 'allowForwardedTraffic' }],
        related: walkPlaces(network, flow.trace),
        subject: { kind: 'flows', flows: over },
      }),
    ];
  });
}

function isAppliance(network: Network, device: DeclId): boolean {
  const kind = network.thing(device)?.kind;
  return kind === 'nva' || kind === 'firewall';
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compareTexts(a, b);
}
