import { append, type DeclId, type Topology } from '@azroute/engine';

type Parts = Pick<Topology, 'sessions' | 'connections' | 'hubConnections' | 'peerings'>;

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
    const ends = this.endsOf(kind).map(([id, a, b]) => ({ id, key: keyOf(a, b) }));
    const index = new Map<string, DeclId[]>();
    for (const { id, key } of ends) {
      append(index, key, id);
    }
    return index;
  }

  /** The statements of a kind with their two ends. */
  private endsOf(kind: JoiningKind): readonly (readonly [DeclId, DeclId, DeclId])[] {
    const { sessions, connections, hubConnections, peerings } = this.topology;
    switch (kind) {
      case 'bgp':
        return sessions.map(({ id, a, b }) => [id, a.device, b.device]);
      case 'connection':
        return [
          ...connections.map(({ id, a, b }) => [id, a.device, b.device] as const),
          ...hubConnections.map(({ id, hub, vnet }) => [id, hub, vnet] as const),
        ];
      case 'peering':
        return peerings.map(({ id, a, b }) => [id, a.vnet, b.vnet]);
    }
  }
}

/** The key of a pair of ends. Names cannot contain line ends. */
function keyOf(a: DeclId, b: DeclId): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}
