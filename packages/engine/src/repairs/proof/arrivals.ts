import { checkpoint } from '../../checkpoint.js';
import { grouped } from '../../collections.js';
import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import { type Source, sourcesOf } from '../../findings/loops/sources.js';
import { plainPacket } from '../../forwarding/packet.js';
import { type PathNumbers, PathResults } from '../../forwarding/path-results.js';
import type { DeclId } from '../../topology/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { arrives } from './arrives.js';
import { touchedDestinations } from './destinations.js';

/** How many senders of a kind are followed: two, since they may differ in their own VNets. */
const followedOfAKind = 2;

/**
 * Compares the paths of packets from the sources to destinations in use.
 * @returns how many paths change; undefined if packets that arrived are lost, or if looping packets for a destination
 * in use still do not arrive
 */
export function changedPaths(
  before: Analysis,
  after: Analysis,
  finding: Finding,
  edits: readonly TopologyEdit[],
): number | undefined {
  const numbers: PathNumbers = new Map();
  const pathsBefore = new PathResults(before.computation.forwarder, numbers);
  const pathsAfter = new PathResults(after.computation.forwarder, numbers);
  const sourcesAfter = new Map(sourcesOf(after.computation.forwarder).map((source) => [source.declaration, source]));
  const destinations = touchedDestinations(before.computation.forwarder.world, finding, edits);
  let changed = 0;
  for (const kind of kindsOf(sourcesOf(before.computation.forwarder))) {
    for (const { address: to, vnet } of destinations) {
      checkpoint();
      const packet = plainPacket(to);
      const senders = kind.filter((source) => vnet === undefined || source.vnet !== vnet);
      for (const [i, source] of senders.slice(0, followedOfAKind).entries()) {
        const other = sourcesAfter.get(source.declaration);
        if (!other) return undefined;
        const pathBefore = pathsBefore.of(source.send(packet));
        const pathAfter = pathsAfter.of(other.send(packet));
        if (arrives(pathBefore.verdict) && pathAfter.verdict !== pathBefore.verdict) return undefined;
        if (i === 0 && pathBefore.path !== pathAfter.path) changed += senders.length;
      }
    }
  }
  return exampleArrives(finding, pathsAfter, sourcesAfter) ? changed : undefined;
}

function exampleArrives({ subject }: Finding, paths: PathResults, sources: ReadonlyMap<DeclId, Source>): boolean {
  if (subject?.kind !== 'loop') return true;
  const { hits, internet, example } = subject.loop;
  if (hits.length === 0 && !internet) return true;
  const sender = sources.get(example.source.declaration);
  return sender !== undefined && arrives(paths.of(sender.send(plainPacket(example.destination))).verdict);
}

/** Groups sources whose tables differ only in their own VNets. */
function kindsOf(sources: readonly Source[]): readonly (readonly Source[])[] {
  return [...grouped(sources, ({ similar }) => similar).values()];
}
