import { append, type DeclId } from '@azroute/engine';
import type { Draft, Wire } from '../fold/draft.js';
import { boxGap } from './descent.js';
import type { GridBand, SiteRow } from './grid.js';

/** For each box the other ends of its lines, in the order of the lines. */
export type FarEnds = ReadonlyMap<DeclId, readonly { readonly order: number; readonly far: DeclId }[]>;

/** Finds the other ends of lines. */
export function farEndsOf(wires: readonly Wire[]): FarEnds {
  const found = new Map<DeclId, { order: number; far: DeclId }[]>();
  wires.forEach(({ from, to }, order) => {
    append(found, from, { order, far: to });
    append(found, to, { order, far: from });
  });
  return found;
}

/**
 * Places sites and circuits at the height of the gateways that they are connected with, as far as there is room.
 * @returns where they end
 */
export function placeSites(band: GridBand, top: number, farEnds: FarEnds): number {
  const middles = new Map<DeclId, number>();
  for (const { box } of band.hub.flat()) addMiddles(box, 0, middles);
  let y = top;
  for (const row of band.siteRows) {
    const height = heightOf(row);
    const wanted = wantedMiddle(row, farEnds, middles);
    const start = Math.max(y, wanted === undefined ? y : Math.floor((wanted - height / 2) / 4) * 4);
    const { site, circuits } = row;
    if (site) site.box.y = start + Math.floor((height - site.box.h) / 8) * 4;
    let at = start + Math.floor((height - circuitsHeight(row)) / 8) * 4;
    for (const { box } of circuits) {
      box.y = at;
      at += box.h + box.room + boxGap;
    }
    y = start + height + 2 * boxGap;
  }
  return band.siteRows.length > 0 ? y - 2 * boxGap : y;
}

function circuitsHeight({ circuits }: SiteRow): number {
  return circuits.reduce((sum, { box }) => sum + box.h + box.room + boxGap, 0) - (circuits.length > 0 ? boxGap : 0);
}

function heightOf(row: SiteRow): number {
  return Math.max(row.site ? row.site.box.h + row.site.box.room : 0, circuitsHeight(row));
}

function addMiddles(box: Draft, top: number, middles: Map<DeclId, number>): void {
  middles.set(box.id, top + box.y + box.h / 2);
  for (const child of box.children) addMiddles(child, top + box.y, middles);
}

/** The middle of the first device of the hub that the row is connected with. */
function wantedMiddle(
  { site, circuits }: SiteRow,
  farEnds: FarEnds,
  middles: ReadonlyMap<DeclId, number>,
): number | undefined {
  const ids = new Set((circuits.length > 0 ? circuits : site ? [site] : []).flatMap(({ box }) => idsIn(box)));
  const ends = [...ids].flatMap((id) => farEnds.get(id) ?? []).sort((a, b) => a.order - b.order);
  const first = ends.find(({ far }) => middles.has(far));
  return first && middles.get(first.far);
}

function idsIn(box: Draft): DeclId[] {
  return [box.id, ...box.children.flatMap(idsIn)];
}
