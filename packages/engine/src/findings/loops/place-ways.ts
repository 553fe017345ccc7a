import { checkpoint } from '../../checkpoint.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { plainPacket } from '../../forwarding/packet.js';
import { type State, stateKey } from '../../forwarding/state.js';
import { limits } from '../../limits.js';
import type { Atoms } from './atoms.js';
import { type Decider, paintedBy } from './classes.js';
import { type ForwardingPlace, placeKey } from './forwarding-places.js';

/** Where a place sends one kind of packet. */
export interface PlaceWay {
  /** Indexes of the places that get the packet next, outside all tunnels. */
  readonly next: readonly number[];
  /** Whether the packet may loop inside a tunnel on the way there. */
  readonly rounds: boolean;
  /** How many states were looked at to find this out. */
  readonly states: number;
  /** The number of the last search that was charged for these states. */
  countedIn: number;
}

/**
 * Where one place sends packets, by what its own tables do with their destination: a few kinds, however many
 * destinations there are. For an address that a device owns there may be fewer next places than for the rest of its
 * kind, never more.
 */
export class PlaceWays {
  private readonly painted: readonly Int32Array[];
  private readonly byKind = new Map<number | string, PlaceWay>();

  constructor(
    private readonly place: ForwardingPlace,
    private readonly atoms: Atoms,
    readonly deciders: readonly Decider[],
  ) {
    this.painted = deciders.map((decider) => paintedBy(atoms, decider));
  }

  /** Whether this was computed for these atoms and tables. */
  isFor(atoms: Atoms, deciders: readonly Decider[]): boolean {
    return (
      this.atoms === atoms &&
      this.deciders.length === deciders.length &&
      deciders.every((decider, i) => decider === this.deciders[i])
    );
  }

  /** Where packets for an atom go. `isOwn` means that the atom is an address of a device. */
  of(forwarder: Forwarder, places: ReadonlyMap<string, number>, atom: number, isOwn: boolean): PlaceWay {
    const kind = this.kindOf(atom);
    let way = this.byKind.get(kind);
    if (!way) {
      way = this.follow(forwarder, places, atom);
      // An address of a device may have fewer next places than its kind, so it does not represent the kind.
      if (!isOwn) this.byKind.set(kind, way);
    }
    return way;
  }

  private kindOf(atom: number): number | string {
    const [one, two, ...others] = this.painted;
    const number = (one?.[atom] ?? 0) * 0x2000000 + (two?.[atom] ?? 0);
    return others.length === 0 ? number : `${number} ${others.map((each) => each[atom]).join()}`;
  }

  private follow(forwarder: Forwarder, places: ReadonlyMap<string, number>, atom: number): PlaceWay {
    const start: State = {
      ...this.place,
      packet: plainPacket(this.atoms.representative(atom)),
      loadBalancer: undefined,
    };
    const next = new Set<number>();
    const seen = new Set<string>();
    const states = [start];
    let rounds = false;
    for (let state = states.pop(); state; state = states.pop()) {
      checkpoint();
      for (const outcome of forwarder.next(state)) {
        if (outcome.end?.kind === 'tunnelRecursion') rounds = true;
        if (!outcome.next) continue;
        if (outcome.next.packet.legs.length === 0) {
          const index = places.get(placeKey(outcome.next));
          if (index !== undefined) next.add(index);
          continue;
        }
        const key = stateKey(outcome.next);
        // A state that is reached twice inside a tunnel may be a loop; the exact search decides.
        if (seen.has(key)) rounds = true;
        else if (seen.size >= limits.statesInTunnels) rounds = true;
        else {
          seen.add(key);
          states.push(outcome.next);
        }
      }
    }
    return { next: [...next], rounds, states: 1 + seen.size, countedIn: 0 };
  }
}
