import { append, type DeclId, type Topology } from '@azroute/engine';

type Parts = Pick<Topology, 'sessions' | 'connections' | 'peerings'>;

/** The kinds of statements that join two things. */
export type JoiningKind = 'bgp' | 'connection' | 'peering';

/** The sessions, connections and peerings of a topology by their two ends. */
export class Joined {
  private readonly byEnds = new Map<JoiningKind, ReadonlyMap<string, readonly DeclId[]>>();

  constructor(private readonly topology: Parts) {}

  /** The statements of a kind that join two different things, in the order of the topology. */
  between(kind: JoiningKind, a: DeclId, b: DeclId): readonly DeclId[] {
    if (a === b) return [];
    let known = this.byEnds.get(kind);
    if (!known) {
      known = this.indexOf(kind);
      this.byEnds.set(kind, known);
    }
    return known.get(keyOf(a, b)) ?? [];
  }

  private indexOf(kind: JoiningKind): ReadonlyMap<string, readonly DeclId[]> {
    const { sessions, connections, peerings } = this.topology;
    const ends =
      kind === 'peering'
        ? peerings.map(({ id, a, b }) => ({ id, key: keyOf(a.vnet, b.vnet) }))
        : (kind === 'bgp' ? sessions : connections).map(({ id, a, b }) => ({ id, key: keyOf(a.device, b.device) }));
    const index = new Map<string, DeclId[]>();
    for (const { id, key } of ends) {
      append(index, key, id);
    }
    return index;
  }
}

/** The key of a pair of ends. Names cannot contain line ends. */
function keyOf(a: DeclId, b: DeclId): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
