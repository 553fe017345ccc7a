import { type Cell, cellsOf } from './cells.js';
import type { PlaceJson } from './diagnostic.js';

/** A line longer than this is looked at around the place only, in characters. */
const longestLine = 2_000;

/** What stands for text that does not fit. */
const more = '…';

/** A line of source text, and what underlines a place in it. */
export interface Excerpt {
  readonly source: string;
  readonly carets: string;
}

/**
 * The first line of a place with carets below it, in at most `columns` columns.
 * @param line the line of the source text that contains the start of the place
 */
export function excerptOf(line: string, place: PlaceJson, columns: number): Excerpt {
  const start = Math.min(place.column - 1, line.length);
  const end = place.endLine > place.line ? line.length : Math.min(place.endColumn - 1, line.length);
  const from = start > longestLine ? start - longestLine / 2 : 0;
  const cells = cellsOf(line.slice(from, start + longestLine).trimEnd());
  const marked = (cell: Cell) => from + cell.offset >= start && from + cell.offset < Math.max(end, start + 1);
  const { visible, cutBefore, cutAfter } = windowOf(cells, cells.findIndex(marked), columns);
  const before = cutBefore || from > 0 ? more : '';
  const widthTo = (until: number) => visible.slice(0, until).reduce((sum, { width }) => sum + width, before.length);
  const first = visible.findIndex(marked);
  const blanks = first < 0 ? widthTo(visible.length) : widthTo(first);
  const carets = visible.filter(marked).reduce((sum, { width }) => sum + width, 0);
  return {
    source: `${before}${visible.map(({ text }) => text).join('')}${cutAfter ? more : ''}`,
    carets: `${' '.repeat(blanks)}${'^'.repeat(Math.max(1, carets))}`,
  };
}

/** The cells around one of them that fit, with room for signs where others are cut off. */
function windowOf(cells: readonly Cell[], at: number, columns: number) {
  const room = Math.max(columns, 20) - 2;
  let from = 0;
  let width = cells.slice(0, Math.max(at, 0)).reduce((sum, cell) => sum + cell.width, 0);
  // Some of the text before the place stays in sight, and more of what follows.
  for (; width > (room * 2) / 3; from++) width -= cells[from]?.width ?? 0;
  let to = Math.max(at, 0);
  for (; to < cells.length && width + (cells[to]?.width ?? 0) <= room; to++) width += cells[to]?.width ?? 0;
  return { visible: cells.slice(from, to), cutBefore: from > 0, cutAfter: to < cells.length };
}
