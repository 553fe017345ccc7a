import type { Wire } from '../fold/draft.js';
import { Descent } from './descent.js';
import { type Grid, type GridBand, isOneRegion, topStreet } from './grid.js';
import { type FarEnds, farEndsOf, placeSites } from './site-rows.js';
import { laneWidth, titleHeight } from './size.js';

/** The heights at which the parts of a band are. */
export interface BandRows {
  /** The frame of the hub. */
  readonly hubTop: number;
  readonly hubBottom: number;
  /** The frame of the region, as far as this band is in it. */
  readonly regionTop: number;
  readonly regionBottom: number;
}

/** Where everything is from top to bottom. */
export interface Rows {
  readonly bands: readonly BandRows[];
  /** Where the first lane of each street is. */
  readonly streets: ReadonlyMap<string, number>;
  readonly bottom: number;
}

const gap = 12;
/** Above the first band of a region: its name. */
const regionTitle = 28;
const margin = 16;

/** Gives all cells their heights on the page, and all streets. */
export function placeRows(
  grid: Grid,
  streetLanes: ReadonlyMap<string, number>,
  hubLefts: ReadonlyMap<number, number>,
  wires: readonly Wire[],
): Rows {
  const streets = new Map<string, number>();
  const from = (y: number) => new Descent(y, streetLanes, streets);
  const above = from(margin);
  above.street(topStreet, 0);
  let at = from(above.y);
  let bottom = at.y;
  const farEnds = farEndsOf(wires);
  const bands = grid.bands.map((band, b) => {
    const isFirst = grid.bands[b - 1]?.offset !== band.offset;
    if (isFirst) at = from(above.y);
    at.street(`outer ${b}`, isFirst ? 0 : gap);
    const rows =
      grid.form === 'wide' ? wideBand(grid, band, b, at, hubLefts, farEnds) : tallBand(band, b, at, hubLefts);
    bottom = Math.max(bottom, at.y);
    return rows;
  });
  return { bands, streets, bottom: bottom + margin };
}

function wideBand(
  grid: Grid,
  band: GridBand,
  b: number,
  at: Descent,
  hubLefts: ReadonlyMap<number, number>,
  farEnds: FarEnds,
): BandRows {
  const { location } = band.band;
  const regionTop = at.y;
  if (location !== undefined) at.y += isOneRegion(grid.bands[b - 1], band) ? 0 : regionTitle;
  const hubTop = at.y;
  const title = at.lanesIn(`title ${b}`);
  const hubBottom = placeHub(band, b, at, hubLefts);
  const sitesBottom = placeSites(band, at.contentTop, farEnds);
  at.y = hubTop + (title === 0 ? 0 : 16 + laneWidth * title);
  band.spokeRows.forEach((row, r) => {
    if (r > 0) at.street(row[0]?.above ?? '', gap);
    at.row(row);
  });
  at.y = Math.max(hubBottom, sitesBottom, at.y);
  if (location !== undefined && !isOneRegion(band, grid.bands[b + 1])) at.y += gap;
  const regionBottom = at.y;
  at.y += gap;
  return { hubTop, hubBottom, regionTop, regionBottom };
}

function tallBand(band: GridBand, b: number, at: Descent, hubLefts: ReadonlyMap<number, number>): BandRows {
  for (const layer of band.layers) {
    at.street(layer.flat()[0]?.above ?? '', gap);
    at.y = Math.max(...layer.map((cells) => at.stack(cells, at.y)));
    at.y += gap;
  }
  const regionTop = at.y;
  if (band.band.location !== undefined) at.y += regionTitle;
  const hubTop = at.y;
  const hubBottom = placeHub(band, b, at, hubLefts);
  at.y = hubBottom;
  band.spokeRows.forEach((row, r) => {
    at.street(row[0]?.above ?? '', r === 0 && !band.band.hub ? 0 : gap);
    at.row(row);
  });
  if (band.band.location !== undefined) at.y += gap;
  const regionBottom = at.y;
  at.y += gap;
  return { hubTop, hubBottom, regionTop, regionBottom };
}

/** The strip with the title of a hub, the street below it, and its columns. @returns where its frame ends */
function placeHub(band: GridBand, b: number, at: Descent, hubLefts: ReadonlyMap<number, number>): number {
  if (!band.band.hub) {
    at.streets.set(`title ${b}`, at.y + 8);
    const top = at.y + (at.lanesIn(`title ${b}`) === 0 ? 0 : 16 + laneWidth * at.lanesIn(`title ${b}`));
    at.y = band.siteRows.length > 0 ? Math.max(top, at.y) : at.y;
    at.street(`inner ${b}`, 0, 4);
    at.contentTop = at.y;
    return at.y;
  }
  const ends = Math.max(at.lanesIn(`title ${b}`), hubLefts.get(b) ?? 0);
  at.streets.set(`title ${b}`, at.y + 8);
  at.y += Math.max(titleHeight, 12 + laneWidth * ends);
  at.street(`inner ${b}`, 0, 4);
  at.contentTop = at.y;
  return Math.max(at.y, ...band.hub.map((cells) => at.stack(cells, at.y))) + gap;
}
