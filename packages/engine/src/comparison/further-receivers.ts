import {
  type Address,
  addressAt,
  contains,
  type Family,
  hostPrefix,
  type Prefix,
  PrefixTable,
} from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import type { Atoms } from '../findings/loops/atoms.js';
import {
  addressesOf,
  type DeclId,
  hopAddresses,
  isReservedSubnet,
  type Network,
  type RouteTable,
  type Subnet,
  type Topology,
  type Vnet,
} from '../topology/index.js';
import type { Participant } from './participants.js';
import type { Reach } from './reach.js';
import type { Touched } from './touched.js';

/** An address whose packets a comparison follows in addition to those of the participants. */
export interface FurtherReceiver {
  readonly participant: Participant;
  readonly before: Address;
  /** Its address after the change, which may move it. */
  readonly after: Address;
  /** Whether only what its own subnet sends can differ from what becomes of the participant that stands for it. */
  readonly isInsideOnly: boolean;
}

/**
 * Receivers for which no participant stands, because a table may treat them unlike the others of their subnet or site:
 * a longer prefix contains them, or a route leads to an address beside them. They are NICs and hosts, an address in each
 * part of a subnet that a user-defined route cuts out, and in each subnet a second NIC, to which the first one sends.
 * @param touched for which destinations they are needed
 */
export function furtherReceivers(
  before: Reach,
  after: Reach,
  family: Family,
  touched: Touched,
): readonly FurtherReceiver[] {
  const distinguish = [distinguishing(before, family), distinguishing(after, family)] as const;
  const found: FurtherReceiver[] = [];
  for (const party of before.participants) {
    const own = party.address(family);
    if (!party.sends || party.members.length === 0 || !own) continue;
    checkpoint();
    const isWhole = distinguish.every(({ isWhole: treats }) => treats(party));
    if (isWhole && !touched(own)) continue;
    const keyOf = (here: Address, there: Address) =>
      isWhole ? '' : `${distinguish[0].part(here)} ${distinguish[1].part(there)}`;
    const seen = new Set([keyOf(own, after.successor(party)?.address(family) ?? own)]);
    // The second NIC of a subnet receives what the first one sends, whatever its address.
    let isSecond = party.subnet !== undefined;
    for (const each of declared(before.world.network, after.world.network, party, family)) {
      if (each.before.text === own.text) continue;
      const key = keyOf(each.before, each.after);
      if (isSecond || !seen.has(key)) found.push({ ...each, isInsideOnly: seen.has(key) });
      seen.add(key);
      isSecond = false;
      if (isWhole) break;
    }
  }
  return [...found, ...cutOut(before.world.network, after.world.network, family)].filter(
    (each) => touched(each.before) || touched(each.after),
  );
}

/** The addresses of the members of a party that exist in both states. */
function* declared(
  here: Network,
  there: Network,
  party: Participant,
  family: Family,
): Generator<Omit<FurtherReceiver, 'isInsideOnly'>> {
  for (const id of party.members) {
    const moved = addressesOfMember(there, id);
    for (const [i, address] of addressesOfMember(here, id).entries()) {
      const after = moved[i];
      if (address.family !== family || after?.family !== family) continue;
      yield { participant: receiver(party, id, address, here.label(id), [id]), before: address, after };
    }
  }
}

function addressesOfMember(network: Network, id: DeclId): readonly Address[] {
  const thing = network.thing(id);
  if (thing?.kind === 'nic') return addressesOf(thing.nic);
  return thing?.kind === 'host' ? [thing.host.address] : [];
}

function receiver(
  place: Pick<Participant, 'kind' | 'id' | 'vnet' | 'subnet'>,
  id: DeclId,
  own: Address,
  label: string,
  members: readonly DeclId[],
): Participant {
  const { kind, vnet, subnet } = place;
  const address: Participant['address'] = (wanted) => (wanted === own.family ? own : undefined);
  return { kind, id: place.id, vnet, subnet, key: `${id} ${own.text}`, label, members, sends: false, address };
}

/** How the tables of a state tell the addresses of one subnet or site apart. */
interface Distinguishing {
  /** Whether they do not. */
  readonly isWhole: (party: Participant) => boolean;
  /** A text that is equal for addresses that they treat alike. */
  readonly part: (address: Address) => string;
}

function distinguishing(reach: Reach, family: Family): Distinguishing {
  const known = distinguishings.get(reach) ?? new Map<Family, Distinguishing>();
  distinguishings.set(reach, known);
  const own = known.get(family) ?? distinguishingIn(reach, family);
  known.set(family, own);
  return own;
}

const distinguishings = new WeakMap<Reach, Map<Family, Distinguishing>>();

function distinguishingIn(reach: Reach, family: Family): Distinguishing {
  const atoms = reach.atoms(family);
  const { network } = reach.world;
  const hops = new Map(
    network.topology.routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ nextHop }) => hopAddresses(nextHop).map((hop) => [hop.text, hop] as const)),
    ),
  );
  const subnets = subnetsOf(network.topology);
  const withHop = new Set(
    [...hops.values()].flatMap((hop) =>
      subnets.covering(hostPrefix(hop)).flatMap((each) => each.map((one) => one.subnet.id)),
    ),
  );
  return {
    isWhole: ({ id, subnet }) =>
      subnet !== undefined &&
      !withHop.has(id) &&
      subnet.prefixes.every((prefix) => prefix.family !== family || isOneAtom(atoms, prefix)),
    part: (address) => (hops.has(address.text) ? address.text : String(atoms?.atomOf(address))),
  };
}

function isOneAtom(atoms: Atoms | undefined, prefix: Prefix): boolean {
  const [from, to] = atoms?.range(prefix) ?? [0, 1];
  return to - from === 1;
}

/** An address in each part of a subnet that a user-defined route cuts out, unless something is declared to have it. */
function cutOut(here: Network, there: Network, family: Family): readonly FurtherReceiver[] {
  const subnets = subnetsOf(here.topology);
  const found = new Map<string, FurtherReceiver>();
  for (const table of new Set([...here.topology.routeTables, ...there.topology.routeTables])) {
    for (const { vnet, subnet, address } of cutOutBy(table, subnets)) {
      if (address.family !== family || !isIn(there, subnet.id, address)) continue;
      if (here.ownerIn(vnet.id, address) || there.ownerIn(vnet.id, address)) continue;
      const place = { kind: 'subnet', id: subnet.id, vnet, subnet } as const;
      const participant = receiver(place, subnet.id, address, address.text, []);
      found.set(participant.key, { participant, before: address, after: address, isInsideOnly: false });
    }
  }
  return [...found.values()];
}

function isIn(network: Network, subnet: DeclId, address: Address): boolean {
  const thing = network.thing(subnet);
  return thing?.kind === 'subnet' && thing.subnet.prefixes.some((prefix) => contains(prefix, address));
}

interface CutOut {
  readonly vnet: Vnet;
  readonly subnet: Subnet;
  readonly address: Address;
}

/** What the routes of one table cut out. Topologies share most of their tables. */
function cutOutBy(table: RouteTable, subnets: PrefixTable<PlacedPrefix[]>): readonly CutOut[] {
  const known = cuts.get(subnets) ?? new WeakMap<RouteTable, readonly CutOut[]>();
  cuts.set(subnets, known);
  let found = known.get(table);
  if (!found) {
    found = table.routes.flatMap(({ destination }) => {
      if (!('prefix' in destination)) return [];
      const { prefix } = destination;
      const around = subnets.covering(prefix).flat();
      return around
        .filter(({ subnet, inside }) => inside.length < prefix.length && !isReservedSubnet(subnet.name))
        .map(({ vnet, subnet }) => ({ vnet, subnet, address: addressIn(prefix) }));
    });
    known.set(table, found);
  }
  return found;
}

const cuts = new WeakMap<PrefixTable<PlacedPrefix[]>, WeakMap<RouteTable, readonly CutOut[]>>();

interface PlacedPrefix {
  readonly vnet: Vnet;
  readonly subnet: Subnet;
  readonly inside: Prefix;
}

/** The subnets by prefix; topologies with the same VNets share them. */
function subnetsOf({ vnets }: Topology): PrefixTable<PlacedPrefix[]> {
  let table = subnetsByVnets.get(vnets);
  if (!table) {
    table = new PrefixTable();
    for (const vnet of vnets) {
      for (const subnet of vnet.subnets) {
        for (const inside of subnet.prefixes) {
          const known = table.get(inside);
          if (known) known.push({ vnet, subnet, inside });
          else table.set(inside, [{ vnet, subnet, inside }]);
        }
      }
    }
    subnetsByVnets.set(vnets, table);
  }
  return table;
}

const subnetsByVnets = new WeakMap<readonly Vnet[], PrefixTable<PlacedPrefix[]>>();

function addressIn(prefix: Prefix): Address {
  return addressAt(prefix, prefix.length <= (prefix.family === 4 ? 29 : 125) ? 4 : 0);
}
