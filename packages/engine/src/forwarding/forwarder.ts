import { checkpoint } from '../checkpoint.js';
import { distinctBy } from '../collections.js';
import { verdictOf } from './end.js';
import type { Outcome } from './outcome.js';
import { type State, stateKey } from './state.js';
import type { World } from './world.js';

/** The forwarding of one topology: what each device does with a packet, computed once per state. */
export class Forwarder {
  private readonly known = new Map<string, readonly Outcome[]>();
  private readonly earlier:
    | { readonly world: World; readonly known: ReadonlyMap<string, readonly Outcome[]> }
    | undefined;
  private readonly unchanged = new Map<string, boolean>();

  /** @param earlier the forwarding of an earlier state, whose results are reused for devices with the same tables */
  constructor(
    readonly world: World,
    earlier?: Forwarder,
  ) {
    this.earlier =
      earlier?.world.devices === world.devices ? { world: earlier.world, known: earlier.known } : undefined;
  }

  /** What the device does with the packet: one outcome, or several if there are equal-cost paths; never none. */
  next(state: State): readonly Outcome[] {
    const key = stateKey(state);
    let outcomes = this.known.get(key);
    if (!outcomes) {
      checkpoint();
      outcomes =
        this.fromEarlier(state, key) ??
        distinct(this.world.place(state.kind).next(this.world, state.device, state.packet));
      this.known.set(key, outcomes);
    }
    return outcomes;
  }

  /** How many states of packets are known. */
  get size(): number {
    return this.known.size;
  }

  /** Lets go of all but so many states of packets, those that were asked for first. They are computed again if needed. */
  shrink(size: number): void {
    for (const key of [...this.known.keys()].slice(size)) this.known.delete(key);
  }

  private fromEarlier({ kind, device }: State, key: string): readonly Outcome[] | undefined {
    const outcomes = this.earlier?.known.get(key);
    if (!outcomes || !this.earlier) return undefined;
    const at = `${kind} ${device}`;
    let same = this.unchanged.get(at);
    if (same === undefined) {
      const place = this.world.place(kind);
      const before = place.tables(this.earlier.world, device);
      same = place.tables(this.world, device).every((table, i) => table === before[i]);
      this.unchanged.set(at, same);
    }
    return same ? outcomes : undefined;
  }
}

/** Merges outcomes that lead to the same state or end in the same way: they are one path. */
function distinct(outcomes: readonly Outcome[]): readonly Outcome[] {
  return distinctBy(outcomes, (outcome) =>
    outcome.next ? stateKey(outcome.next) : `${verdictOf(outcome.end)} ${outcome.reason.text}`,
  );
}
