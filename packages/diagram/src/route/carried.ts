import type { Wire } from '../fold/draft.js';
import { isBetweenSame, type Line } from '../model.js';

/** Splits wires into those with a way of their own, and sessions that are drawn inside their tunnel. */
export function withoutCarried(wires: readonly Wire[]): {
  readonly own: readonly Wire[];
  readonly carried: ReadonlyMap<Wire, Wire>;
} {
  const tunnels = new Map(wires.flatMap((wire) => (wire.kind === 'tunnel' ? [[wire.id, wire] as const] : [])));
  const carried = new Map<Wire, Wire>();
  for (const wire of wires) {
    const tunnel = wire.over === undefined ? undefined : tunnels.get(wire.over);
    if (tunnel && isBetweenSame(wire, tunnel)) carried.set(wire, tunnel);
  }
  return { own: wires.filter((wire) => !carried.has(wire)), carried };
}

/** The lines, with those of carried sessions on the lines of their tunnels. */
export function withCarried(lines: readonly Line[], carried: ReadonlyMap<Wire, Wire>): readonly Line[] {
  const tunnels = new Set([...carried.values()].map(({ id }) => id));
  const combOf = (id: string) => `inside ${id}`;
  const own = lines.map((line) => (tunnels.has(line.id) ? { ...line, comb: combOf(line.id) } : line));
  const byId = new Map(own.map((line) => [line.id, line]));
  const sessions = [...carried].flatMap(([wire, { id }]): Line[] => {
    const tunnel = byId.get(id);
    if (!tunnel) return [];
    const { over: _, ...style } = wire;
    const points = wire.from === tunnel.from ? tunnel.points : [...tunnel.points].reverse();
    return [{ ...style, points, comb: combOf(id), label: undefined }];
  });
  return [...own, ...sessions];
}
