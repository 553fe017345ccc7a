import type { DeclId } from '@azroute/engine';
import type { Draft } from '../fold/draft.js';
import type { Band, Plan } from '../fold/plan.js';
import type { Form } from '../model.js';

/** An outer box in a column, with the gutters that lines from its left and right sides reach. */
export interface Cell {
  readonly box: Draft;
  readonly column: number;
  readonly band: number;
  readonly area: 'onPremises' | 'hub' | 'spoke';
  readonly left: number;
  readonly right: number;
  /** The street above the box. */
  readonly above: string;
}

/** A street in which lines run from left to right, between two gutters. */
export interface Street {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** A row of on-premises: a site, and the circuits beside it. */
export interface SiteRow {
  readonly site: Cell | undefined;
  readonly circuits: readonly Cell[];
}

/** A band on the grid. */
export interface GridBand {
  readonly band: Band;
  /** The first column of its block. */
  readonly offset: number;
  readonly hub: readonly (readonly Cell[])[];
  readonly siteRows: readonly SiteRow[];
  /** In the tall form, rows of sites and rows of circuits. */
  readonly layers: readonly (readonly (readonly Cell[])[])[];
  readonly spokeRows: readonly (readonly Cell[])[];
}

/**
 * Columns with gutters on both sides of each. Gutter `i` is at the left of column `i`. Gutters and streets hold no boxes,
 * only frames. Many bands stand in several blocks beside each other, each with the same columns and one more, the space
 * up to the next block; a street above all bands joins them.
 */
export interface Grid {
  readonly form: Form;
  readonly columns: number;
  /** From the first column of a block to that of the next one. */
  readonly blockWidth: number;
  /** The first column of hubs in a block; undefined if there are none. */
  readonly firstHub: number | undefined;
  /** The column in a block that only stands for the right frames of hubs, or divides sites from spokes. */
  readonly edge: number | undefined;
  /** The first column of spokes in a block. */
  readonly firstSpoke: number;
  readonly bands: readonly GridBand[];
  readonly streets: ReadonlyMap<string, Street>;
  readonly cellOf: ReadonlyMap<DeclId, Cell>;
  /** The bands of hubs, by the ID of the VNet. */
  readonly hubBand: ReadonlyMap<DeclId, number>;
}

/** The street above all bands. */
export const topStreet = 'top';

/** Whether two bands are in one frame: they are of one location and stand below each other. */
export function isOneRegion(a: GridBand | undefined, b: GridBand | undefined): boolean {
  return a !== undefined && b !== undefined && a.band.location === b.band.location && a.offset === b.offset;
}

/** The first column of the block in which a band is. */
export function offsetOf(grid: Grid, band: number): number {
  return grid.bands[band]?.offset ?? 0;
}

/** The boxes inside boxes are in the cell of the outer one. */
export function indexCells(bands: readonly GridBand[]): ReadonlyMap<DeclId, Cell> {
  const found = new Map<DeclId, Cell>();
  const add = (cell: Cell, box: Draft) => {
    found.set(box.id, cell);
    for (const child of box.children) add(cell, child);
  };
  for (const band of bands) for (const cell of cellsOf(band)) add(cell, cell.box);
  return found;
}

/** All cells of a band. */
export function cellsOf({ hub, siteRows, spokeRows }: GridBand): readonly Cell[] {
  return [
    ...siteRows.flatMap(({ site, circuits }) => (site ? [site, ...circuits] : circuits)),
    ...hub.flat(),
    ...spokeRows.flat(),
  ];
}

/** The bands of hubs. */
export function hubBands({ bands }: Plan): ReadonlyMap<DeclId, number> {
  return new Map(bands.flatMap(({ hub }, i) => (hub ? [[hub.frame.id, i] as const] : [])));
}

/** The columns of hubs in which something is, in order. */
export function usedHubColumns({ bands }: Plan): readonly number[] {
  const used = new Set(
    bands.flatMap(({ hub }) => (hub?.columns ?? []).flatMap((boxes, i) => (boxes.length > 0 ? [i] : []))),
  );
  if (used.size === 0 && bands.some(({ hub }) => hub)) return [0];
  return [...used].sort((a, b) => a - b);
}

/** Rows of so many. */
export function inRows<T>(items: readonly T[], columns: number): readonly (readonly T[])[] {
  const rows: T[][] = [];
  for (let i = 0; i < items.length; i += columns) rows.push(items.slice(i, i + columns));
  return rows;
}
