import { type Address, addressAt, contains, lastAddress, nextAddress, type Prefix } from '../../address/index.js';
import { freeName } from '../../free-name.js';
import { changedInVnet, freeId } from '../../repairs/edits/changed.js';
import {
  type BgpSession,
  declarationId,
  type Network,
  type Nva,
  type PlacedNic,
  type Topology,
} from '../../topology/index.js';
import { nextInSeries } from '../copies/names.js';
import { ownersBeside } from '../renumber/owners-beside.js';

/** A second instance of an appliance, with its NIC. */
export interface SecondInstance {
  readonly nva: Nva;
  readonly place: PlacedNic;
  readonly twin: Nva;
  readonly topology: Topology;
}

/**
 * A topology with a second instance of an appliance in the same subnet: with the same AS number, announcements, routes
 * and sessions. Undefined if the appliance has several NICs, tunnels, or networks that it alone delivers.
 */
export function withSecondInstance(network: Network, nva: Nva): SecondInstance | undefined {
  const { topology } = network;
  const [place, ...others] = network.nicsOf(nva);
  const hasTunnels = topology.tunnels.some(({ a, b }) => a.device === nva.id || b.device === nva.id);
  const hasConnections = network.connectionsOf(nva.id).length > 0;
  if (!place || others.length > 0 || hasTunnels || hasConnections || nva.connected.length > 0) return undefined;
  const address = freeAddress(topology, place, place.nic.addresses[0]);
  if (!address || place.nic.addresses.length > 1) return undefined;
  const name = twinName(
    nva.name,
    [...topology.nvas, ...place.subnet.nics].map((one) => one.name),
  );
  const id = declarationId('nic', [place.vnet.name, place.subnet.name, name]);
  const nic = { ...place.nic, id, name, label: `${place.vnet.name}.${name}`, addresses: [address] };
  const twin: Nva = {
    ...nva,
    id: declarationId('nva', [name]),
    name,
    label: name,
    nics: [id],
    routes: nva.routes.map((route) => ({
      ...route,
      id: `${route.id}+${name}`,
      target: route.target.via === 'nic' ? { ...route.target, nic: id } : route.target,
    })),
  };
  const placed = changedInVnet(topology, 'subnets', place.subnet.id, (one) => ({ ...one, nics: [...one.nics, nic] }));
  if (!placed) return undefined;
  const sessions = topology.sessions.flatMap((session) => copiedSession(network, session, nva, twin));
  const all = { ...placed, nvas: [...placed.nvas, twin], sessions: [...placed.sessions, ...sessions] };
  return { nva, place, twin, topology: all };
}

/** `nva1b` for `nva1`, whose number is that of its hub; `nva-hub-02` for `nva-hub-01`, which is one of a series. */
function twinName(name: string, taken: readonly string[]): string {
  if (/[-_]\d+$/.test(name)) return nextInSeries(name, taken);
  return freeName(/\d$/.test(name) ? `${name}b` : `${name}2`, taken);
}

function copiedSession(network: Network, session: BgpSession, nva: Nva, twin: Nva): readonly BgpSession[] {
  if (session.a.device !== nva.id && session.b.device !== nva.id) return [];
  const [a, b] = [session.a, session.b].map((end) => (end.device === nva.id ? { ...end, device: twin.id } : end));
  if (!a || !b) return [];
  const label = [a, b].map(({ device }) => (device === twin.id ? twin.label : network.label(device))).join(' <-> ');
  return [{ ...session, id: freeId(`bgp:${label}`, network.topology.sessions), label, a, b }];
}

/** The first address of a subnet behind another one that nobody has. */
function freeAddress(topology: Topology, place: PlacedNic, after: Address | undefined): Address | undefined {
  const prefix = after && prefixOf(place, after);
  if (!prefix) return undefined;
  const taken = takenIn(topology);
  const last = lastAddress(prefix).text;
  let address = nextAddress(after);
  while (address && contains(prefix, address) && taken.has(address.text)) address = nextAddress(address);
  return address && contains(prefix, address) && address.text !== last ? address : undefined;
}

/** The address of a load balancer: that with the number 100 in its subnet, or the next one that nobody has. */
export function balancerAddress(topology: Topology, place: PlacedNic): Address | undefined {
  const [own] = place.nic.addresses;
  const prefix = own && prefixOf(place, own);
  const before = prefix && addressAt(prefix, 99);
  return (
    (before && contains(prefix, before) && freeAddress(topology, place, before)) || freeAddress(topology, place, own)
  );
}

function prefixOf({ subnet }: PlacedNic, address: Address): Prefix | undefined {
  return subnet.prefixes.find((prefix) => contains(prefix, address));
}

function takenIn(topology: Topology): ReadonlySet<string> {
  return ownersBeside(topology, new Set()).foreign;
}
