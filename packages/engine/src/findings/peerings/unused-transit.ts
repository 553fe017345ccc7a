import { type DeclId, type Network, servesOthers } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { halvesOf } from './halves.js';

export const unusedGatewayTransit: FindingCode = {
  code: 'AZR306',
  title: 'Spoke does not use the gateways that are offered to it',
  severity: 'warning',
};

export const unusedTransitRule: Rule = { codes: [unusedGatewayTransit], declarationsOnly: true, find: unusedTransit };

/** Spokes whose only hub offers gateway transit and that do not use it (R092). */
function unusedTransit({ network }: RuleContext): Finding[] {
  const halves = halvesOf(network);
  const users = new Set(halves.flatMap(({ vnet, local }) => (local.useRemoteGateways ? [vnet.id] : [])));
  const peers = peersOfRouteServers(network);
  return halves.flatMap(({ peering, vnet, other, remote }): Finding[] => {
    if (!remote.allowGatewayTransit || !servesOthers(other)) return [];
    if (users.has(vnet.id) || servesOthers(vnet) || peers.has(vnet.id)) return [];
    const gateways = [...other.vpnGateways, ...other.expressRouteGateways, ...other.routeServers];
    const message = `${vnet.label} does not use ${listed(gateways.map(({ label }) => label))}, which ${other.label} offers to it. ${vnet.label} gets none of ${gateways.length > 1 ? 'their' : 'its'} routes, and its own prefixes are announced neither to NVAs nor on premises. Set useRemoteGateways on ${vnet.label}'s half, or remove allowGatewayTransit from ${other.label}'s half.`;
    return [
      report(unusedGatewayTransit, peering.id, message, {
        key: vnet.id,
        advice: [{ kind: 'setFlag', peering: peering.id, vnet: vnet.id, flag: 'useRemoteGateways' }],
      }),
    ];
  });
}

/** VNets with an appliance that peers with a Route Server, for which it needs no useRemoteGateways (R136). */
export function peersOfRouteServers(network: Network): ReadonlySet<DeclId> {
  const found = new Set<DeclId>();
  for (const { a, b } of network.topology.sessions) {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const nva = network.nva(one.device);
      if (!nva || network.thing(other.device)?.kind !== 'routeServer') continue;
      for (const { vnet } of network.nicsOf(nva)) found.add(vnet.id);
    }
  }
  return found;
}
