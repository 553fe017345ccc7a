import { byId } from '../../collections.js';
import type { Network, Peering } from '../../topology/index.js';
import { dropOf, wasSteered } from '../black-holes/drop.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import type { Flow } from '../flows/flows.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { walkPlaces } from '../walk-places.js';
import { flowsOver, flowsText } from './flows-over.js';

export const accessNotAllowed: FindingCode = {
  code: 'AZR309',
  title: 'Traffic over a peering without access',
  severity: 'warning',
};

export const trafficWithoutAccessRule: Rule = { codes: [accessNotAllowed], find: trafficWithoutAccess };

/** Peerings that packets are routed over although allowVirtualNetworkAccess is false (R081). */
function trafficWithoutAccess({ network, flows }: RuleContext): Finding[] {
  const blocked = network.topology.peerings.filter(
    ({ a, b }) => !a.allowVirtualNetworkAccess || !b.allowVirtualNetworkAccess,
  );
  if (blocked.length === 0) return [];
  const groups = flowsOver(
    flows(),
    ({ end }) => (end.kind === 'peeringWithoutAccess' ? [end.peering] : []),
    (peering) => peering,
  );
  return blocked.sort(byId).flatMap((peering) => {
    const over = groups.get(peering.id)?.flows;
    return over ? [finding(network, peering, over)] : [];
  });
}

function finding(network: Network, peering: Peering, over: readonly Flow[]): Finding {
  const steered = over.filter(({ trace }) => wasSteered(dropOf(trace)));
  const flow = steered[0] ?? over[0];
  const blocked = [peering.a, peering.b].filter(({ allowVirtualNetworkAccess }) => !allowVirtualNetworkAccess);
  const halves = `${listed(blocked.map(({ vnet }) => network.label(vnet)))}'s half of the peering has`;
  const message = `${halves} allowVirtualNetworkAccess false, so packets over it are dropped. Its routes stay Active and still attract packets: ${flowsText(over)}. Remove the flag, or delete the peering if the two VNets are meant to be isolated.`;
  return report(accessNotAllowed, peering.id, message, {
    severity: steered.length > 0 ? 'error' : 'warning',
    related: flow ? walkPlaces(network, flow.trace) : [],
    subject: { kind: 'flows', flows: over },
  });
}
