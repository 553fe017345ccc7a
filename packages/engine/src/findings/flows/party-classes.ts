import type { Address, Family } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import { append } from '../../collections.js';
import { onwardTo } from '../../effective/onward-to.js';
import type { EffectiveRoute, EffectiveTable, FabricAction, InjectedRoute } from '../../effective/route.js';
import type { BestRoutes } from '../../forwarding/best-routes.js';
import type { OsEntry, OsTable } from '../../forwarding/os-table.js';
import { placeKinds } from '../../forwarding/state.js';
import type { Decisive, World } from '../../forwarding/world.js';
import type { DeclId, Network, Peering, PeeringHalf, Vnet } from '../../topology/index.js';
import { servesOthers } from '../../topology/index.js';
import { bestToken, osToken } from '../loops/deciders.js';
import { tableContent } from '../table-content.js';
import { type Branches, branchesOf, tokenFor } from './branches.js';
import type { Party } from './party.js';
import { numberOf, tokenNumbers } from './token-numbers.js';

/** Parties that routing treats alike, as senders and as receivers; the first one represents all. */
export interface PartyClass {
  readonly parties: readonly Party[];
}

/**
 * Sorts parties into classes that routing treats alike: their own tables differ only in the prefixes of their own
 * VNets, and every table of the topology treats their addresses alike. One flow then represents all flows between two
 * classes.
 * @param most how many pairs of party and table may be looked at
 * @returns undefined if there are more
 */
export function partyClasses(
  world: World,
  parties: readonly Party[],
  family: Family,
  most = Number.POSITIVE_INFINITY,
): readonly PartyClass[] | undefined {
  const flags = flagsOf(world.network);
  const senders = new Map<string, Party[]>();
  const peeringsOf = peeringNumbers(world.network);
  const branches = branchesOf(world);
  for (const party of parties) {
    checkpoint();
    const alike = branches.get(party.id)?.key;
    append(senders, alike ?? senderKey(world, party, peeringsOf), party);
  }
  const views = [...tableViews(world, flags, branches), ...senderViews(world, flags, [...senders.values()])];
  if (views.length * parties.length > most) return undefined;
  const receivers = [...senders.values()].flatMap((group, i) =>
    group.flatMap((party): Receiver[] => {
      const address = party.address(family);
      return address ? [{ party, address, kind: i }] : [];
    }),
  );
  return classesBy(views, receivers);
}

/** A party with its address, and a number that is equal for parties that no table has distinguished so far. */
interface Receiver {
  readonly party: Party;
  readonly address: Address;
  kind: number;
}

/** Distinguishes parties by one table after the other; a party that is alone in its kind needs no further look. */
function classesBy(views: readonly View[], receivers: readonly Receiver[]): readonly PartyClass[] {
  let kinds = receivers.reduce((most, { kind }) => Math.max(most, kind + 1), 0);
  let alike = withOthersOfKind(receivers);
  for (const view of views) {
    if (alike.length === 0) break;
    checkpoint();
    const before = kinds;
    const numbers = new Map<number, Map<number, number>>();
    for (const receiver of alike) {
      let finer = numbers.get(receiver.kind);
      if (!finer) {
        finer = new Map();
        numbers.set(receiver.kind, finer);
      }
      const effect = view(receiver.address, receiver.party);
      let kind = finer.get(effect);
      if (kind === undefined) {
        // The first subset keeps the number of the kind.
        kind = finer.size === 0 ? receiver.kind : kinds++;
        finer.set(effect, kind);
      }
      receiver.kind = kind;
    }
    if (kinds > before) alike = withOthersOfKind(alike);
  }
  const classes = new Map<number, Party[]>();
  for (const { kind, party } of receivers) append(classes, kind, party);
  return [...classes.values()].map((parties) => ({ parties }));
}

/** The receivers whose kind has other members too. */
function withOthersOfKind(receivers: readonly Receiver[]): readonly Receiver[] {
  const counts = new Map<number, number>();
  for (const { kind } of receivers) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return receivers.filter(({ kind }) => counts.get(kind) !== 1);
}

export type Flags = ReadonlyMap<DeclId, string>;

/** What one table does with a party's address, as a number that is equal for equal effects. */
type View = (address: Address, party: Party) => number;

/** A key that is equal for parties whose own tables differ only in the prefixes of their own VNets. */
function senderKey(
  { network }: World,
  { kind, id, vnet, subnet, members }: Party,
  peeringsOf: (vnet: Vnet) => number,
): string {
  if (!vnet || !subnet) return `${kind} ${id}`;
  const table = network.routeTable(subnet.routeTable);
  return [
    kind,
    members.length > 0,
    network.hubOf(vnet.id)?.id ?? (servesOthers(vnet) ? vnet.id : ''),
    table ? tableContent(table) : '',
    [...subnet.serviceEndpoints].sort().join(),
    subnet.privateEndpointNetworkPolicies,
    peeringsOf(vnet),
  ].join('|');
}

/** A number for the peerings of a VNet that is equal for equal peers and flags. */
function peeringNumbers(network: Network): (vnet: Vnet) => number {
  const byVnet = new Map<Vnet, number>();
  const byText = new Map<string, number>();
  return (vnet) => {
    let number = byVnet.get(vnet);
    if (number === undefined) {
      const text = network
        .neighbours(vnet.id)
        .map(({ vnet: peer, local, remote, access }) =>
          [peer.id, access, local.allowForwardedTraffic, remote.allowForwardedTraffic].join(' '),
        )
        .sort()
        .join(';');
      number = byText.get(text) ?? byText.size;
      byText.set(text, number);
      byVnet.set(vnet, number);
    }
    return number;
  };
}

/** The views of the tables by which devices forward. */
function tableViews(world: World, flags: Flags, branches: ReadonlyMap<DeclId, Branches>): View[] {
  const { network } = world;
  const { topology } = network;
  const tables = new Set<EffectiveTable>();
  const views: View[] = [];
  const speakers = new Set<DeclId>();
  const look = (decisive: Decisive, device: DeclId): void => {
    switch (decisive.by) {
      case 'operatingSystem':
        views.push(osView(decisive.table));
        return;
      case 'rows':
      case 'rowsAndLengths':
        tables.add(decisive.table);
        return;
      case 'routes':
        // Routers are added below, since a branch needs only two of them.
        if (!network.router(device)) speakers.add(device);
        return;
    }
  };
  for (const place of placeKinds.map((kind) => world.place(kind))) {
    for (const device of place.devices(topology)) {
      for (const decisive of place.decisives(world, device)) look(decisive, device);
    }
  }
  for (const { id: site, routers } of topology.sites) {
    if (!branches.has(site)) for (const { id } of routers) speakers.add(id);
  }
  for (const table of tables) views.push(rowView(flags, table));
  for (const speaker of speakers) views.push((address, party) => speakerView(world, branches, speaker, address, party));
  for (const { routers } of new Set(branches.values())) {
    views.push((address, party) => {
      const isFirst = network.router(routers[0])?.site.id === party.id;
      return speakerView(world, branches, isFirst ? routers[1] : routers[0], address, party);
    });
  }
  return views;
}

function osView(os: OsTable): View {
  return (address) => {
    const entries = os.lookup(address);
    // An empty result is a new array each time, so it cannot have a number of its own.
    return entries.length === 0 ? 0 : osTokens(entries, (own) => own.map(osToken).join());
  };
}

function speakerView(
  world: World,
  branches: ReadonlyMap<DeclId, Branches>,
  speaker: DeclId,
  address: Address,
  party: Party,
): number {
  const thing = branches.has(party.id) ? world.network.thing(party.id) : undefined;
  const site = thing?.kind === 'site' ? thing.site : undefined;
  const number = (best: BestRoutes | undefined) => {
    if (!best) return 0;
    return site ? numberOf(tokenFor(site, best)) : bestTokens(best, bestToken);
  };
  const [one, two] = world.devices.sharedBest(speaker, address);
  return number(one) * 2 ** 26 + number(two);
}

/**
 * The views of the senders' tables: one per group of tables that differ only in their own prefixes. For parties in the
 * first table's VNet, the view uses a second table of the group.
 */
function senderViews({ tables }: World, flags: Flags, groups: readonly (readonly Party[])[]): View[] {
  return groups.flatMap((group): View[] => {
    const [first] = group;
    const one = first?.subnet && tables.ofSubnet(first.subnet.id);
    if (!one) return [];
    const other = group.find(({ vnet }) => vnet !== first.vnet)?.subnet;
    const two = other && tables.ofSubnet(other.id);
    const views = [one, two].map((table) => table && rowView(flags, table));
    return [(address, party) => (party.vnet === first.vnet ? views[1] : views[0])?.(address) ?? -1];
  });
}

/** What a table does with an address, as a number that is equal for equal effects. */
export function rowView(flags: Flags, table: EffectiveTable): (address: Address) => number {
  return (address) => {
    const match = table.match(address);
    if (!match) return 0;
    if (match.kind !== 'row') return hopTokens(match.nextHops, (hops) => `bgp ${hops.map(({ text }) => text).join()}`);
    const token = rowTokens(match, (row) => rowToken(flags, row));
    // The next hop itself gets its packets, whether it forwards those of others or not.
    return match.nextHops.some(({ action }) => onwardTo(action) === address.text) ? -1 - token : token;
  };
}

const rowTokens = tokenNumbers<EffectiveRoute>();
const hopTokens = tokenNumbers<InjectedRoute['nextHops']>();
const osTokens = tokenNumbers<readonly OsEntry[]>();
const bestTokens = tokenNumbers<BestRoutes>();

/** What a row does, without its prefix, so that peering rows with equal flags are alike. */
function rowToken(flags: Flags, row: EffectiveRoute): string {
  const hops = row.nextHops.map(({ action }) => actionToken(flags, action));
  const user = row.source === 'User' ? row.prefix?.text : '';
  return `${row.source} ${row.nextHopType} ${user} ${hops.sort().join()}`;
}

function actionToken(flags: Flags, action: FabricAction): string {
  return action.to === 'peer' ? `peer ${flags.get(action.peering) ?? ''}` : (onwardTo(action) ?? action.to);
}

/** The flags of all peerings, by id. */
export function flagsOf({ topology: { peerings } }: Network): Flags {
  const flags = flagsByPeerings.get(peerings) ?? flagsOfPeerings(peerings);
  flagsByPeerings.set(peerings, flags);
  return flags;
}

/** Topologies with the same peerings share them. */
const flagsByPeerings = new WeakMap<readonly Peering[], Flags>();

function flagsOfPeerings(peerings: readonly Peering[]): Flags {
  const half = ({ allowVirtualNetworkAccess, allowForwardedTraffic }: PeeringHalf) =>
    `${allowVirtualNetworkAccess}/${allowForwardedTraffic}`;
  return new Map(peerings.map(({ id, a, b }) => [id, [half(a), half(b)].sort().join()]));
}
