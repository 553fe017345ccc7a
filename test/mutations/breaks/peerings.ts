import type { Mutation, Place } from '../mutation.js';
import { all, has, nameOf, peersOf, spaceOf, statements, within } from '../where.js';

/** Peerings with a missing or superfluous half or flag. */
export const peeringMutations: readonly Mutation[] = [
  {
    name: 'a peering without its second half',
    find: /^peering .*<->.*$/gm,
    replace: ([line]) => line.replace('<->', '->'),
    fires: ['AZR301'],
  },
  {
    name: 'gateway transit that the hub does not allow',
    find: /^(peering \S+ )\[allowGatewayTransit(?:, )?([^\]]*)\](?= <-> \S+ \[useRemoteGateways)/gm,
    replace: '$1[allowForwardedTraffic true, $2]',
    where: ({ match }) => match[2] === '' || match[2] === 'allowForwardedTraffic',
    fires: ['AZR302'],
  },
  {
    name: 'the remote gateways of two networks',
    find: /^(peering \S+ \[)allowForwardedTraffic(\] <-> (spoke\d+) \[)allowForwardedTraffic\]/gm,
    replace: '$1allowGatewayTransit$2useRemoteGateways]',
    where: ({ text, match }) => new RegExp(`<-> ${match[3]} \\[useRemoteGateways`).test(text),
    fires: ['AZR303'],
  },
  {
    name: 'remote gateways beside gateways of its own',
    find: /^(peering )(\S+) \[allowForwardedTraffic\] <-> (\S+) \[allowForwardedTraffic\]/gm,
    replace: '$1$2 [useRemoteGateways] <-> $3 [allowGatewayTransit]',
    where: ({ text, match }) => hasGateway(text, match[2]) && hasGateway(text, match[3]),
    fires: ['AZR304'],
  },
  {
    name: 'remote gateways of a network that has none',
    find: /^(peering )(\S+)(?: \[[^\]]*\])? <-> (\S+)(?: \[[^\]]*\])?$/gm,
    replace: '$1$2 [allowGatewayTransit] <-> $3 [useRemoteGateways]',
    where: ({ text, match }) =>
      [match[2], match[3]].every((name) => vnet(text, name) !== '' && !hasGateway(text, name)),
    fires: ['AZR305'],
  },
  {
    name: 'a hub whose only gateway is gone',
    find: /^ {2}(?:routeServer|expressRouteGateway|vpnGateway) \S+(?: \{[^}]*\})?\n/gm,
    replace: '',
    where: ({ text, statement, match }) =>
      isUsed(text, statement) && !/^ {2}(routeServer|\w+Gateway) /m.test(statement.replace(match[0], '')),
    fires: ['AZR305'],
  },
  {
    name: 'a spoke that does not use the gateways of its hub',
    find: /\[useRemoteGateways(?:, )?([^\]]*)\]$/gm,
    replace: '[$1]',
    where: ({ match }) => match[1] !== '',
    fires: ['AZR306'],
  },
  {
    name: 'two spokes with the same addresses',
    find: /^( {2}address )([\d./]+)$/gm,
    replace: ([, head, own], place) => `${head}${own}, ${spaceOf(place.text, sibling(place))}`,
    where: all(within(/^vnet/), (place) => sibling(place) !== ''),
    fires: ['AZR307'],
  },
  {
    name: 'a spoke that accepts no forwarded traffic',
    find: /^(peering \S+ \[[^\]]*\] <-> \S+ \[)allowForwardedTraffic\]$/gm,
    replace: '$1allowForwardedTraffic false]',
    where: all(has(/0\.0\.0\.0\/0 +-> (VirtualAppliance )?\d/), ({ match }) => match[0].includes('<-> spoke')),
    fires: ['AZR308'],
  },
  {
    name: 'a spoke that accepts no forwarded traffic from an appliance of a Route Server',
    find: /, allowForwardedTraffic\]$/gm,
    replace: ']',
    where: all(has(/^ {2}advertise (0\.0\.0\.0\/0|10\.0\.0\.0\/8|10\.1\.0\.0\/16)/m), has(/^vnet spoke1?2 /m)),
    fires: ['AZR308'],
  },
  {
    name: 'a peering without access, over which two networks talk',
    find: /^(peering \S+) ((?:\[[^\]]*\] )?<-> )/gm,
    replace: ([, head, rest = '']) =>
      rest.startsWith('[')
        ? `${head} [allowVirtualNetworkAccess false, ${rest.slice(1)}`
        : `${head} [allowVirtualNetworkAccess false] ${rest}`,
    where: ({ text, statement }) => bothHaveNics(text, statement) && !isSteered(text, statement),
    fires: ['AZR309'],
  },
];

function vnet(text: string, name = ''): string {
  return statements(text, 'vnet').find((each) => each.startsWith(`vnet ${name} `)) ?? '';
}

function hasGateway(text: string, name: string | undefined): boolean {
  return /^ {2}(routeServer|vpnGateway|expressRouteGateway) /m.test(vnet(text, name));
}

/** A spoke uses the gateways of this network. */
function isUsed(text: string, hub: string): boolean {
  const name = /^vnet (\S+)/.exec(hub)?.[1];
  return new RegExp(`^peering ${name} \\[allowGatewayTransit[^\\]]*\\] <-> \\S+ \\[useRemoteGateways`, 'm').test(text);
}

/** Another network that is peered with a peer of this network, but not with this network. */
function sibling(place: Place): string {
  const own = nameOf(place);
  const peers = peersOf(place.text, own);
  const others = peers.flatMap((peer) => peersOf(place.text, peer));
  return others.find((other) => other !== own && !peers.includes(other)) ?? '';
}

function endsOf(peering: string): readonly string[] {
  return /^peering (\S+).*<-> (\S+)/.exec(peering)?.slice(1) ?? [];
}

/** Both networks of a peering have a NIC that doesn't belong to an appliance, and all of them are exchanged. */
function bothHaveNics(text: string, peering: string): boolean {
  return endsOf(peering).every((name) => /^ {4}nic (?!nva)/m.test(vnet(text, name))) && !/\[subnet /.test(peering);
}

/** A user-defined route sends packets for one of the networks past the peering. */
function isSteered(text: string, peering: string): boolean {
  return endsOf(peering).some((name) => new RegExp(` ${spaceOf(text, name)} +->`).test(text));
}
