import { append } from '../../collections.js';
import { type Network, servesOthers, type Vnet } from '../../topology/index.js';
import type { Step } from '../advice/step.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { type Half, halvesOf } from './halves.js';

export const transitNotAllowed: FindingCode = {
  code: 'AZR302',
  title: 'useRemoteGateways without allowGatewayTransit',
  severity: 'error',
};
export const twoRemoteGateways: FindingCode = {
  code: 'AZR303',
  title: 'useRemoteGateways on two peerings',
  severity: 'error',
};
export const ownAndRemoteGateway: FindingCode = {
  code: 'AZR304',
  title: 'useRemoteGateways in a VNet with its own gateway',
  severity: 'error',
};
export const noRemoteGateway: FindingCode = {
  code: 'AZR305',
  title: 'useRemoteGateways without a remote gateway',
  severity: 'error',
};

export const refusedRemoteGatewaysRule: Rule = {
  codes: [transitNotAllowed, twoRemoteGateways, ownAndRemoteGateway, noRemoteGateway],
  declarationsOnly: true,
  find: refusedRemoteGateways,
};

/** Uses of useRemoteGateways that Azure rejects: for each peering and VNet one finding, for the first mistake. */
function refusedRemoteGateways({ network }: RuleContext): Finding[] {
  const users = halvesOf(network).filter(({ local }) => local.useRemoteGateways);
  const found = users.flatMap((half) => {
    const finding = refusal(network, half);
    return finding ? [finding] : [];
  });
  return [...found, ...secondHubs(network, users)];
}

function refusal(network: Network, { peering, vnet, other, remote }: Half): Finding | undefined {
  const at = { key: vnet.id };
  if (servesOthers(vnet)) {
    const own = ownOf(vnet);
    const inferred = vnet.vpnGateways.length + vnet.expressRouteGateways.length === 0;
    const message = `${vnet.label} has ${own} and cannot use the gateways of ${other.label}. ${inferred ? 'A Route Server is assumed to exclude useRemoteGateways just as a gateway does' : 'Azure rejects useRemoteGateways there'}, and ${vnet.label} learns no routes from ${other.label}. Remove useRemoteGateways from ${vnet.label}'s half.`;
    return report(ownAndRemoteGateway, peering.id, message, {
      ...at,
      related: ownIds(vnet).map((id) => ({
        declaration: id,
        message: `${vnet.label} has this gateway or Route Server.`,
      })),
    });
  }
  if (!servesOthers(other)) {
    // A VNet that uses remote gateways cannot have one of its own (R086).
    const beyond = network.hubOf(other.id);
    const advice = beyond
      ? `Remove the flag from ${vnet.label}'s half. To use the ${beyond.vpnGateways.length + beyond.expressRouteGateways.length > 0 ? 'gateway' : 'Route Server'} of ${beyond.label}, peer ${vnet.label} with ${beyond.label}.`
      : `Declare one in ${other.label}, or remove the flag from ${vnet.label}'s half.`;
    const message = `${vnet.label} has useRemoteGateways, but ${other.label} has neither a gateway nor a Route Server. Azure rejects useRemoteGateways until one exists. ${advice}`;
    return report(noRemoteGateway, peering.id, message, at);
  }
  if (!remote.allowGatewayTransit) {
    // A second hub is refused whatever its half allows (R085): another finding says to keep one.
    if (network.hubOf(vnet.id)) return undefined;
    const advice: readonly Step[] = [
      { kind: 'setFlag', peering: peering.id, vnet: other.id, flag: 'allowGatewayTransit' },
    ];
    const message = `${vnet.label} has useRemoteGateways, but ${other.label}'s half lacks allowGatewayTransit. ${vnet.label} learns no routes from ${ownOf(other)}, and its prefixes are not announced there. Set allowGatewayTransit on ${other.label}'s half.`;
    return report(transitNotAllowed, peering.id, message, { ...at, advice });
  }
  return undefined;
}

/** R085: of several hubs, only that of the first peering by name is used; Azure rejects the others. */
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
    const message = `${vnet.label} already uses the remote gateways of ${first.other.label}. A VNet can use the gateways of only one other VNet, so Azure rejects useRemoteGateways toward ${listed(rest.map(({ other }) => other.label))}. Keep it on one peering.`;
    return [
      report(twoRemoteGateways, second.peering.id, message, {
        key: vnet.id,
        related: [first, ...rest.slice(1)].map(({ peering, other }) => ({
          declaration: peering.id,
          message: `${vnet.label} has useRemoteGateways toward ${other.label}.`,
        })),
      }),
    ];
  });
}

function ownIds({ vpnGateways, expressRouteGateways, routeServers }: Vnet): readonly string[] {
  return [...vpnGateways, ...expressRouteGateways, ...routeServers].map(({ id }) => id).sort();
}

/** The gateways and Route Server of a VNet as a message names them. */
function ownOf({ vpnGateways, expressRouteGateways, routeServers }: Vnet): string {
  const names = [...vpnGateways, ...expressRouteGateways].map(({ label }) => `gateway ${label}`);
  return listed([...names, ...routeServers.map(({ label }) => `Route Server ${label}`)]);
}
