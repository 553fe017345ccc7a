import { type AbsentRoute, append } from '@azroute/engine';
import { bounded, count, escapeText } from './markdown.js';
import type { Page } from './page.js';

/** The routes that are left out of a table, grouped by reason; empty if there are none. */
export function absentRoutes(page: Page, absent: readonly AbsentRoute[]): string {
  const groups = new Map<string, AbsentRoute[]>();
  for (const route of absent) {
    const reason = page.cause(route.removedBy);
    append(groups, reason, route);
  }
  if (groups.size === 0) return '';
  const items = [...groups]
    .slice(0, page.limits.items)
    .map(([reason, routes]) => `- ${routesText(page, routes)}: ${reason}`);
  if (groups.size > page.limits.items) items.push(`- … and ${count(groups.size - page.limits.items, 'more reason')}`);
  return `**Left out**\n\n${items.join('\n')}`;
}

function routesText(page: Page, routes: readonly AbsentRoute[]): string {
  const shown = routes.slice(0, page.limits.items).map((route) => {
    const hops = bounded(route.nextHopTexts, page.limits.items, escapeText).join(', ');
    return `${route.prefix.text} → ${hops === '' ? route.nextHopType : hops}`;
  });
  if (routes.length > page.limits.items) shown.push(`${routes.length - page.limits.items} more`);
  return shown.join('; ');
}
