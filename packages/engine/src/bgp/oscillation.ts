import type { SpeakerNode } from './node.js';
import type { Oscillation } from './result.js';
import type { BgpRoute, SpeakerId } from './route.js';
import type { SpeakerGraph } from './speaker-graph.js';

/** The route that each speaker prefers in one round. */
export type Standings = ReadonlyMap<SpeakerId, { readonly node: SpeakerNode; readonly best: BgpRoute | undefined }>;

/** How many speakers a sentence names, and how many rounds are described. */
const named = 12;
const describedRounds = 12;

/**
 * The speakers that never agree on a prefix, and their preferences in each of the repeating rounds.
 * @param unsettled the speakers that still have updates to send
 */
export function oscillationOf(
  graph: SpeakerGraph,
  history: readonly Standings[],
  prefix: string,
  unsettled: ReadonlySet<SpeakerId>,
): Oscillation {
  const told = history.map(
    (standings) => new Map([...standings].map(([id, { node, best }]) => [id, sentence(graph, node, best, prefix)])),
  );
  const whole = told.map((standings) => [...standings.values()].join());
  const before = whole.lastIndexOf(whole.at(-1) ?? '', whole.length - 2);
  const rounds = before < 0 ? told.slice(-4) : told.slice(before + 1);
  const [first] = rounds;
  const changing = [...(first?.keys() ?? [])].filter((id) =>
    rounds.some((standings) => standings.get(id) !== first?.get(id)),
  );
  const speakers = (changing.length > 0 ? changing : [...unsettled]).sort();
  const rest = speakers.length > named ? `; ${speakers.length - named} more speakers do not settle either` : '';
  return {
    prefix,
    alike: 0,
    speakers,
    rounds: rounds.slice(0, describedRounds).map((standings) => {
      const sentences = speakers.slice(0, named).flatMap((id) => standings.get(id) ?? []);
      return `${sentences.join('; ')}${rest}.`;
    }),
  };
}

function sentence(graph: SpeakerGraph, { speaker }: SpeakerNode, best: BgpRoute | undefined, prefix: string): string {
  if (!best) return `${speaker.label} has no route to ${prefix}`;
  const via = best.session ? (graph.nodes.get(best.session.local)?.speaker.label ?? speaker.id) : 'itself';
  return `${speaker.label} prefers ${prefix} from ${via} (AS path ${best.asPath.join('-') || 'empty'})`;
}
