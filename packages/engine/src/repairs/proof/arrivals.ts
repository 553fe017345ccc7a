import { checkpoint } from '../../checkpoint.js';
import { grouped } from '../../collections.js';
import type { Analysis } from '../../findings/analysis.js';
import type { Finding } from '../../findings/finding.js';
import { type Source, sourcesOf } from '../../findings/loops/sources.js';
import { Fates, type PathNumbers } from '../../forwarding/fates.js';
import { plainPacket } from '../../forwarding/packet.js';
import type { DeclId } from '../../topology/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { arrives } from './arrives.js';
import { touchedDestinations } from './destinations.js';

/** NICs of one kind may differ in what is their own VNet: two of each are followed. */
const followedOfAKind = 2;

/**
 * Compares the ways of packets between the sources and existing destinations.
 * @returns how many go another way; undefined if one that arrived is lost, or if what looped does not arrive although it
 * is for somebody
 */
export function changedPaths(
  before: Analysis,
  after: Analysis,
  finding: Finding,
  edits: readonly TopologyEdit[],
): number | undefined {
  const numbers: PathNumbers = new Map();
  const fatesBefore = new Fates(before.computation.forwarder, numbers);
  const fatesAfter = new Fates(after.computation.forwarder, numbers);
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
        const was = fatesBefore.of(source.send(packet));
        const is = fatesAfter.of(other.send(packet));
        if (arrives(was.verdict) && is.verdict !== was.verdict) return undefined;
        if (i === 0 && was.path !== is.path) changed += senders.length;
      }
    }
  }
  return exampleArrives(finding, fatesAfter, sourcesAfter) ? changed : undefined;
}

function exampleArrives({ subject }: Finding, fates: Fates, sources: ReadonlyMap<DeclId, Source>): boolean {
  if (subject?.kind !== 'loop') return true;
  const { hits, internet, example } = subject.loop;
  if (hits.length === 0 && !internet) return true;
  const sender = sources.get(example.source.declaration);
  return sender !== undefined && arrives(fates.of(sender.send(plainPacket(example.destination))).verdict);
}

/** Sources whose tables differ in nothing but their own VNets, together. */
function kindsOf(sources: readonly Source[]): readonly (readonly Source[])[] {
  return [...grouped(sources, ({ similar }) => similar).values()];
}
