import { printableLine } from './printable.js';

/** The minimum amount by which a column is wider than its title in the tables of `az … -o table`. */
const titlePadding = 2;

/**
 * A table as `az … -o table` prints it (R241): columns two spaces apart, underlined by dashes as wide as the column,
 * no white space at the ends of lines.
 */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(printableLine));
  const widths = titles.map((title, column) =>
    Math.max(title.length + titlePadding, ...cells.map((row) => (row[column] ?? '').length)),
  );
  const underline = widths.map((width) => '-'.repeat(width));
  return [titles, underline, ...cells].map((row) => `${line(row, widths)}\n`).join('');
}

function line(cells: readonly string[], widths: readonly number[]): string {
  return widths
    .map((width, column) => (cells[column] ?? '').padEnd(width))
    .join('  ')
    .trimEnd();
}
