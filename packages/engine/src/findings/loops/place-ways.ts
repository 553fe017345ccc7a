import { checkpoint } from '../../checkpoint.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { plainPacket } from '../../forwarding/packet.js';
import { type State, stateKey } from '../../forwarding/state.js';
import { limits } from '../../limits.js';
import type { Atoms } from './atoms.js';
import { type Decider, paintedBy } from './classes.js';
import { type ForwardingPlace, placeKey } from './forwarding-places.js';

/** Where a place hands a kind of packet. */
export interface PlaceWay {
  /** Indexes of the places that get it next, once it is out of all tunnels. */
  readonly next: readonly number[];
  /** It may go round on the way there, inside a tunnel. */
  readonly rounds: boolean;
  /** The states that were looked at to find out. */
  readonly states: number;
  /** The number of the search that has counted these last. */
  countedIn: number;
}

/**
 * Where one place hands packets, by what its own tables say of their destination: a few kinds, whatever the number of
 * destinations. Where an address of a device is meant, which that device takes, there is a way less and never one more.
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

  /** Whether this is what it would be for these tables. */
  isFor(atoms: Atoms, deciders: readonly Decider[]): boolean {
    return (
      this.atoms === atoms &&
      this.deciders.length === deciders.length &&
      deciders.every((decider, i) => decider === this.deciders[i])
    );
  }

  /** Where packets for an atom go; `isOwn` says that the atom is an address of a device. */
  of(forwarder: Forwarder, places: ReadonlyMap<string, number>, atom: number, isOwn: boolean): PlaceWay {
    const kind = this.kindOf(atom);
    let way = this.byKind.get(kind);
    if (!way) {
      way = this.follow(forwarder, places, atom);
      // An address of a device shows less than the other addresses of its kind.
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
        // Inside tunnels a state that is met twice may be a round; the exact search tells.
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
