import type { DeclId, Network } from '@azroute/engine';
import { boxesOf, fold } from '../fold/fold.js';
import { type FoldOptions, foldAll } from '../fold/options.js';
import { boxOf } from '../fold/wires.js';
import type { Arrangement, Form, Picture } from '../model.js';
import { withCarried, withoutCarried } from '../route/carried.js';
import { deviceRoutes } from '../route/devices.js';
import { heightsIn, numberGutters } from '../route/heights.js';
import { peeringRoutes } from '../route/peerings.js';
import { linesOf } from '../route/polylines.js';
import type { Lane, Route } from '../route/route.js';
import { placeSides } from '../route/sides.js';
import { numberStreets } from '../route/streets.js';
import { placeColumns } from './columns.js';
import { boxesById, finish } from './finish.js';
import type { Grid } from './grid.js';
import { withLabels } from './labels.js';
import { placeRows } from './rows.js';
import { type Ends, measure, titleWidth } from './size.js';
import { tallGrid } from './tall.js';
import { bandRowsFor, spokeColumnsFor, wideGrid } from './wide.js';

/** The space below a device that a loop takes. */
const loopRoom = 52;
/** The room for "not reached" beside a name. */
const wordsWidth = 96;

/** What the picture shows, and in which form. */
export interface PictureOptions extends Partial<FoldOptions> {
  readonly form?: Form;
  /** How bands and spokes are arranged, as an earlier picture had them; by default what is best for the topology. */
  readonly arrangement?: Arrangement | undefined;
}

/** The picture of a network: the same for the same topology and options, whatever was drawn before. */
export function drawPicture(network: Network, options: PictureOptions = {}): Picture {
  const plan = fold(network, { ...foldAll, ...options });
  const { form = 'wide' } = options;
  const arrangement = options.arrangement ?? {
    spokeColumns: spokeColumnsFor(plan),
    bandRows: bandRowsFor(plan, form),
  };
  const grid = form === 'tall' ? tallGrid(plan, arrangement.bandRows) : wideGrid(plan, arrangement);
  const { own, carried } = withoutCarried(plan.wires);
  const peerings = peeringRoutes(
    grid,
    own.filter(({ kind }) => kind === 'peering'),
  );
  const routes = [
    ...peerings,
    ...deviceRoutes(
      grid,
      own.filter(({ kind }) => kind !== 'peering'),
    ),
  ];
  const streetLanes = numberStreets(grid, routes);
  const loops = new Set((options.selfLoops ?? []).map((id) => boxOf(network, plan.drawnAs, id)));
  const wide = options.wide === undefined ? undefined : boxOf(network, plan.drawnAs, options.wide);
  const counted = countEnds(routes, loops);
  const endsOf = (id: DeclId) => ({ ...counted(id), extra: id === wide ? wordsWidth : 0 });
  for (const box of plan.bands.flatMap(boxesOf)) measure(box, endsOf);
  for (const { hub } of plan.bands) if (hub) hub.frame.w = Math.ceil((titleWidth(hub.frame) - 12) / 4) * 4;
  const rows = placeRows(grid, streetLanes, hubLefts(routes), plan.wires);
  const extents = extentsOf(grid);
  const heights = heightsIn(rows);
  placeSides(
    routes,
    (box) => extents.get(box) ?? { top: 0, bottom: 0 },
    (route, end) => {
      const street = route.lanes.find(({ runs }) => runs === 'across');
      const other = end === 'from' ? route.to : route.from;
      if (street) return heights.lane(street);
      const extent = other.at === 'side' ? extents.get(other.box) : undefined;
      return extent ? (extent.top + extent.bottom) / 2 : 0;
    },
  );
  const lanes = numberGutters(routes, heights);
  const columns = placeColumns(grid, (number) => lanes.get(`gutter ${number}`) ?? 0);
  const boxes = finish(grid, rows, columns);
  const lines = withCarried(linesOf(routes, { boxes: boxesById(boxes), columns, heights, grid }), carried);
  const hubs = new Set(grid.hubBand.keys());
  const [width, height] = [columns.right, rows.bottom];
  const picture = { width, height, boxes, lines, hubs, drawnAs: plan.drawnAs, arrangement };
  return { ...picture, lines: withLabels(picture, plan.wires) };
}

function extentsOf(grid: Grid): ReadonlyMap<DeclId, { readonly top: number; readonly bottom: number }> {
  const found = new Map<DeclId, { readonly top: number; readonly bottom: number }>();
  const add = (box: { id: DeclId; y: number; h: number; children: readonly (typeof box)[] }, above: number) => {
    found.set(box.id, { top: above + box.y, bottom: above + box.y + box.h });
    for (const child of box.children) add(child, above + box.y);
  };
  for (const { box } of new Set(grid.cellOf.values())) add(box, 0);
  return found;
}

/** How many lines end at the sides and the upper edge of each box, and how many lanes are inside. */
function countEnds(routes: readonly Route[], selfLoops: ReadonlySet<DeclId>): (id: DeclId) => Omit<Ends, 'extra'> {
  const sides = new Map<string, Set<unknown>>();
  const add = (key: string, what: unknown) => sides.set(key, (sides.get(key) ?? new Set()).add(what));
  const inside = new Map<string, Set<Lane>>();
  for (const { from, to, lanes } of routes) {
    for (const anchor of [from, to]) {
      if (anchor.at === 'side') add(`${anchor.side} ${anchor.box}`, anchor);
      if (anchor.at === 'top') add(`top ${anchor.box}`, anchor);
    }
    for (const lane of lanes) {
      if (lane.where.startsWith('in ')) inside.set(lane.where, (inside.get(lane.where) ?? new Set()).add(lane));
    }
  }
  const count = (key: string) => sides.get(key)?.size ?? 0;
  return (id) => ({
    sides: Math.max(count(`left ${id}`), count(`right ${id}`)),
    tops: count(`top ${id}`),
    inside: [...(inside.get(`in ${id}`) ?? [])].reduce((sum, { width }) => sum + width, 0),
    room: selfLoops.has(id) ? loopRoom : 0,
  });
}

function hubLefts(routes: readonly Route[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { from, to } of routes) {
    for (const anchor of [from, to]) {
      if (anchor.at === 'hubLeft') found.set(anchor.band, Math.max(found.get(anchor.band) ?? 0, anchor.order + 1));
    }
  }
  return found;
}
