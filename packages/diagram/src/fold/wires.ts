import type { DeclId, Network, Peering, PeeringHalf } from '@azroute/engine';
import type { LineEnd } from '../model.js';
import { clippedName } from '../text.js';
import { hubRouterId } from './devices.js';
import type { Wire } from './draft.js';
import { joinsOf, networksOf } from './networks.js';
import type { Stretch } from './options.js';

const plain = { global: false, idle: false, starts: 'none', ends: 'none', label: undefined } as const;

/** How many columns of a tunnel's name are written at its line. */
const mostOfTunnel = 20;

/** All lines of the picture, between the boxes that stand for their ends. */
export function wires(
  network: Network,
  drawnAs: ReadonlyMap<DeclId, DeclId>,
  drawn: ReadonlySet<DeclId>,
  legs: readonly Stretch[],
): Wire[] {
  const all = [...joinsOf(network).map((peering) => peeringWire(network, peering)), ...meshWires(network)];
  const { connections, sessions, tunnels } = network.topology;
  for (const { id, label, a, b, enableBgp } of connections) {
    const says = `connection ${label}${enableBgp ? ', BGP' : ''}`;
    all.push({ ...plain, id, kind: 'connection', from: a.device, to: b.device, says });
  }
  for (const { id, label, a, b, tunnel } of sessions) {
    const says = `BGP ${label}${tunnel === undefined ? '' : ` over ${network.label(tunnel)}`}`;
    all.push({
      ...plain,
      id,
      kind: 'session',
      from: speakerAt(network, a.device),
      to: speakerAt(network, b.device),
      says,
      starts: 'dot',
      ends: 'dot',
      over: tunnel,
    });
  }
  for (const { id, name, tunnelKind, a, b } of tunnels) {
    const label = `${clippedName(name, mostOfTunnel)} ${tunnelKind}`;
    const says = `tunnel ${name} ${tunnelKind}`;
    all.push({ ...plain, id, kind: 'tunnel', from: a.device, to: b.device, says, label });
  }
  all.push(...insideVnets(network));
  for (const { id, from, to } of legs) all.push({ ...plain, id, kind: 'way', from, to, says: '' });
  const found = all
    .map((wire) => ({ ...wire, from: boxOf(network, drawnAs, wire.from), to: boxOf(network, drawnAs, wire.to) }))
    .filter(({ from, to }) => from !== to && drawn.has(from) && drawn.has(to));
  return withoutTwins(found);
}

/** The end of a BGP session: in a virtual hub, its router. */
function speakerAt(network: Network, id: DeclId): DeclId {
  return network.virtualHub(id) ? hubRouterId(id) : id;
}

/** The box that stands for a thing; a site with one router also means that router. */
export function boxOf(network: Network, drawnAs: ReadonlyMap<DeclId, DeclId>, id: DeclId): DeclId {
  const thing = network.thing(id);
  const device = thing ? id : (network.router(id)?.router.id ?? id);
  const own = drawnAs.get(device) ?? device;
  if (thing?.kind !== 'site' || thing.site.routers.length !== 1) return own;
  return thing.site.routers[0]?.id ?? own;
}

/** Peerings of the spokes of a stack, and backends that are drawn as one box, are one line. */
function withoutTwins(found: readonly Wire[]): Wire[] {
  const seen = new Set<string>();
  return found.filter((wire) => {
    if (wire.kind !== 'backend' && wire.kind !== 'peering') return true;
    const key = `${wire.kind} ${wire.from} ${wire.to}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function insideVnets(network: Network): Wire[] {
  const found: Wire[] = [];
  for (const { vpnGateways, subnets } of networksOf(network.topology)) {
    for (const { id, pointToSite } of vpnGateways) {
      const says = `point-to-site ${pointToSite.map(({ text }) => text).join(', ')}`;
      found.push({ ...plain, id: `${id}#pointToSite`, kind: 'pointToSite', from: `${id}#clients`, to: id, says });
    }
    for (const { loadBalancers } of subnets) {
      for (const { id, label, backends } of loadBalancers) {
        for (const nic of new Set(backends)) {
          const says = `${label} has ${network.label(nic)} behind it`;
          found.push({ ...plain, id: `${id}#${nic}`, kind: 'backend', from: id, to: nic, says });
        }
      }
    }
  }
  for (const nva of network.topology.nvas) {
    const nics = new Set(nva.nics);
    if (nics.size < 2) continue;
    for (const nic of nics) {
      const says = `${network.label(nic)} is a NIC of ${nva.label}`;
      found.push({ ...plain, id: `${nva.id}#${nic}`, kind: 'nic', from: nva.id, to: nic, says });
    }
  }
  return found;
}

/** W005: the hubs of a virtual WAN are meshed; drawn as a chain, so that many hubs stay readable. */
function meshWires({ topology: { virtualHubs } }: Network): Wire[] {
  return virtualHubs.slice(1).flatMap((hub, i) => {
    const before = virtualHubs.slice(0, i + 1).reverse();
    const other = before.find(({ virtualWan }) => virtualWan === hub.virtualWan);
    const says = `virtual WAN: ${other?.label} and ${hub.label} know each other, as all its hubs do`;
    return other ? [{ ...plain, id: `${hub.id}#wan`, kind: 'peering' as const, from: other.id, to: hub.id, says }] : [];
  });
}

function peeringWire(network: Network, peering: Peering): Wire {
  const { id, label, a, b, oneSided } = peering;
  const toHub = network.virtualHub(a.vnet);
  if (toHub) {
    const says = `connection ${label} with virtual hub ${toHub.label}`;
    return { ...plain, id, kind: 'peering', from: a.vnet, to: b.vnet, starts: 'hollow', ends: 'dot', says };
  }
  const [first, second] = [network.vnet(a.vnet)?.location, network.vnet(b.vnet)?.location];
  const global = first !== undefined && second !== undefined && first !== second;
  const kind = `${global ? 'global peering' : 'peering'} ${label}`;
  const says = oneSided ? `${kind}, Initiated: the other half is missing` : kind;
  return {
    id,
    kind: 'peering',
    from: a.vnet,
    to: b.vnet,
    global,
    idle: oneSided,
    starts: endAt(a),
    ends: oneSided ? 'open' : endAt(b),
    says: [says, flagsText(network, a), oneSided ? '' : flagsText(network, b)].filter((text) => text !== '').join('; '),
    label: undefined,
  };
}

/** A filled dot at the VNet that uses the other one's gateways. */
function endAt({ useRemoteGateways }: PeeringHalf): LineEnd {
  return useRemoteGateways ? 'dot' : 'hollow';
}

function flagsText(network: Network, half: PeeringHalf): string {
  const flags = (['allowForwardedTraffic', 'allowGatewayTransit', 'useRemoteGateways'] as const).filter(
    (flag) => half[flag],
  );
  const access = half.allowVirtualNetworkAccess ? [] : ['no access'];
  const subnets = half.subnets && [`only ${half.subnets.map((id) => network.label(id)).join(', ')}`];
  const list = [...flags, ...access, ...(subnets ?? [])].join(', ');
  return list === '' ? '' : `${network.label(half.vnet)}: ${list}`;
}
