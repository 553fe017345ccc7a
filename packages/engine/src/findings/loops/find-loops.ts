import { type Address, comparePrefixes, contains, covers, type Prefix } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { isPrivateAddress, someInternetAddress } from '../../forwarding/special-addresses.js';
import { limits } from '../../limits.js';
import { sizeOf } from '../../topology/index.js';
import type { AtomRange, Atoms } from './atoms.js';
import { exampleOf, hostLike } from './example.js';
import { type ExistingSpace, existingSpaces } from './existing.js';
import type { LoopGroup } from './group.js';
import type { Loop, LoopExample } from './loop.js';
import { LoopSenders } from './loop-senders.js';
import { type Search, searchCycles } from './search.js';
import { type Source, senderTo, sourcesOf } from './sources.js';

/** Address space in use, with its atoms. */
interface PlacedSpace {
  readonly space: ExistingSpace;
  readonly range: AtomRange;
}

/**
 * All forwarding loops that packets from a NIC, a host or a point-to-site client can enter, sorted by key.
 * @param search the cycles of this topology, if they are already known
 */
export function findLoops(forwarder: Forwarder, search: Search = searchCycles(forwarder)): readonly Loop[] {
  const { world } = forwarder;
  const found = search.families;
  if (found.every(({ groups }) => groups.length === 0)) return [];
  const spaces = existingSpaces(world.devices);
  return found.flatMap(({ atoms, groups, entrances }) => {
    const senders = new LoopSenders(world, atoms, entrances);
    const sources = sourcesOf(forwarder, atoms.family);
    const here = spaces.flatMap((space): PlacedSpace[] =>
      space.prefix.family === atoms.family ? [{ space, range: atoms.range(space.prefix) }] : [],
    );
    const reported = groups.slice(0, reportedGroups(forwarder, groups, sources));
    return reported.flatMap((group) => loopOf(forwarder, atoms, senders, group, sources, here) ?? []);
  });
}

/** Loops that are not reported, because there are too many of them or of the senders whose packets may enter them. */
export function unreportedLoops(forwarder: Forwarder, { families }: Search): readonly LoopGroup[] {
  return families.flatMap(({ atoms, groups }) =>
    groups.length === 0 ? [] : groups.slice(reportedGroups(forwarder, groups, sourcesOf(forwarder, atoms.family))),
  );
}

/** How many loops are reported. The limit counts pairs, since all senders are checked for each loop. */
function reportedGroups(
  { world: { network } }: Forwarder,
  groups: readonly LoopGroup[],
  sources: readonly Source[],
): number {
  const most = limits.loopSenders(sizeOf(network.topology));
  return Math.min(groups.length, limits.loops, Math.max(1, Math.floor(most / Math.max(1, sources.length))));
}

function loopOf(
  forwarder: Forwarder,
  atoms: Atoms,
  senders: LoopSenders,
  group: LoopGroup,
  all: readonly Source[],
  spaces: readonly PlacedSpace[],
): Loop | undefined {
  const sources = bystandersFirst(
    forwarder,
    group,
    all.filter((source) => senders.reach(source, group)),
  );
  if (sources.length === 0) return undefined;
  // A source whose packets for one atom enter the loop mostly does the same for the next one.
  let likely = sources[0];
  const isHit = (atom: number) => {
    if (likely && senders.enter(likely, atom, group)) return true;
    const sender = sources.find((source) => senders.enter(source, atom, group));
    likely = sender ?? likely;
    return sender !== undefined;
  };
  const existing = spaces.flatMap(({ space, range }) => {
    checkpoint();
    return someAtomIn(group, range, isHit) ? [space] : [];
  });
  const internet = group.atoms.some((atom) => {
    const address = atoms.representative(atom);
    return (
      !isPrivateAddress(address) && isHit(atom) && !spaces.some(({ space: { prefix } }) => contains(prefix, address))
    );
  });
  const example = chooseExample(forwarder, atoms, senders, group, sources, existing, internet);
  if (!example) return undefined;
  return {
    key: group.key,
    devices: group.devices,
    loadBalancer: group.loadBalancer,
    tunnel: group.tunnel,
    rows: group.rows,
    steps: group.spaceOf(group.atoms[0] ?? 0)?.cycle.steps ?? [],
    intentions: group.intentions,
    hits: shownPrefixes(atoms, group, existing, isHit),
    internet,
    sources,
    example,
  };
}

/** Sorts sources by how well they serve as examples: VNets without looping devices first, on-premises sources last. */
function bystandersFirst({ world }: Forwarder, group: LoopGroup, sources: readonly Source[]): readonly Source[] {
  const vnets = new Set(
    group.devices.flatMap((device) => {
      const thing = world.network.thing(device);
      if (thing?.kind === 'nva') return world.network.nicsOf(thing.nva).map(({ vnet }) => vnet.id);
      return thing && 'vnet' in thing ? [thing.vnet.id] : [];
    }),
  );
  const rank = ({ vnet }: Source) => (vnet === undefined ? 2 : vnets.has(vnet) ? 1 : 0);
  return [...sources].sort((a, b) => rank(a) - rank(b));
}

function someAtomIn(group: LoopGroup, [from, to]: AtomRange, holds: (atom: number) => boolean): boolean {
  for (let atom = from; atom < to; atom++) if (group.spaceOf(atom) && holds(atom)) return true;
  return false;
}

function atomsIn(atoms: Atoms, group: LoopGroup, prefix: Prefix): number[] {
  const [from, to] = atoms.range(prefix);
  const found: number[] = [];
  for (let atom = from; atom < to; atom++) if (group.spaceOf(atom)) found.push(atom);
  return found;
}

/**
 * The prefixes that are hit. For a prefix that is hit only in part, the prefixes of the looping rows, if they cover
 * that part.
 */
function shownPrefixes(
  atoms: Atoms,
  group: LoopGroup,
  existing: readonly ExistingSpace[],
  isHit: (atom: number) => boolean,
): readonly Prefix[] {
  const shown = new Map<string, Prefix>();
  for (const { prefix, shown: whole } of existing) {
    checkpoint();
    const [from, to] = atoms.range(prefix);
    const caught = atomsIn(atoms, group, prefix);
    const named = caught.length === to - from ? [] : group.rows.flatMap(({ row }) => row.prefix ?? []);
    const parts = named.filter((part) => covers(prefix, part) && someAtomIn(group, atoms.range(part), isHit));
    const covered = new Set(parts.flatMap((part) => atomsIn(atoms, group, part)));
    const all = parts.length > 0 && caught.every((atom) => covered.has(atom) || !isHit(atom));
    for (const one of all ? parts : [whole]) shown.set(one.text, one);
  }
  return [...shown.values()].sort(comparePrefixes);
}

/** The first answer that is not undefined. */
function firstOf<T, R>(items: readonly T[], answer: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = answer(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function chooseExample(
  forwarder: Forwarder,
  atoms: Atoms,
  senders: LoopSenders,
  group: LoopGroup,
  sources: readonly Source[],
  existing: readonly ExistingSpace[],
  internet: boolean,
): LoopExample | undefined {
  for (const destination of candidates(atoms, group, existing, internet)) {
    const atom = atoms.atomOf(destination);
    if (!group.spaceOf(atom)) continue;
    const source = firstOf(sources, (candidate) =>
      senders.enter(candidate, atom, group) ? senderTo(forwarder.world, candidate, destination) : undefined,
    );
    const example = source && exampleOf(forwarder, source, destination, group.devices);
    if (example) return example;
  }
  return undefined;
}

/** Addresses of an atom: one that looks like a host's, and another in case the first belongs to the only sender. */
function within(atoms: Atoms, atom: number): readonly Address[] {
  const first = atoms.representative(atom);
  return [hostLike(first, (address) => atoms.atomOf(address) === atom), first];
}

/** Destinations for an example, the best first: declared NICs and hosts, the Internet, any address. */
function* candidates(
  atoms: Atoms,
  group: LoopGroup,
  existing: readonly ExistingSpace[],
  internet: boolean,
): Generator<Address> {
  for (const { prefix, hosts } of existing) yield* hosts().filter((host) => contains(prefix, host));
  if (internet) yield someInternetAddress;
  for (const { prefix } of existing) for (const atom of atomsIn(atoms, group, prefix)) yield* within(atoms, atom);
  for (const atom of group.atoms) yield* within(atoms, atom);
}
