import { type Address, contains, overlaps } from '../../address/index.js';
import type { PeeringFlag } from '../../findings/advice/step.js';
import { listed } from '../../findings/listed.js';
import {
  type DeclId,
  type Network,
  type Peering,
  type PeeringHalf,
  servesOthers,
  type Vnet,
} from '../../topology/index.js';
import { freeId } from '../edits/changed.js';
import type { AddDeclaration, TopologyEdit } from '../edits/topology-edit.js';

/** Sets or removes a flag on the half of a peering that belongs to a VNet. */
export function setFlag(
  network: Network,
  peering: Peering,
  vnet: DeclId,
  flag: PeeringFlag,
  value: boolean,
): TopologyEdit {
  const side = peering.a.vnet === vnet ? 'a' : 'b';
  return {
    kind: 'changeDeclaration',
    declaration: peering.id,
    fields: { [side]: { ...peering[side], [flag]: value } },
    words: flagWords(network, peering, { vnet, flag, value }),
    size: 'flag',
    touches: undefined,
  };
}

/** A flag of the half of a VNet, and what it becomes. */
interface Flag {
  readonly vnet: DeclId;
  readonly flag: PeeringFlag;
  readonly value: boolean;
}

function flagWords(network: Network, { a, b }: Peering, { vnet, flag, value }: Flag): string {
  const label = network.label(vnet);
  if (!value) return `take ${flag} off ${label}'s half`;
  switch (flag) {
    case 'allowGatewayTransit':
      return `allow gateway transit on ${label}'s half`;
    case 'allowForwardedTraffic':
      return `allow forwarded traffic on ${label}'s half`;
    case 'allowVirtualNetworkAccess':
      return `allow access on ${label}'s half`;
    case 'useRemoteGateways':
      return `let ${label} use ${network.label(a.vnet === vnet ? b.vnet : a.vnet)}'s gateways`;
  }
}

/** Several flags of one peering as one change of it. */
export function setFlags(network: Network, peering: Peering, flags: readonly Flag[]): TopologyEdit {
  const half = (side: PeeringHalf): PeeringHalf => ({
    ...side,
    ...Object.fromEntries(flags.filter(({ vnet }) => vnet === side.vnet).map(({ flag, value }) => [flag, value])),
  });
  return {
    kind: 'changeDeclaration',
    declaration: peering.id,
    fields: { a: half(peering.a), b: half(peering.b) },
    words: flags.map((flag) => flagWords(network, peering, flag)).join(' and '),
    size: 'flag',
    touches: undefined,
  };
}

/**
 * R022, R080, R081: what lets subnets of two VNets exchange packets over their peering: the half that is missing, access,
 * and the subnets that a subnet peering leaves out; undefined if nothing is missing.
 */
export function openPeering(network: Network, peering: Peering, subnets: readonly DeclId[]): TopologyEdit | undefined {
  const { a, b, oneSided } = peering;
  const missing = (half: PeeringHalf) =>
    half.subnets === undefined
      ? []
      : (network.vnet(half.vnet)?.subnets ?? []).filter(
          ({ id }) => subnets.includes(id) && half.subnets?.includes(id) === false,
        );
  const words = [
    ...(oneSided ? [halfWords(network, peering)] : []),
    ...[a, b].flatMap((half) => {
      const label = network.label(half.vnet);
      const left = missing(half).map((subnet) => subnet.label);
      return [
        ...(oneSided && isRefusedGateway(network, half) ? [`take useRemoteGateways off ${label}'s half`] : []),
        ...(half.allowVirtualNetworkAccess ? [] : [flagWords(network, peering, accessFrom(half))]),
        ...(left.length > 0 ? [`add ${listed(left)} to the subnets of ${label}'s half`] : []),
      ];
    }),
  ];
  if (words.length === 0) return undefined;
  const open = (half: PeeringHalf): PeeringHalf => ({
    ...half,
    allowVirtualNetworkAccess: true,
    useRemoteGateways: half.useRemoteGateways && !(oneSided && isRefusedGateway(network, half)),
    allowForwardedTraffic: half.allowForwardedTraffic || (oneSided && a.allowForwardedTraffic),
    subnets: half.subnets && [...half.subnets, ...missing(half).map(({ id }) => id)],
  });
  return {
    kind: 'changeDeclaration',
    declaration: peering.id,
    fields: { ...(oneSided && { oneSided: false }), a: open(a), b: open(b) },
    words: listed(words),
    size: oneSided ? 'peering' : 'flag',
    touches: undefined,
  };
}

/** R085, R086: whether a half that has had no effect so far asks for gateways that its VNet may not use. */
function isRefusedGateway(network: Network, { vnet: id, useRemoteGateways }: PeeringHalf): boolean {
  const vnet = network.vnet(id);
  return useRemoteGateways && vnet !== undefined && (servesOthers(vnet) || network.hubOf(id) !== undefined);
}

function halfWords(network: Network, { a, b }: Peering): string {
  return `create ${network.label(b.vnet)}'s half of the peering with ${network.label(a.vnet)}`;
}

function accessFrom({ vnet }: PeeringHalf): Flag {
  return { vnet, flag: 'allowVirtualNetworkAccess', value: true };
}

/** R081: access on the halves that deny it; undefined if none does. */
export function accessOf(network: Network, peering: Peering): readonly TopologyEdit[] | undefined {
  const flags = [peering.a, peering.b]
    .filter(({ allowVirtualNetworkAccess }) => !allowVirtualNetworkAccess)
    .map(accessFrom);
  return flags.length > 0 ? [setFlags(network, peering, flags)] : undefined;
}

/** The flags of a half without any. */
const noFlags: Omit<PeeringHalf, 'vnet'> = {
  allowVirtualNetworkAccess: true,
  allowForwardedTraffic: false,
  allowGatewayTransit: false,
  useRemoteGateways: false,
  subnets: undefined,
};

/** Peers two VNets, with forwarded traffic allowed as most halves of the topology do. */
export function addPeering(network: Network, one: Vnet, two: Vnet, flags: Partial<PeeringHalf> = {}): AddDeclaration {
  const half = (vnet: Vnet): PeeringHalf => ({ ...noFlags, allowForwardedTraffic: true, ...flags, vnet: vnet.id });
  const label = `${one.label} <-> ${two.label}`;
  const declaration: Peering = {
    kind: 'peering',
    id: freeId(`peering:${one.name} ${two.name}`, network.topology.peerings),
    label,
    oneSided: false,
    a: half(one),
    b: half(two),
  };
  return {
    kind: 'addDeclaration',
    parent: undefined,
    list: 'peerings',
    declaration,
    words: `peer ${network.label(one.id)} with ${network.label(two.id)}`,
    size: 'peering',
    touches: undefined,
  };
}

/**
 * Lets subnets of two VNets exchange packets directly: they are peered, or what their peering lacks for that is added;
 * undefined if it lacks nothing.
 */
export function joinVnets(
  network: Network,
  one: Vnet,
  two: Vnet,
  subnets: readonly DeclId[],
): TopologyEdit | undefined {
  const known = network.peeringBetween(one.id, two.id);
  return known ? openPeering(network, known, subnets) : addPeering(network, one, two);
}

/** The subnets of a VNet that contain an address. */
export function subnetsWith({ subnets }: Vnet, address: Address): readonly DeclId[] {
  return subnets.filter(({ prefixes }) => prefixes.some((prefix) => contains(prefix, address))).map(({ id }) => id);
}

/** Peers a VNet with a hub whose gateways and Route Server it then uses (R084). */
export function addGatewayPeering(network: Network, vnet: Vnet, hub: Vnet): TopologyEdit {
  const edit = addPeering(network, hub, vnet);
  const peering = { ...edit.declaration } as Peering;
  return {
    ...edit,
    declaration: {
      ...peering,
      a: { ...peering.a, allowGatewayTransit: true },
      b: { ...peering.b, useRemoteGateways: true },
    } as Peering,
    words: `peer ${network.label(vnet.id)} with ${network.label(hub.id)}, whose gateways it uses`,
  };
}

/** Creates the half of a peering that is missing, with the flags of most halves around it. */
export function completePeering(network: Network, peering: Peering, flags: Partial<PeeringHalf> = {}): TopologyEdit {
  return {
    kind: 'changeDeclaration',
    declaration: peering.id,
    fields: { oneSided: false, b: { ...peering.b, allowForwardedTraffic: peering.a.allowForwardedTraffic, ...flags } },
    words: halfWords(network, peering),
    size: 'peering',
    touches: undefined,
  };
}

/** Removes a peering. */
export function removePeering(network: Network, { id, a, b }: Peering): TopologyEdit {
  return {
    kind: 'removeDeclaration',
    declaration: id,
    words: `remove the peering ${network.label(a.vnet)} – ${network.label(b.vnet)}`,
    size: 'remove',
    touches: undefined,
  };
}

/** Whether other VNets are in the same situation, and all of them are peered with the owner of what they need. */
export function arePeered(network: Network, siblings: readonly Vnet[], owner: Vnet): boolean {
  const others = siblings.filter((vnet) => vnet !== owner);
  const peered = new Set(network.neighbours(owner.id).map(({ vnet }) => vnet));
  return others.length > 0 && others.every((vnet) => peered.has(vnet));
}

/**
 * Whether two VNets may be peered, also considering those that are peered with them already (R090). The VNet of a virtual
 * hub is Azure's own, with which a VNet is connected instead (W022).
 */
export function mayBePeered(network: Network, one: Vnet, two: Vnet): boolean {
  if (network.virtualHub(one.id) || network.virtualHub(two.id)) return false;
  const clashes = (own: Vnet, other: Vnet) =>
    network
      .neighbours(own.id)
      .some(
        ({ vnet, prefixes }) => vnet !== other && prefixes.some((a) => other.addressSpace.some((b) => overlaps(a, b))),
      );
  return mayPeer(one, two) && !clashes(one, two) && !clashes(two, one);
}

/** Whether two VNets may be peered: their address spaces are disjoint (R090). */
export function mayPeer(one: Vnet, two: Vnet): boolean {
  return one !== two && !one.addressSpace.some((a) => two.addressSpace.some((b) => overlaps(a, b)));
}
