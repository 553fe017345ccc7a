import type { BgpNextHop, BgpRoute, Cause, Prefix } from '@azroute/engine';
import { comparePrefixes } from '@azroute/engine';
import { blocks, bounded, count, escapeText, leftAfter, table } from './markdown.js';
import { hoverLimits, type Page } from './page.js';

/** A route in a BGP table. */
export interface ShownRoute {
  readonly prefix: Prefix;
  readonly nextHops: readonly BgpNextHop[];
  readonly asPath: readonly number[];
  readonly note: string;
}

/** A table of routes with prefix, next hop and AS path, and a fourth column if any of them has a note. */
export function bgpTable(page: Page, routes: readonly ShownRoute[]): string {
  const sorted = [...routes].sort((a, b) => comparePrefixes(a.prefix, b.prefix));
  const noted = sorted.some((route) => route.note !== '');
  const rows = sorted.slice(0, page.limits.rows).map((route) => {
    const cells = [route.prefix.text, hopsText(route.nextHops), asPathText(route.asPath)];
    return noted ? [...cells, route.note] : cells;
  });
  return blocks([
    table(['Prefix', 'Next hop', 'AS path', ...(noted ? [''] : [])], rows),
    leftAfter(page.limits.rows, routes.length, 'route'),
  ]);
}

/** An AS path, starting with the AS that sent it last; `–` for a route of the AS itself. */
export function asPathText(asPath: readonly number[]): string {
  return asPath.length === 0 ? '–' : asPath.join(' ');
}

/** Next hops, separated by commas. */
export function hopsText(nextHops: readonly BgpNextHop[]): string {
  return bounded(nextHops, hoverLimits.items, (hop) => escapeText(hop.text)).join(', ');
}

/**
 * A list of routes that were dropped or not sent, grouped by reason; empty if there are none. A reason that names the
 * prefix of its route applies to all routes of its group.
 */
export function reasons(
  page: Page,
  title: string,
  entries: readonly { readonly route: BgpRoute; readonly cause: Cause }[],
): string {
  const groups = new Map<string, { cause: Cause; texts: Set<string> }>();
  for (const { route, cause } of entries) {
    const text = cause.text.replaceAll(route.prefix.text, placeholder);
    const path = route.asPath.length > 0 ? ` (${route.asPath.join(' ')})` : '';
    const group = groups.get(text) ?? { cause: { ...cause, text }, texts: new Set() };
    group.texts.add(route.prefix.text + path);
    groups.set(text, group);
  }
  if (groups.size === 0) return '';
  const items = [...groups.values()].slice(0, page.limits.items).map(({ cause, texts }) => {
    const reason = page.cause(cause).replaceAll(placeholder, texts.size > 1 ? 'them' : 'it');
    return `- ${listed(page, [...texts])}: ${reason}`;
  });
  if (groups.size > page.limits.items) items.push(`- … and ${count(groups.size - page.limits.items, 'more reason')}`);
  return `*${title}*\n\n${items.join('\n')}`;
}

/** A placeholder for the prefix of a route in a reason. */
const placeholder = '\uFFFC';

function listed(page: Page, texts: readonly string[]): string {
  const shown = texts.slice(0, page.limits.items).join(', ');
  return texts.length > page.limits.items ? `${shown} and ${texts.length - page.limits.items} more` : shown;
}
