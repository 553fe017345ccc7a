import type { Forwarder } from '../../forwarding/forwarder.js';
import { limits } from '../../limits.js';
import { sizeOf } from '../../topology/index.js';
import { existingSpaces } from './existing.js';
import type { LoopGroup } from './group.js';
import type { Loop } from './loop.js';
import { LoopExamination, type PlacedSpace } from './loop-examination.js';
import { LoopSenders } from './loop-senders.js';
import { type Search, searchCycles } from './search.js';
import { type Source, sourcesOf } from './sources.js';

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
    return reported.flatMap((group) => {
      const reaching = sources.filter((source) => senders.reach(source, group));
      if (reaching.length === 0) return [];
      const examination = new LoopExamination(
        { forwarder, atoms, senders },
        group,
        bystandersFirst(forwarder, group, reaching),
      );
      return examination.loop(here) ?? [];
    });
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
