import { mostColumns } from '../fold/draft.js';
import { clipped, detailWidth, textWidth } from '../text.js';
import { cellsOf, type Grid } from './grid.js';
import { laneWidth } from './size.js';

/** Where everything is from left to right. */
export interface Columns {
  readonly left: readonly number[];
  readonly width: readonly number[];
  /** Where the first lane of each gutter is. */
  readonly gutters: readonly number[];
  readonly right: number;
}

const margin = 16;
/** Between the frames of blocks. */
const blockGap = 24;
/** From a frame to what is in it. */
export const frame = 12;

/** Places the columns, as wide as the widest box in each, with gutters as wide as their lanes need. */
export function placeColumns(grid: Grid, lanesIn: (gutter: number) => number): Columns {
  const width = Array.from({ length: grid.columns }, () => 0);
  for (const { box, column } of grid.bands.flatMap(cellsOf)) {
    const stacked = box.count > 1 && box.kind === 'vnet' ? 8 : 0;
    width[column] = Math.max(width[column] ?? 0, box.w + stacked);
  }
  for (const { band, offset } of grid.bands) {
    const first = offset + ((band.hub ? grid.firstHub : grid.firstSpoke) ?? 0);
    if (first >= grid.columns || (first + 1) % grid.blockWidth === 0) continue;
    // The line between two hubs passes at the right of the name of the location.
    const name = textWidth(clipped(band.location ?? '', mostColumns), detailWidth) + (band.hub ? 60 : 0);
    const least = Math.max(width[first] ?? 0, band.hub ? Math.max(band.hub.frame.w, 160) : 0, name);
    width[first] = Math.ceil(least / 4) * 4;
  }
  const left: number[] = [];
  const gutters: number[] = [];
  let x = margin;
  for (let g = 0; g <= grid.columns; g++) {
    const [before, least, after] = spaces(grid, g);
    x += before;
    gutters.push(x + 8);
    const count = lanesIn(g);
    x += Math.max(least, count === 0 ? 0 : 8 + laneWidth * count) + after;
    if (g === grid.columns) break;
    left.push(x);
    x += isBetweenBlocks(grid, g) ? blockGap : (width[g] ?? 0);
  }
  return { left, width, gutters, right: x + margin };
}

/** Whether a column is the space up to the next block. */
function isBetweenBlocks({ blockWidth }: Grid, column: number): boolean {
  return column % blockWidth === blockWidth - 1;
}

/** The space before the lanes of a gutter, the least for them, and the space after them, for frames. */
function spaces(grid: Grid, gutter: number): [number, number, number] {
  const { firstHub, edge, firstSpoke, blockWidth, form } = grid;
  const [g, columns] = [gutter % blockWidth, blockWidth - 1];
  if (form === 'tall')
    return [0, g === 0 || g === columns ? 8 : 28, g === 0 ? 2 * frame : g === columns ? 2 * frame : 0];
  if (g === columns) return [0, 8, frame];
  if (g === firstHub) return [0, g === 0 ? 8 : 40, 2 * frame];
  if (g === edge) return [0, 12, 0];
  if (g === firstSpoke) return [0, edge === undefined ? 8 : 40, firstHub === undefined ? frame : 0];
  return [0, g === 0 ? 8 : 40, 0];
}
