import type { DeclId, ExpectationEnd, Network } from '../../topology/index.js';
import { Ends, endKey } from '../expectations/ends.js';
import type { Flow } from '../flows/flows.js';
import type { Party } from '../flows/party.js';

/** Tells which flows an expectation wants dropped: an intended drop is not a black hole. */
export function expectedDrops(network: Network): (flow: Flow) => boolean {
  const wanted = new Map<string, Set<string>>();
  const index = new EndIndex(network);
  for (const { dropped, from, to, bothWays } of network.topology.expectations) {
    if (!dropped) continue;
    index.add(from);
    index.add(to);
    add(wanted, endKey(from), endKey(to));
    if (bothWays) add(wanted, endKey(to), endKey(from));
  }
  if (wanted.size === 0) return () => false;
  return ({ senders, receivers, to }) => {
    const targets = to ? index.holdingAll(receivers) : index.internet;
    for (const from of index.holdingAll(senders)) {
      for (const target of wanted.get(from) ?? []) if (targets.has(target)) return true;
    }
    return false;
  };
}

/** Finds the ends of expectations that a party belongs to. */
class EndIndex {
  readonly internet = new Set<string>();
  private readonly ends: Ends;
  private readonly added = new Set<string>();
  private readonly bySender = new Map<DeclId, Set<string>>();
  private readonly byAddress = new Map<string, Set<string>>();
  private readonly known = new Map<readonly Party[], ReadonlySet<string>>();

  constructor(network: Network) {
    this.ends = new Ends(network);
  }

  add(end: ExpectationEnd): void {
    const key = endKey(end);
    if (this.added.has(key)) return;
    this.added.add(key);
    for (const { sender, addresses, internet } of this.ends.of(end)) {
      if (sender !== undefined) add(this.bySender, sender, key);
      for (const { text } of addresses) add(this.byAddress, text, key);
      if (internet) this.internet.add(key);
    }
  }

  /** The ends that all of the parties belong to. */
  holdingAll(parties: readonly Party[]): ReadonlySet<string> {
    let keys = this.known.get(parties);
    if (!keys) {
      const [first, ...others] = parties;
      const held = first ? this.holding(first) : new Set(this.added);
      for (const party of others) {
        if (held.size === 0) break;
        const here = this.holding(party);
        for (const key of held) if (!here.has(key)) held.delete(key);
      }
      keys = held;
      this.known.set(parties, keys);
    }
    return keys;
  }

  private holding(party: Party): Set<string> {
    const addresses = ([4, 6] as const).map((family) => party.address(family)?.text ?? '');
    return new Set([
      ...party.members.flatMap((member) => [...(this.bySender.get(member) ?? [])]),
      ...addresses.flatMap((text) => [...(this.byAddress.get(text) ?? [])]),
    ]);
  }
}

function add<K>(sets: Map<K, Set<string>>, key: K, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
