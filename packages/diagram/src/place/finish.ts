import type { DeclId } from '@azroute/engine';
import { type Draft, draft } from '../fold/draft.js';
import type { Box } from '../model.js';
import { type Columns, frame } from './columns.js';
import { cellsOf, type Grid, type GridBand, isOneRegion } from './grid.js';
import type { BandRows, Rows } from './rows.js';
import { stretch } from './size.js';

/** All boxes with absolute places, outer ones first: regions, hubs, and everything else. */
export function finish(grid: Grid, { bands }: Rows, columns: Columns): readonly Box[] {
  for (const { box, column } of grid.bands.flatMap(cellsOf)) {
    box.x = columns.left[column] ?? 0;
    const isStack = box.kind === 'vnet' && box.count > 1;
    stretch(box, (columns.width[column] ?? 0) - (isStack ? 8 : 0));
  }
  const found: Box[] = [...regions(grid, bands, columns)];
  grid.bands.forEach((band, b) => {
    const [rows, hub] = [bands[b], band.band.hub];
    const children = band.hub.flat().map(({ box }) => absolute(box, 0, 0));
    if (rows && hub) {
      const x = (columns.left[band.offset + (grid.firstHub ?? 0)] ?? 0) - frame;
      const edge = grid.edge === undefined ? undefined : columns.left[band.offset + grid.edge];
      const right = edge ?? blockRight(grid, band, columns) - frame;
      const { x: _x, y: _y, w: _w, h: _h, children: _, ...rest } = hub.frame;
      found.push({ ...rest, children, x, y: rows.hubTop, w: right - x, h: rows.hubBottom - rows.hubTop });
    }
    const others = cellsOf(band).filter(({ area }) => area !== 'hub');
    found.push(...others.map(({ box }) => absolute(box, 0, 0)));
  });
  return found;
}

/** A frame around bands of one location that follow each other. */
function regions(grid: Grid, bands: readonly BandRows[], columns: Columns): readonly Box[] {
  const found: Draft[] = [];
  grid.bands.forEach((band, b) => {
    const { location, hub } = band.band;
    const rows = bands[b];
    if (!rows || location === undefined) return;
    const isFirst = grid.form === 'tall' || !isOneRegion(grid.bands[b - 1], band);
    const last = found.at(-1);
    const first = hub || grid.form === 'tall' ? (grid.firstHub ?? 0) : grid.firstSpoke;
    const start = columns.left[band.offset + first] ?? 0;
    const x = start - (grid.form === 'wide' && !hub ? frame : 2 * frame);
    if (isFirst || !last) {
      const box = draft('region', `region:${location}#${b}`, location, '');
      box.x = x;
      box.y = rows.regionTop;
      box.w = blockRight(grid, band, columns) - x;
      box.h = rows.regionBottom - rows.regionTop;
      found.push(box);
      return;
    }
    const right = last.x + last.w;
    last.x = Math.min(last.x, x);
    last.w = right - last.x;
    last.h = rows.regionBottom - last.y;
  });
  return found.map((box) => absolute(box, 0, 0));
}

/** Where the frames of a block end. */
function blockRight(grid: Grid, { offset }: GridBand, columns: Columns): number {
  return columns.left[offset + grid.blockWidth - 1] ?? columns.right - 16;
}

function absolute(box: Draft, x: number, y: number): Box {
  const [left, top] = [x + box.x, y + box.y];
  return { ...box, x: left, y: top, children: box.children.map((child) => absolute(child, left, top)) };
}

/** All boxes by their IDs. */
export function boxesById(boxes: readonly Box[]): ReadonlyMap<DeclId, Box> {
  const found = new Map<DeclId, Box>();
  const add = (box: Box) => {
    found.set(box.id, box);
    box.children.forEach(add);
  };
  boxes.forEach(add);
  return found;
}
