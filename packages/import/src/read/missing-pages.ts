import type { GraphPage } from './read-input.js';

/** What pages of Resource Graph lack, a sentence each without its full stop: rows that none of the files contains. */
export function missingPages(pages: readonly GraphPage[]): string[] {
  const rows = pages.reduce((sum, page) => sum + page.rows, 0);
  const total = Math.max(0, ...pages.map((page) => page.total ?? 0));
  const files = [...new Set(pages.map(({ file }) => file))].join(', ');
  const lost = 'networks and routes of the other rows are missing';
  if (total > rows) return [`${files}: only ${rows} of ${total} rows of Resource Graph; ${lost}`];
  const isOpen = total === 0 && pages.length > 0 && pages.every(({ hasNext }) => hasNext);
  return isOpen ? [`${files}: only the first ${rows} rows of Resource Graph; ${lost}`] : [];
}
