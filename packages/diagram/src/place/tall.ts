import type { Plan } from '../fold/plan.js';
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

/** The tall form: sites, circuits, the hub and its spokes from top to bottom, in the columns of the hub, in blocks of bands. */
export function tallGrid(plan: Plan, bandRows: number): Grid {
  const { bands } = plan;
  const hubs = usedHubColumns(plan);
  const most = Math.max(1, ...bands.flatMap(({ spokes, onPremises }) => [spokes.length, onPremises.length]));
  const inBlock = Math.max(hubs.length, Math.min(3, most));
  const blockWidth = inBlock + 1;
  const columns = Math.max(1, Math.ceil(plan.bands.length / bandRows)) * blockWidth - 1;
  const streets = new Map<string, Street>([[topStreet, { id: topStreet, from: 0, to: columns }]]);
  const onGrid = bands.map((band, b): GridBand => {
    const offset = Math.floor(b / bandRows) * blockWidth;
    const street = (id: string) => {
      streets.set(id, { id, from: offset, to: offset + inBlock });
      return id;
    };
    street(`outer ${b}`);
    const inner = street(`inner ${b}`);
    const cell = (column: number, area: Cell['area'], above: string) => (box: Cell['box']) => ({
      box,
      column: offset + column,
      band: b,
      area,
      left: offset + column,
      right: offset + column + 1,
      above,
    });
    const rows = inRows(band.onPremises, inBlock).map((row, r) =>
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
      offset,
      hub: hubs.map((used, i) => (band.hub?.columns[used] ?? []).map(cell(i, 'hub', inner))),
      siteRows: rows.flat(),
      layers,
      spokeRows: inRows(band.spokes, inBlock).map((row, r) => {
        const above = street(`row ${b} ${r}`);
        return row.map((box, i) => cell(i, 'spoke', above)(box));
      }),
    };
  });
  return {
    form: 'tall',
    columns,
    blockWidth,
    firstHub: hubs.length > 0 ? 0 : undefined,
    edge: undefined,
    firstSpoke: 0,
    bands: onGrid,
    streets,
    cellOf: indexCells(onGrid),
    hubBand: hubBands(plan),
  };
}
