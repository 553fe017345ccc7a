import type { DeclId } from '@azroute/engine';
import type { Draft, Wire } from '../fold/draft.js';
import { type Cell, type Grid, offsetOf, topStreet } from '../place/grid.js';
import { gutter, type Lane, lane, type Route, type SideAnchor } from './route.js';

type Side = SideAnchor['side'];

/** The ways of lines between devices: beside each other through a gutter, others through a street too. */
export function deviceRoutes(grid: Grid, wires: readonly Wire[]): Route[] {
  const parents = new Map<DeclId, Draft>();
  for (const { box } of new Set(grid.cellOf.values())) addParents(box, parents);
  const shared = new Map<string, { readonly anchor: SideAnchor; readonly lane: Lane }>();
  return wires.map((wire): Route => {
    const [a, b] = [grid.cellOf.get(wire.from), grid.cellOf.get(wire.to)];
    if (!a || !b) throw new Error(`no cell for ${wire.id}`);
    const subnet = parents.get(wire.from);
    if (wire.kind === 'backend' && subnet && subnet === parents.get(wire.to)) {
      const comb = `bracket ${wire.from}`;
      const known = shared.get(comb) ?? {
        anchor: anchor(wire.from, 'left'),
        lane: lane('down', `in ${subnet.id}`),
      };
      shared.set(comb, known);
      const to = anchor(wire.to, 'left');
      return { wire, comb, from: known.anchor, to, lanes: [known.lane], straightDown: undefined };
    }
    const isWay = wire.kind === 'way';
    const width = wire.label !== undefined || isWay ? 2 : 1;
    const shift = isWay ? 4 : 0;
    if (isWay && subnet && subnet.kind === 'subnet' && isBalanced(subnet, wire) && subnet === parents.get(wire.to)) {
      const [from, to] = [anchor(wire.from, 'left'), anchor(wire.to, 'left')];
      return {
        wire,
        comb: undefined,
        from,
        to,
        lanes: [lane('down', `in ${subnet.id}`, width, shift)],
        straightDown: undefined,
      };
    }
    const { sides, street } = wayBetween(grid, a, b, wire);
    const [from, to] = [anchor(wire.from, sides[0]), anchor(wire.to, sides[1])];
    const [first, last] = [gutterAt(a, sides[0]), gutterAt(b, sides[1])];
    const down = (at: number) => lane('down', gutter(at), isWay ? 2 : 1, shift);
    const lanes =
      street === undefined
        ? [lane('down', gutter(first), width, shift)]
        : [down(first), lane('across', street, width, shift), down(last)];
    return { wire, comb: undefined, from, to, lanes, straightDown: undefined };
  });
}

/** From a load balancer to what is behind it, in either direction. */
function isBalanced({ children }: Draft, { from, to }: Wire): boolean {
  return children.some(({ id, kind }) => kind === 'loadBalancer' && (id === from || id === to));
}

function addParents(box: Draft, parents: Map<DeclId, Draft>): void {
  for (const child of box.children) {
    parents.set(child.id, box);
    addParents(child, parents);
  }
}

function anchor(box: DeclId, side: Side): SideAnchor {
  return { at: 'side', box, side, y: 0 };
}

const gutterAt = (cell: Cell, side: Side) => cell[side];

/** The sides at which a line leaves and arrives, and the street between if it needs one. */
function wayBetween(grid: Grid, a: Cell, b: Cell, { kind }: Wire): { sides: [Side, Side]; street: string | undefined } {
  // Inside a site without circuits: its right gutter is far away.
  const isFar = a === b && a.right > a.column + 1;
  const isTallSite = grid.form === 'tall' && (a.area === 'onPremises' || b.area === 'onPremises');
  const leftFirst = kind === 'connection' || isTallSite || isFar;
  const same: [Side, Side][] = leftFirst
    ? [
        ['left', 'left'],
        ['right', 'right'],
      ]
    : [
        ['right', 'right'],
        ['left', 'left'],
      ];
  const onPremises = a.area === 'onPremises' && b.area === 'onPremises' && grid.form === 'wide' && !isFar;
  const choices: [Side, Side][] = [
    ['right', 'left'],
    ['left', 'right'],
    ...(onPremises ? [...same].sort(([x]) => (x === 'right' ? -1 : 1)) : same),
  ];
  const direct = choices.find(([x, y]) => gutterAt(a, x) === gutterAt(b, y));
  if (direct) return { sides: direct, street: undefined };
  const isApart = offsetOf(grid, a.band) !== offsetOf(grid, b.band);
  const sides: [Side, Side] = a.column < b.column ? ['right', 'left'] : ['left', 'right'];
  const [one, other] = [gutterAt(a, sides[0]), gutterAt(b, sides[1])];
  const band = Math.max(a.band, b.band);
  if (isApart) return { sides, street: topStreet };
  const wanted =
    a.band === b.band ? [`inner ${band}`, `title ${band}`, a.above, b.above, `outer ${band}`] : [`outer ${band}`];
  const fits = (id: string) => {
    const street = grid.streets.get(id);
    return street !== undefined && [one, other].every((at) => street.from <= at && at <= street.to);
  };
  return { sides, street: wanted.find(fits) ?? `outer ${band}` };
}
