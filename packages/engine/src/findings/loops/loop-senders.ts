import { type Address, contains } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import { firstAtLeast } from '../../collections.js';
import type { EffectiveRoute, EffectiveTable } from '../../effective/route.js';
import { plainPacket } from '../../forwarding/packet.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId } from '../../topology/index.js';
import type { AtomRange, Atoms } from './atoms.js';
import type { CaughtSpace } from './caught-space.js';
import { placeKey } from './forwarding-places.js';
import type { Source } from './sources.js';

/** A part of the address space that a loop catches, by atom. */
export interface CaughtAtoms {
  /** A key that is equal if the same packets enter the loop at the same places. */
  readonly content: string;
  readonly atoms: readonly number[];
  /** The devices from which packets enter the loop. */
  readonly entryDevices: ReadonlySet<DeclId>;
  /** The cycle that catches an atom. */
  spaceOf(atom: number): CaughtSpace | undefined;
}

/** A row of a source that sends packets to devices. */
interface FeedingRow {
  readonly range: AtomRange;
  readonly devices: readonly DeclId[];
}

/**
 * By table of NICs and content of a loop: an atom for which the NICs' packets enter the loop; undefined if there is
 * none.
 */
export type Entrances = WeakMap<EffectiveTable, Map<string, number | undefined>>;

/** How many looks at a row take about as long as one look at what a source does with an atom. */
const rowsPerAtom = 8;

/**
 * Finds the sources whose packets enter a loop, and for which atoms. The cost grows with tables and rows, not
 * addresses.
 */
export class LoopSenders {
  private readonly feeding = new Map<string, readonly FeedingRow[]>();
  private readonly into = new Map<CaughtAtoms, Map<string, readonly AtomRange[]>>();
  private readonly examples = new Map<CaughtAtoms, Map<string, number>>();
  private readonly sent = new Map<string, ReadonlySet<string>>();
  private readonly bySimilar = new Map<string, Map<number, ReadonlySet<string>>>();

  constructor(
    private readonly world: World,
    private readonly atoms: Atoms,
    private readonly entrances: Entrances,
  ) {}

  /** Whether the source's packets for at least one destination enter the loop. */
  reach(source: Source, caught: CaughtAtoms): boolean {
    checkpoint();
    if (!source.table) return this.someAtom(source, caught) !== undefined;
    const known = this.entrances.get(source.table) ?? new Map<string, number | undefined>();
    this.entrances.set(source.table, known);
    if (!known.has(caught.content)) known.set(caught.content, this.someAtom(source, caught));
    return known.get(caught.content) !== undefined;
  }

  private someAtom(source: Source, caught: CaughtAtoms): number | undefined {
    const known = this.examples.get(caught) ?? new Map<string, number>();
    this.examples.set(caught, known);
    // The atom found for similar NICs mostly fits these too: one look instead of a search.
    const likely = known.get(source.similar);
    if (likely !== undefined && this.enter(source, likely, caught)) return likely;
    const atom = this.firstAtom(source, caught);
    if (atom !== undefined) known.set(source.similar, atom);
    return atom;
  }

  private firstAtom(source: Source, caught: CaughtAtoms): number | undefined {
    // Looking at each of a few atoms is cheaper than looking at many rows.
    if (!source.table || caught.atoms.length < this.feedingRows(source).length / rowsPerAtom) {
      return caught.atoms.find((atom) => this.enter(source, atom, caught));
    }
    for (const range of this.rangesInto(source, caught)) {
      for (let i = firstAtLeast(caught.atoms, range[0]); i < caught.atoms.length; i++) {
        const atom = caught.atoms[i];
        if (atom === undefined || atom >= range[1]) break;
        if (this.enter(source, atom, caught)) return atom;
      }
    }
    return undefined;
  }

  /** Whether the source's packets for this atom enter the loop. */
  enter(source: Source, atom: number, caught: CaughtAtoms): boolean {
    checkpoint();
    const space = caught.spaceOf(atom);
    if (!space) return false;
    for (const place of this.firstPlaces(source, atom, space)) if (space.entries.has(place)) return true;
    return false;
  }

  private firstPlaces(source: Source, atom: number, space: CaughtSpace): ReadonlySet<string> {
    const address = this.atoms.representative(atom);
    if (!source.table || source.space.some((prefix) => contains(prefix, address))) {
      return this.placesByRow(source, address, space);
    }
    // Similar NICs have the same rows for everything outside their own VNets.
    const known = this.bySimilar.get(source.similar) ?? new Map<number, ReadonlySet<string>>();
    this.bySimilar.set(source.similar, known);
    let places = known.get(atom);
    if (!places) {
      places = this.placesByRow(source, address, space);
      known.set(atom, places);
    }
    return places;
  }

  private placesByRow(source: Source, address: Address, space: CaughtSpace): ReadonlySet<string> {
    // All packets that a row catches go to the same devices; on premises, all packets of a class do.
    const decides = source.table ? (source.table.lookup(address)?.prefix?.text ?? '') : String(space.atoms[0]);
    const key = `${source.similar} ${decides}`;
    let places = this.sent.get(key);
    if (!places) {
      const next = source.send(plainPacket(address)).flatMap((outcome) => outcome.next ?? []);
      places = new Set(next.map(placeKey));
      this.sent.set(key, places);
    }
    return places;
  }

  /** The ranges of atoms for which rows of the source, or of similar NICs, send packets to the loop's entry devices. */
  private rangesInto(source: Source, caught: CaughtAtoms): readonly AtomRange[] {
    const known = this.into.get(caught) ?? new Map<string, readonly AtomRange[]>();
    this.into.set(caught, known);
    let ranges = known.get(source.similar);
    if (!ranges) {
      ranges = this.feedingRows(source)
        .filter(({ devices }) => devices.some((device) => caught.entryDevices.has(device)))
        .map(({ range }) => range);
      known.set(source.similar, ranges);
    }
    return ranges;
  }

  /**
   * The rows of the source or of similar NICs that lead to devices. {@link enter} checks whether they apply to this
   * source.
   */
  private feedingRows(source: Source): readonly FeedingRow[] {
    let rows = this.feeding.get(source.similar);
    if (!rows) {
      rows = (source.table?.routes ?? []).flatMap((row): FeedingRow[] => {
        if (row.state !== 'Active' || row.prefix?.family !== this.atoms.family) return [];
        const devices = this.devicesOf(source, row);
        return devices.length > 0 ? [{ range: this.atoms.range(row.prefix), devices }] : [];
      });
      this.feeding.set(source.similar, rows);
    }
    return rows;
  }

  private devicesOf(source: Source, row: EffectiveRoute): readonly DeclId[] {
    const { network } = this.world;
    const devices = new Set<DeclId>();
    for (const { action } of row.nextHops) {
      if (action.to === 'vpnGateway') devices.add(action.gateway);
      else if (action.to === 'circuit') devices.add(action.circuit);
      else if (action.to === 'hub') devices.add(action.table);
      else if (action.to === 'address' && source.vnet !== undefined) {
        const owner = network.ownerNear(source.vnet, action.address)?.owner;
        if (owner?.kind === 'nic' && owner.nva) devices.add(owner.nva.id);
        if (owner?.kind === 'firewall') devices.add(owner.firewall.id);
        if (owner?.kind === 'loadBalancer') {
          for (const nic of owner.loadBalancer.backends) devices.add(network.nvaOfNic(nic)?.id ?? nic);
        }
      }
    }
    return [...devices];
  }
}
