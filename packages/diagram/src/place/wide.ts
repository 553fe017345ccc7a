import type { Plan } from '../fold/plan.js';
import type { Arrangement, Form } from '../model.js';
import {
  type Cell,
  type Grid,
  type GridBand,
  hubBands,
  indexCells,
  inRows,
  type Street,
  topStreet,
  usedHubColumns,
} from './grid.js';

/** The wide form: sites, circuits, the columns of hubs, and spokes, from left to right, in blocks of so many bands. */
export function wideGrid(plan: Plan, { spokeColumns, bandRows }: Arrangement): Grid {
  const { bands } = plan;
  const rows = bands.flatMap(({ onPremises }) => onPremises);
  const hubs = usedHubColumns(plan);
  let next = 0;
  const column = (isUsed: boolean) => (isUsed ? next++ : undefined);
  const sites = column(rows.some(({ site }) => site));
  const circuits = column(rows.some(({ circuits }) => circuits.length > 0));
  const firstHub = hubs.length > 0 ? next : undefined;
  next += hubs.length;
  // Lines from the right sides of sites need another gutter than those between rows of spokes.
  const edge = column(hubs.length > 0 || sites !== undefined || circuits !== undefined);
  const firstSpoke = next;
  const most = Math.max(0, ...bands.map(({ spokes }) => spokes.length));
  const inBlock = firstSpoke + Math.min(most, spokeColumns);
  const blockWidth = inBlock + 1;
  const columns = Math.max(1, Math.ceil(bands.length / bandRows)) * blockWidth - 1;
  const streets = new Map<string, Street>();
  const street = (id: string, from: number, to: number) => {
    streets.set(id, { id, from, to });
    return id;
  };
  street(topStreet, 0, columns);
  const onGrid = bands.map((band, b): GridBand => {
    const offset = Math.floor(b / bandRows) * blockWidth;
    const end = offset + inBlock;
    const cell = ({ column, ...more }: Omit<Cell, 'left' | 'right' | 'band'> & Partial<Cell>): Cell => ({
      left: offset + column,
      right: offset + column + 1,
      band: b,
      column: offset + column,
      ...more,
    });
    street(`outer ${b}`, offset, end);
    const title = street(`title ${b}`, offset + (firstHub === undefined ? firstSpoke : firstHub + 1), end);
    const inner = street(`inner ${b}`, offset, offset + (edge ?? 0));
    const siteRows = band.onPremises.map((row) => ({
      // Without a circuit in its way, a line goes on to the hub.
      site:
        row.site &&
        cell({
          box: row.site,
          column: sites ?? 0,
          area: 'onPremises',
          above: inner,
          right: offset + (circuits ?? sites ?? 0) + (row.circuits.length === 0 || circuits === undefined ? 1 : 0),
        }),
      circuits: row.circuits.map((box) => cell({ box, column: circuits ?? 0, area: 'onPremises', above: inner })),
    }));
    const hub = hubs.map((used, i) =>
      (band.hub?.columns[used] ?? []).map((box) =>
        cell({ box, column: (firstHub ?? 0) + i, area: 'hub', above: inner }),
      ),
    );
    const spokeRows = inRows(band.spokes, spokeColumns).map((row, r) => {
      const above = r === 0 ? title : street(`row ${b} ${r}`, offset + firstSpoke, end);
      return row.map((box, i) => cell({ box, column: firstSpoke + i, area: 'spoke', above }));
    });
    return { band, offset, hub, siteRows, layers: [], spokeRows };
  });
  return {
    form: 'wide',
    columns,
    blockWidth,
    firstHub,
    edge,
    firstSpoke,
    bands: onGrid,
    streets,
    cellOf: indexCells(onGrid),
    hubBand: hubBands(plan),
  };
}

/** Up to so many bands are always below each other. */
const mostInOneBlock = 8;

/**
 * How many bands are below each other, so that the picture has roughly the proportions of a screen, or of a page: by their
 * number only, so that an edit of what is in them changes nothing.
 */
export function bandRowsFor({ bands }: Plan, form: Form): number {
  const count = bands.length;
  if (count <= mostInOneBlock) return mostInOneBlock;
  const blocks = Math.floor(Math.sqrt(count * (form === 'wide' ? 0.45 : 0.3)));
  return Math.ceil(count / Math.max(1, blocks));
}

/** How many columns of spokes there are: by the numbers of spokes and hubs only, so that an edit elsewhere changes nothing. */
export function spokeColumnsFor({ bands }: Plan): number {
  const most = Math.max(0, ...bands.map(({ spokes }) => spokes.length));
  const hubs = bands.filter(({ hub }) => hub).length;
  if (hubs === 0 && most <= 3) return Math.max(1, most);
  if (most <= (hubs === 1 ? 6 : 3)) return 1;
  if (most <= 8) return 2;
  return Math.ceil(Math.sqrt(most * 0.8));
}
