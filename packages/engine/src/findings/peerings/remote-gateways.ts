import { append } from '../../collections.js';
import { type Network, servesOthers, type Vnet } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { type Half, halvesOf } from './halves.js';

const transitNotAllowed: FindingCode = {
  code: 'AZR302',
  title: 'useRemoteGateways without allowGatewayTransit',
  severity: 'error',
};
const twoRemoteGateways: FindingCode = {
  code: 'AZR303',
  title: 'useRemoteGateways on two peerings',
  severity: 'error',
};
const ownAndRemoteGateway: FindingCode = {
  code: 'AZR304',
  title: 'useRemoteGateways beside an own gateway',
  severity: 'error',
};
const noRemoteGateway: FindingCode = {
  code: 'AZR305',
  title: 'useRemoteGateways without a remote gateway',
  severity: 'error',
};

export const refusedRemoteGatewaysRule: Rule = {
  codes: [transitNotAllowed, twoRemoteGateways, ownAndRemoteGateway, noRemoteGateway],
  declarationsOnly: true,
  find: refusedRemoteGateways,
};

/** Uses of useRemoteGateways that Azure refuses: one finding a peering and VNet, of the mistake that comes first. */
function refusedRemoteGateways({ network }: RuleContext): Finding[] {
  const users = halvesOf(network).filter(({ local }) => local.useRemoteGateways);
  const found = users.flatMap((half) => {
    const finding = refusal(half);
    return finding ? [finding] : [];
  });
  return [...found, ...secondHubs(network, users)];
}

function refusal({ peering, vnet, other, remote }: Half): Finding | undefined {
  const at = { key: vnet.id };
  if (servesOthers(vnet)) {
    const own = ownOf(vnet);
    const inferred = vnet.vpnGateways.length + vnet.expressRouteGateways.length === 0;
    const message = `${vnet.label} has ${own} of its own and cannot use those of ${other.label}: ${inferred ? 'a Route Server is taken to exclude useRemoteGateways as a gateway does' : 'Azure refuses useRemoteGateways there'}, and nothing of ${other.label} is learned. Take useRemoteGateways off ${vnet.label}'s half.`;
    return report(ownAndRemoteGateway, peering.id, message, {
      ...at,
      related: ownIds(vnet).map((id) => ({ declaration: id, message: `${vnet.label} has this one.` })),
    });
  }
  if (!servesOthers(other)) {
    const message = `${vnet.label} wants to use remote gateways, and ${other.label} has neither a gateway nor a Route Server: Azure refuses useRemoteGateways until one exists. Declare it in ${other.label}, or take the flag off ${vnet.label}'s half.`;
    return report(noRemoteGateway, peering.id, message, at);
  }
  if (!remote.allowGatewayTransit) {
    const message = `${vnet.label} has useRemoteGateways, but ${other.label}'s half of the peering has no allowGatewayTransit: ${vnet.label} learns nothing of ${ownOf(other)} of ${other.label} and is announced by none. Set allowGatewayTransit on ${other.label}'s half.`;
    return report(transitNotAllowed, peering.id, message, at);
  }
  return undefined;
}

/** R085: of several hubs the one that counts is that of the first peering by name; the others are refused. */
function secondHubs(network: Network, users: readonly Half[]): Finding[] {
  const byVnet = new Map<Vnet, Half[]>();
  for (const half of users) {
    if (servesOthers(half.vnet)) continue;
    append(byVnet, half.vnet, half);
  }
  return [...byVnet].flatMap(([vnet, halves]): Finding[] => {
    const hub = network.hubOf(vnet.id) ?? halves[0]?.other;
    const first = halves.find(({ other }) => other === hub);
    const rest = halves.filter((half) => half !== first);
    const [second] = rest;
    if (!first || !second) return [];
    const message = `${vnet.label} uses the remote gateways of ${first.other.label} already, and a network can use those of one other network only: Azure refuses useRemoteGateways towards ${listed(rest.map(({ other }) => other.label))}. Keep it on one peering.`;
    return [
      report(twoRemoteGateways, second.peering.id, message, {
        key: vnet.id,
        related: [first, ...rest.slice(1)].map(({ peering, other }) => ({
          declaration: peering.id,
          message: `useRemoteGateways of ${vnet.label} towards ${other.label}.`,
        })),
      }),
    ];
  });
}

function ownIds({ vpnGateways, expressRouteGateways, routeServers }: Vnet): readonly string[] {
  return [...vpnGateways, ...expressRouteGateways, ...routeServers].map(({ id }) => id).sort();
}

/** The gateways and Route Server of a VNet in words. */
function ownOf({ vpnGateways, expressRouteGateways, routeServers }: Vnet): string {
  const names = [...vpnGateways, ...expressRouteGateways].map(({ label }) => `gateway ${label}`);
  return listed([...names, ...routeServers.map(({ label }) => `Route Server ${label}`)]);
}
