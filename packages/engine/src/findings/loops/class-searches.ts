import { checkpoint } from '../../checkpoint.js';
import type { EffectiveTable } from '../../effective/route.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { plainPacket } from '../../forwarding/packet.js';
import { type State, stateKey } from '../../forwarding/state.js';
import { tablesAt } from '../../forwarding/tables-at.js';
import type { Atoms } from './atoms.js';
import type { CaughtSpace } from './caught-space.js';
import { type Cycle, findCycles, type Visit } from './cycles.js';
import { type ForwardingPlace, placeKey } from './forwarding-places.js';
import { sameValue } from './same-value.js';

/** What packets for one destination do, from all places that forward. */
interface ClassSearch {
  readonly found: readonly { readonly cycle: Cycle; readonly entries: ReadonlySet<string> }[];
  readonly visits: readonly Visit[];
}

/**
 * Follows one packet of each class of destinations from every place that forwards. What an earlier search found stands
 * for each class for which the places with other tables than then still do the same.
 */
export class ClassSearches {
  private readonly byAddress = new Map<string, ClassSearch>();
  private readonly tables: ReadonlyMap<string, readonly (EffectiveTable | undefined)[]>;

  /** @param earlier a search among the same devices and atoms, in a topology with other route tables */
  constructor(
    private readonly forwarder: Forwarder,
    private readonly places: readonly ForwardingPlace[],
    private readonly atoms: Atoms,
    earlier: ClassSearches | undefined,
  ) {
    const tables = places.map(
      (place) => [placeKey(place), tablesAt(forwarder.world, place.kind, place.device)] as const,
    );
    this.tables = new Map(tables);
    if (earlier) this.takeOver(earlier);
  }

  /** The cycles that catch packets for the atoms of one class. */
  caughtBy(members: readonly number[]): readonly CaughtSpace[] {
    checkpoint();
    const [first] = members;
    if (first === undefined) return [];
    const destination = this.atoms.representative(first);
    let search = this.byAddress.get(destination.text);
    if (!search) {
      const packet = plainPacket(destination);
      search = this.search(this.places.map((place): State => ({ ...place, packet, loadBalancer: undefined })));
      this.byAddress.set(destination.text, search);
    }
    return search.found.map(({ cycle, entries }) => ({ cycle, atoms: members, entries }));
  }

  private search(starts: readonly State[]): ClassSearch {
    const { cycles, reached, visits } = findCycles(this.forwarder, starts);
    const found = cycles.map((cycle, index) => {
      const entries = starts.filter((start) => reached.get(stateKey(start))?.has(index)).map(placeKey);
      return { cycle, entries: new Set(entries) };
    });
    return { found, visits };
  }

  private takeOver(earlier: ClassSearches): void {
    const same = new Set<string>();
    for (const [key, tables] of this.tables) {
      const before = earlier.tables.get(key);
      if (before?.length === tables.length && tables.every((table, i) => table === before[i])) same.add(key);
    }
    const stands = ({ state, outcomes }: Visit) =>
      same.has(placeKey(state)) || sameValue(this.forwarder.next(state), outcomes);
    for (const [address, search] of earlier.byAddress) {
      checkpoint();
      if (search.visits.every(stands)) this.byAddress.set(address, search);
    }
  }
}
