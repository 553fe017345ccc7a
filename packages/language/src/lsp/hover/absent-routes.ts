import { type AbsentRoute, append } from '@azroute/engine';
import { bounded, count, escapeText } from './markdown.js';
import { limits, type Page } from './page.js';

/** The routes that are left out of a table, grouped by reason; empty if there are none. */
export function absentRoutes(page: Page, absent: readonly AbsentRoute[]): string {
  const groups = new Map<string, AbsentRoute[]>();
  for (const route of absent) {
    const reason = page.cause(route.removedBy);
    append(groups, reason, route);
  }
  if (groups.size === 0) return '';
  const items = [...groups].slice(0, limits.items).map(([reason, routes]) => `- ${routesText(routes)}: ${reason}`);
  if (groups.size > limits.items) items.push(`- … and ${count(groups.size - limits.items, 'more reason')}`);
  return `**Left out**\n\n${items.join('\n')}`;
}

function routesText(routes: readonly AbsentRoute[]): string {
  const shown = routes.slice(0, limits.items).map((route) => {
    const hops = bounded(route.nextHopTexts, limits.items, escapeText).join(', ');
    return `${route.prefix.text} → ${hops === '' ? route.nextHopType : hops}`;
  });
  if (routes.length > limits.items) shown.push(`${routes.length - limits.items} more`);
  return shown.join('; ');
}
