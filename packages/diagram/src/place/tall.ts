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

/** The tall form: sites, circuits, the hub and its spokes from top to bottom, in the columns of the hub. */
export function tallGrid(plan: Plan): Grid {
  const { bands } = plan;
  const hubs = usedHubColumns(plan);
  const most = Math.max(1, ...bands.flatMap(({ spokes, onPremises }) => [spokes.length, onPremises.length]));
  const columns = Math.max(hubs.length, Math.min(3, most));
  const streets = new Map<string, Street>();
  const street = (id: string) => {
    streets.set(id, { id, from: 0, to: columns });
    return id;
  };
  const onGrid = bands.map((band, b): GridBand => {
    street(`outer ${b}`);
    const inner = street(`inner ${b}`);
    const cell = (column: number, area: Cell['area'], above: string) => (box: Cell['box']) => ({
      box,
      column,
      band: b,
      area,
      left: column,
      right: column + 1,
      above,
    });
    const rows = inRows(band.onPremises, columns).map((row, r) =>
      row.map(({ site, circuits }, i) => ({
        site: site && cell(i, 'onPremises', street(`sites ${b} ${r}`))(site),
        circuits: circuits.map(cell(i, 'onPremises', street(`circuits ${b} ${r}`))),
      })),
    );
    const layers = rows
      .flatMap((row) => [row.map(({ site }) => (site ? [site] : [])), row.map(({ circuits }) => circuits)])
      .filter((layer) => layer.some(({ length }) => length > 0));
    return {
      band,
      hub: hubs.map((used, i) => (band.hub?.columns[used] ?? []).map(cell(i, 'hub', inner))),
      siteRows: rows.flat(),
      layers,
      spokeRows: inRows(band.spokes, columns).map((row, r) => {
        const above = street(`row ${b} ${r}`);
        return row.map((box, i) => cell(i, 'spoke', above)(box));
      }),
    };
  });
  return {
    form: 'tall',
    columns,
    firstHub: hubs.length > 0 ? 0 : undefined,
    edge: undefined,
    firstSpoke: 0,
    circuits: undefined,
    bands: onGrid,
    streets,
    cellOf: indexCells(onGrid),
    hubBand: hubBands(plan),
  };
}
