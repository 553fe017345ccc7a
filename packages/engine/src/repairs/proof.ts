import { type Address, addressAt, contains, type Prefix } from '../address/index.js';
import { checkpoint } from '../checkpoint.js';
import { leftOutOf } from '../findings/limits/left-out.js';
import { existingSpaces } from '../findings/loops/existing.js';
import { untoldLoops } from '../findings/loops/find-loops.js';
import type { Loop } from '../findings/loops/loop.js';
import { type Source, sourcesOf } from '../findings/loops/sources.js';
import { Fates, type PathNumbers } from '../forwarding/fates.js';
import { plainPacket } from '../forwarding/packet.js';
import { isPrivateAddress, someInternetAddress } from '../forwarding/special-addresses.js';
import { endpointOf } from '../forwarding/tunnel.js';
import type { DeclId, Network } from '../topology/index.js';
import type { Analysis } from './analysis.js';
import type { TopologyEdit } from './repair.js';

/** What a change of the topology does, if it is a cure. */
export interface Proof {
  readonly removedLoops: number;
  readonly changedPaths: number;
}

/** A destination that somebody uses, and whose it is. */
interface Destination {
  readonly address: Address;
  readonly vnet: DeclId | undefined;
}

/** NICs of one kind may differ in what is their own VNet: two of each are followed. */
const followedOfAKind = 2;

/**
 * Proves that a change cures a loop: the loop is gone, no loop is new, what looped arrives if it is for somebody, and
 * no packet between the sources and existing destinations that arrived before is lost.
 * @returns undefined if one of these does not hold, or is not known since a limit is reached
 */
export function prove(
  before: Analysis,
  after: Analysis,
  loop: Loop,
  edits: readonly TopologyEdit[],
): Proof | undefined {
  if (isAssumed(before) || isAssumed(after) || after.search.families.some(({ skipped }) => skipped)) return undefined;
  const keysBefore = keysOf(before);
  const keysAfter = keysOf(after);
  if (keysAfter.has(loop.key) || [...keysAfter].some((key) => !keysBefore.has(key))) return undefined;
  const numbers: PathNumbers = new Map();
  const fatesBefore = new Fates(before.forwarder, numbers);
  const fatesAfter = new Fates(after.forwarder, numbers);
  const sourcesAfter = new Map(sourcesOf(after.forwarder).map((source) => [source.declaration, source]));
  const destinations = affected(before, destinationsOf(before, loop), edits);
  let changedPaths = 0;
  for (const kind of kindsOf(sourcesOf(before.forwarder))) {
    for (const { address: to, vnet } of destinations) {
      checkpoint();
      const packet = plainPacket(to);
      const senders = kind.filter((source) => vnet === undefined || source.vnet !== vnet);
      for (const [i, source] of senders.slice(0, followedOfAKind).entries()) {
        const other = sourcesAfter.get(source.declaration);
        if (!other) return undefined;
        const was = fatesBefore.of(source.send(packet));
        const is = fatesAfter.of(other.send(packet));
        if (arrives(was.verdict) && is.verdict !== was.verdict) return undefined;
        if (i === 0 && was.path !== is.path) changedPaths += senders.length;
      }
    }
  }
  if (!exampleArrives(loop, fatesAfter, sourcesAfter)) return undefined;
  return { removedLoops: before.loops.filter(({ key }) => !keysAfter.has(key)).length, changedPaths };
}

/** Tables lack routes, or hold some that stand for what is not computed: nothing follows from where packets go then. */
function isAssumed({ forwarder }: Analysis): boolean {
  return leftOutOf(forwarder.world).length > 0;
}

/** The keys of all loops, those that are too many to be told included. */
function keysOf({ forwarder, search, loops }: Analysis): ReadonlySet<string> {
  return new Set([...loops, ...untoldLoops(forwarder, search)].map(({ key }) => key));
}

function exampleArrives(loop: Loop, fates: Fates, sources: ReadonlyMap<DeclId, Source>): boolean {
  if (loop.hits.length === 0 && !loop.internet) return true;
  const { source, destination } = loop.example;
  const sender = sources.get(source.declaration);
  return sender !== undefined && arrives(fates.of(sender.send(plainPacket(destination))).verdict);
}

function arrives(verdict: string): boolean {
  return verdict === 'delivered' || verdict === 'internet';
}

/** Sources whose tables differ in nothing but their own VNets, together. */
function kindsOf(sources: readonly Source[]): readonly (readonly Source[])[] {
  const kinds = new Map<string, Source[]>();
  for (const source of sources) {
    const kind = kinds.get(source.similar);
    if (kind) kind.push(source);
    else kinds.set(source.similar, [source]);
  }
  return [...kinds.values()];
}

/** One address of each space that exists, the example of the loop, and the Internet as the route tables cut it. */
function destinationsOf({ forwarder }: Analysis, { example }: Loop): readonly Destination[] {
  const { network } = forwarder.world;
  const found = new Map<string, Destination>();
  const add = (to: Address, vnet?: DeclId) => {
    if (!found.has(to.text)) found.set(to.text, { address: to, vnet });
  };
  for (const { prefix, vnet, hosts } of existingSpaces(forwarder.world.devices)) {
    add(hosts().find((host) => contains(prefix, host)) ?? fifthAddress(prefix), vnet);
  }
  add(example.destination);
  for (const prefix of publicPrefixes(network)) if (prefix.length > 0) add(fifthAddress(prefix));
  add(someInternetAddress);
  return [...found.values()];
}

function publicPrefixes({ topology }: Network): readonly Prefix[] {
  return topology.routeTables.flatMap(({ routes }) =>
    routes.flatMap(({ destination }) =>
      'prefix' in destination && !isPrivateAddress(fifthAddress(destination.prefix)) ? [destination.prefix] : [],
    ),
  );
}

function fifthAddress(prefix: Prefix): Address {
  const hostBits = (prefix.family === 4 ? 32 : 128) - prefix.length;
  return addressAt(prefix, hostBits >= 3 ? 4 : 0);
}

/**
 * User-defined routes touch nothing but what lies in their prefixes, unless the far end of a tunnel does: then all that
 * goes through it. A tunnel may touch everything.
 */
function affected(
  { forwarder }: Analysis,
  destinations: readonly Destination[],
  edits: readonly TopologyEdit[],
): readonly Destination[] {
  const prefixes = edits.flatMap((edit) => (edit.kind === 'addUserRoute' ? [edit.prefix] : []));
  const inside = (to: Address) => prefixes.some((prefix) => contains(prefix, to));
  const { world } = forwarder;
  const endpoints = world.network.topology.tunnels.flatMap(({ a, b }) => [endpointOf(world, a), endpointOf(world, b)]);
  const everything = prefixes.length < edits.length || endpoints.some((endpoint) => endpoint && inside(endpoint));
  return everything ? destinations : destinations.filter(({ address: to }) => inside(to));
}
