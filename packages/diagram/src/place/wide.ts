import type { Plan } from '../fold/plan.js';
import {
  type Cell,
  type Grid,
  type GridBand,
  hubBands,
  indexCells,
  inRows,
  type Street,
  usedHubColumns,
} from './grid.js';

/** The wide form: sites, circuits, the columns of hubs, and spokes, from left to right. */
export function wideGrid(plan: Plan, spokeColumns: number): Grid {
  const { bands } = plan;
  const rows = bands.flatMap(({ onPremises }) => onPremises);
  const hubs = usedHubColumns(plan);
  let next = 0;
  const column = (isUsed: boolean) => (isUsed ? next++ : undefined);
  const sites = column(rows.some(({ site }) => site));
  const circuits = column(rows.some(({ circuits }) => circuits.length > 0));
  const firstHub = hubs.length > 0 ? next : undefined;
  next += hubs.length;
  const edge = column(hubs.length > 0);
  const firstSpoke = next;
  const most = Math.max(0, ...bands.map(({ spokes }) => spokes.length));
  const columns = firstSpoke + Math.min(most, spokeColumns);
  const streets = new Map<string, Street>();
  const street = (id: string, from: number, to: number) => {
    streets.set(id, { id, from, to });
    return id;
  };
  const cell = (more: Omit<Cell, 'left' | 'right'> & Partial<Cell>): Cell => ({
    left: more.column,
    right: more.column + 1,
    ...more,
  });
  const onGrid = bands.map((band, b): GridBand => {
    street(`outer ${b}`, 0, columns);
    const title = street(`title ${b}`, firstHub === undefined ? firstSpoke : firstHub + 1, columns);
    const inner = street(`inner ${b}`, 0, edge ?? 0);
    const siteRows = band.onPremises.map((row) => ({
      // Without a circuit in its way, a line goes on to the hub.
      site:
        row.site &&
        cell({
          box: row.site,
          column: sites ?? 0,
          band: b,
          area: 'onPremises',
          above: inner,
          right: (circuits ?? sites ?? 0) + (row.circuits.length === 0 || circuits === undefined ? 1 : 0),
        }),
      circuits: row.circuits.map((box) =>
        cell({ box, column: circuits ?? 0, band: b, area: 'onPremises', above: inner }),
      ),
    }));
    const hub = hubs.map((used, i) =>
      (band.hub?.columns[used] ?? []).map((box) =>
        cell({ box, column: (firstHub ?? 0) + i, band: b, area: 'hub', above: inner }),
      ),
    );
    const spokeRows = inRows(band.spokes, spokeColumns).map((row, r) => {
      const above = r === 0 ? title : street(`row ${b} ${r}`, firstSpoke, columns);
      return row.map((box, i) => cell({ box, column: firstSpoke + i, band: b, area: 'spoke', above }));
    });
    return { band, hub, siteRows, layers: [], spokeRows };
  });
  return {
    form: 'wide',
    columns,
    firstHub,
    edge,
    firstSpoke,
    circuits,
    bands: onGrid,
    streets,
    cellOf: indexCells(onGrid),
    hubBand: hubBands(plan),
  };
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
