import { refusals } from '../protocol/messages.ts';
import type { Random } from '../random.ts';
import { isInWorkspace, type Name } from '../world/places.ts';
import type { World } from '../world/world.ts';
import { comparable } from './comparable.ts';
import type { Report } from './failure.ts';
import { requestKind } from './requests.ts';
import type { Session } from './session.ts';

/** Positions in a document for requests to a server. */
export interface Probe {
  readonly name: Name;
  readonly offsets: readonly number[];
}

/** What a server shows and answers: by aspect, such as `hover`, and then by position. */
export type Observation = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** How many positions of a document are checked, and how many of its diagnostics. */
const placesPerDocument = 4;
const diagnosticsPerDocument = 3;
const closedFiles = 2;

/** Chooses where to send requests: in all open documents, in some closed ones, and in an unknown one. */
export function probesOf(world: World, random: Random): Probe[] {
  const closed = [...world.disk.entries.keys()].filter((name) => isInWorkspace(name) && !world.open.has(name));
  const some = Array.from({ length: Math.min(closedFiles, closed.length) }, () => random.pick(closed));
  return [...world.open.keys(), ...new Set(some), 'nobody-knows.azroute'].map((name) => {
    const text = world.open.get(name)?.text ?? world.disk.text(name) ?? '';
    const words = [...text.matchAll(/[\w.-]+/g)].map(({ index, 0: word }) => index + random.below(word.length + 1));
    const place = () => (words.length > 0 && !random.oneIn(4) ? random.pick(words) : random.below(text.length + 1));
    return { name, offsets: Array.from({ length: placesPerDocument }, place).sort((a, b) => a - b) };
  });
}

/** Sends all requests about some positions to an idle server. */
export async function observe(session: Session, probes: readonly Probe[], report: Report): Promise<Observation> {
  const observation = new Map<string, Map<string, unknown>>();
  const record = (aspect: string, place: string, value: unknown) => {
    const places = observation.get(aspect) ?? new Map();
    observation.set(aspect, places.set(place, value));
  };
  for (const { uri, diagnostics } of session.client.shown.values()) {
    if (diagnostics.length > 0) record('diagnostics', uri, comparable(diagnostics, true));
  }
  const asked: Promise<void>[] = [];
  for (const aspect of session.requests) {
    const { about, unordered } = requestKind(aspect);
    const ask = async (key: string, place: Parameters<Session['ask']>[1]) => {
      const answer = await session.ask(aspect, place);
      // While nothing changes, there is no reason to refuse a request.
      if (answer.is === 'error' && refusals.has(answer.error.code)) report(`refused:${aspect}`, answer.error.message);
      const value = answer.is === 'result' ? answer.result : { [answer.is]: true };
      record(aspect, key, comparable(value, unordered));
    };
    for (const { name, offsets } of probes) {
      const whole = session.place(name, 0);
      if (about === 'document') asked.push(ask(name, whole));
      if (about === 'place') for (const at of offsets) asked.push(ask(`${name}@${at}`, session.place(name, at)));
      if (about === 'diagnostics') {
        const first = (comparable(whole.diagnostics, true) as typeof whole.diagnostics).slice(
          0,
          diagnosticsPerDocument,
        );
        for (const [i, diagnostic] of first.entries()) {
          asked.push(ask(`${name}!${i}`, { ...whole, range: diagnostic.range, diagnostics: [diagnostic] }));
        }
      }
    }
  }
  await Promise.all(asked);
  return observation;
}
