import { append } from '@azroute/engine';
import type { GraphPage } from './read-input.js';

/**
 * What pages of Resource Graph lack, a sentence each without its full stop: rows that none of the files contains. Pages
 * with one total are those of one query.
 */
export function missingPages(pages: readonly GraphPage[]): string[] {
  const byTotal = new Map<number, GraphPage[]>();
  for (const page of pages) append(byTotal, page.total ?? 0, page);
  return [...byTotal].flatMap(([total, own]) => missingOf(own, total));
}

function missingOf(pages: readonly GraphPage[], total: number): string[] {
  const rows = new Set(pages.flatMap(({ ids }) => ids)).size;
  const files = [...new Set(pages.map(({ file }) => file))].join(', ');
  const lost = 'networks and routes of the other rows are missing';
  if (total > rows) return [`${files}: only ${rows} of ${total} rows of Resource Graph; ${lost}`];
  const isOpen = total === 0 && pages.every(({ hasNext }) => hasNext);
  return isOpen ? [`${files}: only the first ${rows} rows of Resource Graph; ${lost}`] : [];
}
