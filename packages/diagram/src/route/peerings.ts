import type { DeclId } from '@azroute/engine';
import type { Wire } from '../fold/draft.js';
import { type Grid, offsetOf, topStreet } from '../place/grid.js';
import { findMeshes } from './meshes.js';
import { type Anchor, gutter, type Lane, lane, type Route } from './route.js';

/** The ways of peerings: those of a hub with the spokes of one band are a comb. */
export function peeringRoutes(grid: Grid, wires: readonly Wire[]): Route[] {
  const orders = new Map<string, number>();
  const next = (key: string) => {
    const order = orders.get(key) ?? 0;
    orders.set(key, order + 1);
    return order;
  };
  const shared = new Map<string, Lane>();
  const sharedLane = (comb: string, runs: Lane['runs'], where: string, width = 1) => {
    const key = `${comb} ${where}`;
    const known = shared.get(key) ?? lane(runs, where, width);
    shared.set(key, known);
    return known;
  };
  const combLefts = new Map<string, Anchor>();
  const top = (box: DeclId): Anchor => {
    const column = grid.cellOf.get(box)?.column ?? 0;
    return { at: 'top', box, column, order: next(`top ${box}`), x: 0, y: 0 };
  };
  const hubLeft = (band: number): Anchor => ({ at: 'hubLeft', band, order: next(`left ${band}`) });
  const street = (box: DeclId) => grid.cellOf.get(box)?.above ?? '';
  const offset = (band = 0) => offsetOf(grid, band);
  const blockOf = (box: DeclId) => offset(grid.cellOf.get(box)?.band);
  /** Down one gutter, or up one of them to the street above all bands, and down the other one. */
  const through = (one: number, other: number, make: (runs: Lane['runs'], where: string) => Lane): Lane[] =>
    one === other
      ? [make('down', gutter(one))]
      : [make('down', gutter(one)), make('across', topStreet), make('down', gutter(other))];

  const fromHub = (wire: Wire, hub: number, spoke: DeclId): Route => {
    const cell = grid.cellOf.get(spoke);
    const comb = `comb ${hub} ${cell?.band}`;
    const shared = (runs: Lane['runs'], where: string) => sharedLane(comb, runs, where);
    const row = shared('across', street(spoke));
    const [one, other] = [offset(hub), blockOf(spoke)];
    if (grid.form === 'tall') {
      const from = combLefts.get(comb) ?? hubLeft(hub);
      combLefts.set(comb, from);
      return straight(wire, comb, from, top(spoke), [...through(one, other, shared), row]);
    }
    const exit: Anchor = { at: 'exit', band: hub };
    const title = shared('across', `title ${hub}`);
    if (row === title) return straight(wire, comb, exit, top(spoke), [row]);
    const down = through(one + grid.firstSpoke, other + grid.firstSpoke, shared);
    return straight(wire, comb, exit, top(spoke), [title, ...down, row]);
  };

  const betweenHubs = (wire: Wire, a: number, b: number): Route => {
    const [upper, lower] = a < b ? [a, b] : [b, a];
    const [one, other] = [offset(a), offset(b)];
    if (grid.form === 'wide' && lower - upper === 1 && one === other) {
      const route = straight(wire, undefined, hubLeft(-1), hubLeft(-1), []);
      return { ...route, straightDown: next(`down ${upper}`) };
    }
    const first = grid.firstHub ?? 0;
    return straight(wire, undefined, hubLeft(a), hubLeft(b), through(one + first, other + first, lane));
  };

  const betweenSpokes = (wire: Wire): Route => {
    const [from, to] = [top(wire.from), top(wire.to)];
    const first = lane('across', street(wire.from));
    if (street(wire.from) === street(wire.to)) return straight(wire, undefined, from, to, [first]);
    const [one, other] = [wire.from, wire.to].map((box) =>
      Math.max(blockOf(box) + grid.firstSpoke, grid.cellOf.get(box)?.left ?? 0),
    ) as [number, number];
    const down = blockOf(wire.from) === blockOf(wire.to) ? [lane('down', gutter(other))] : through(one, other, lane);
    return straight(wire, undefined, from, to, [first, ...down, lane('across', street(wire.to))]);
  };

  const meshTops = new Map<string, Anchor>();
  const meshTop = (comb: string, box: DeclId) => {
    const key = `${comb} ${box}`;
    const known = meshTops.get(key) ?? top(box);
    meshTops.set(key, known);
    return known;
  };
  const named = new Set<string>();
  const inMesh = (wire: Wire, mesh: number, size: number): Route => {
    const comb = `mesh ${mesh}`;
    const row = (box: DeclId) => sharedLane(comb, 'across', street(box), 2);
    const [first, last] = [row(wire.from), row(wire.to)];
    const [one, other] = [blockOf(wire.from) + grid.firstSpoke, blockOf(wire.to) + grid.firstSpoke];
    const down = first === last ? [] : through(one, other, (runs, where) => sharedLane(comb, runs, where));
    const lanes = first === last ? [first] : [first, ...down, last];
    const isNamed = first === last && !named.has(comb) && named.add(comb);
    const shown = isNamed ? { ...wire, label: `full mesh of ${size} VNets` } : wire;
    return straight(shown, comb, meshTop(comb, wire.from), meshTop(comb, wire.to), lanes);
  };

  const isSpoke = ({ from, to }: Wire) => !grid.hubBand.has(from) && !grid.hubBand.has(to);
  const meshes = findMeshes(wires.filter(isSpoke));
  return wires.map((wire) => {
    const mesh = meshes.of.get(wire);
    if (mesh !== undefined) return inMesh(wire, mesh, meshes.sizes[mesh] ?? 0);
    const [a, b] = [grid.hubBand.get(wire.from), grid.hubBand.get(wire.to)];
    if (a !== undefined && b !== undefined) return betweenHubs(wire, a, b);
    if (a !== undefined) return fromHub(wire, a, wire.to);
    if (b !== undefined) return turned(fromHub(wire, b, wire.from));
    return betweenSpokes(wire);
  });
}

function straight(wire: Wire, comb: string | undefined, from: Anchor, to: Anchor, lanes: Lane[]): Route {
  return { wire, comb, from, to, lanes, straightDown: undefined };
}

/** The same way from its other end. */
function turned(route: Route): Route {
  return { ...route, from: route.to, to: route.from, lanes: [...route.lanes].reverse() };
}
