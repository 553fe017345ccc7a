import { type Address, comparePrefixes, contains, covers, type Prefix } from '../../address/index.js';
import { checkpoint } from '../../checkpoint.js';
import type { Forwarder } from '../../forwarding/forwarder.js';
import { isPrivateAddress, someInternetAddress } from '../../forwarding/special-addresses.js';
import type { AtomRange, Atoms } from './atoms.js';
import { exampleOf, hostLike } from './example.js';
import type { ExistingSpace } from './existing.js';
import type { LoopGroup } from './group.js';
import type { Loop, LoopExample } from './loop.js';
import type { LoopSenders } from './loop-senders.js';
import { type Source, senderTo } from './sources.js';

/** Address space in use, with its atoms. */
export interface PlacedSpace {
  readonly space: ExistingSpace;
  readonly range: AtomRange;
}

/** What all groups of one address family are examined with. */
interface Tools {
  readonly forwarder: Forwarder;
  readonly atoms: Atoms;
  readonly senders: LoopSenders;
}

/** Finds out what a group of cycles does to the packets of the sources that can enter it. */
export class LoopExamination {
  private readonly forwarder: Forwarder;
  private readonly atoms: Atoms;
  private readonly senders: LoopSenders;
  private likely: Source | undefined;

  /** @param sources the sources that can enter the group, best examples first */
  constructor(
    { forwarder, atoms, senders }: Tools,
    private readonly group: LoopGroup,
    private readonly sources: readonly Source[],
  ) {
    this.forwarder = forwarder;
    this.atoms = atoms;
    this.senders = senders;
    this.likely = sources[0];
  }

  /** The loop, with the spaces that it hits; undefined if no packet is found that enters it. */
  loop(spaces: readonly PlacedSpace[]): Loop | undefined {
    const { group, sources } = this;
    const existing = spaces.flatMap(({ space, range }) => {
      checkpoint();
      return this.hitsSome(range) ? [space] : [];
    });
    const internet = this.hitsInternet(spaces);
    const example = this.example(existing, internet);
    if (!example) return undefined;
    return {
      key: group.key,
      devices: group.devices,
      loadBalancer: group.loadBalancer,
      tunnel: group.tunnel,
      rows: group.rows,
      steps: group.spaceOf(group.atoms[0] ?? 0)?.cycle.steps ?? [],
      intentions: group.intentions,
      hits: this.shownPrefixes(existing),
      internet,
      sources,
      example,
    };
  }

  /** Whether packets of some source for this atom enter the loop. */
  private isHit(atom: number): boolean {
    const { group, senders, likely } = this;
    // A source whose packets for one atom enter the loop mostly does the same for the next one.
    if (likely && senders.enter(likely, atom, group)) return true;
    const sender = this.sources.find((source) => senders.enter(source, atom, group));
    this.likely = sender ?? likely;
    return sender !== undefined;
  }

  private hitsSome([from, to]: AtomRange): boolean {
    for (let atom = from; atom < to; atom++) if (this.group.spaceOf(atom) && this.isHit(atom)) return true;
    return false;
  }

  private hitsInternet(spaces: readonly PlacedSpace[]): boolean {
    return this.group.atoms.some((atom) => {
      const address = this.atoms.representative(atom);
      return (
        !isPrivateAddress(address) &&
        this.isHit(atom) &&
        !spaces.some(({ space: { prefix } }) => contains(prefix, address))
      );
    });
  }

  private caughtAtoms(prefix: Prefix): number[] {
    const [from, to] = this.atoms.range(prefix);
    const caught: number[] = [];
    for (let atom = from; atom < to; atom++) if (this.group.spaceOf(atom)) caught.push(atom);
    return caught;
  }

  /**
   * The prefixes that are hit. For a prefix that is hit only in part, the prefixes of the looping rows, if they cover
   * that part.
   */
  private shownPrefixes(existing: readonly ExistingSpace[]): readonly Prefix[] {
    const { atoms, group } = this;
    const shown = new Map<string, Prefix>();
    for (const { prefix, shown: whole } of existing) {
      checkpoint();
      const [from, to] = atoms.range(prefix);
      const caught = this.caughtAtoms(prefix);
      const named = caught.length === to - from ? [] : group.rows.flatMap(({ row }) => row.prefix ?? []);
      const parts = named.filter((part) => covers(prefix, part) && this.hitsSome(atoms.range(part)));
      const covered = new Set(parts.flatMap((part) => this.caughtAtoms(part)));
      const all = parts.length > 0 && caught.every((atom) => covered.has(atom) || !this.isHit(atom));
      for (const one of all ? parts : [whole]) shown.set(one.text, one);
    }
    return [...shown.values()].sort(comparePrefixes);
  }

  private example(existing: readonly ExistingSpace[], internet: boolean): LoopExample | undefined {
    for (const destination of this.destinations(existing, internet)) {
      const atom = this.atoms.atomOf(destination);
      if (!this.group.spaceOf(atom)) continue;
      const source = this.senderInto(atom, destination);
      const example = source && exampleOf(this.forwarder, source, destination, this.group.devices);
      if (example) return example;
    }
    return undefined;
  }

  private senderInto(atom: number, destination: Address): ReturnType<typeof senderTo> {
    for (const source of this.sources) {
      const sender = this.senders.enter(source, atom, this.group)
        ? senderTo(this.forwarder.world, source, destination)
        : undefined;
      if (sender !== undefined) return sender;
    }
    return undefined;
  }

  /** Destinations for an example, the best first: declared NICs and hosts, the Internet, any address. */
  private *destinations(existing: readonly ExistingSpace[], internet: boolean): Generator<Address> {
    for (const { prefix, hosts } of existing) yield* hosts().filter((host) => contains(prefix, host));
    if (internet) yield someInternetAddress;
    for (const { prefix } of existing) for (const atom of this.caughtAtoms(prefix)) yield* this.addressesOf(atom);
    for (const atom of this.group.atoms) yield* this.addressesOf(atom);
  }

  /** Addresses of an atom: one that looks like a host's, and another in case the first belongs to the only sender. */
  private addressesOf(atom: number): readonly Address[] {
    const first = this.atoms.representative(atom);
    return [hostLike(first, (address) => this.atoms.atomOf(address) === atom), first];
  }
}
