import { comparePrefixes, type DeclId, type OsEntry } from '@azroute/engine';
import { asPathText, hopsText } from './bgp-table.js';
import { effectiveTable } from './effective-table.js';
import { blocks, bounded, count, facts, leftAfter, table } from './markdown.js';
import type { Page } from './page.js';

/** An appliance: the routes of its operating system, and the effective routes of each of its NICs (R189). */
export function nvaPage(page: Page, id: DeclId): string | undefined {
  const nva = page.network.nva(id);
  if (!nva) return undefined;
  const nics = page.network.nicsOf(nva);
  return blocks([
    facts([
      page.title('Appliance', id),
      nva.asn === undefined ? 'no BGP' : `AS ${nva.asn}`,
      nva.snat === 'none' ? undefined : `SNAT ${nva.snat}`,
      nva.stateless ? 'stateless' : undefined,
    ]),
    nva.hosts.length > 0
      ? `hosts ${bounded(nva.hosts, page.limits.items, (host) => page.ref(host.id)).join(', ')}`
      : undefined,
    '**1. Its operating system looks up first**',
    osTable(page, id),
    ...nics.slice(0, page.limits.items).flatMap(({ nic }, i) => {
      const effective = page.snapshot.effectiveRoutes(nic.id);
      const title = `**${i === 0 ? '2. Then' : 'Or'} the fabric, in the effective routes of ${page.ref(nic.id)}**`;
      return effective ? [title, effectiveTable(page, effective, [nic.id])] : [];
    }),
    nics.length > page.limits.items ? `… and ${count(nics.length - page.limits.items, 'more NIC')}` : undefined,
    nics.length === 0 ? 'It has no NIC.' : undefined,
  ]);
}

/** The routes of an appliance's operating system (language reference, section 6). */
function osTable(page: Page, nva: DeclId): string {
  const entries = [...page.snapshot.operatingSystemRoutes(nva)].sort((a, b) => comparePrefixes(a.prefix, b.prefix));
  const rows = entries
    .slice(0, page.limits.rows)
    .map((entry) => [entry.prefix.text, leavesBy(page, entry), origin(page, entry), pathOf(entry)]);
  return blocks([
    table(['Prefix', 'Leaves by', 'From', 'AS path'], rows) || 'It is empty.',
    leftAfter(page.limits.rows, entries.length, 'route'),
  ]);
}

/** Where packets leave that follow a route of an operating system. */
export function leavesBy(page: Page, entry: OsEntry): string {
  const { target } = entry;
  switch (target.to) {
    case 'nic': {
      const via = target.via?.text ?? (entry.bgpRoute && hopsText(entry.bgpRoute.nextHops));
      return via === undefined ? page.ref(target.nic) : `${page.ref(target.nic)} via ${via}`;
    }
    case 'tunnel':
      return `tunnel ${page.ref(target.tunnel)}`;
    case 'connection':
      return page.ref(target.connection);
    case 'itself':
      return 'delivered by itself';
    case 'drop':
      return '✗ dropped';
  }
}

/** Where a route of an operating system is from. */
export function origin(page: Page, entry: OsEntry): string {
  if (entry.origin !== 'bgp') return entry.origin;
  const session = entry.bgpRoute?.session;
  const sender = session && page.speaker(session.local);
  return sender ? `BGP from ${page.ref(sender.device)}` : 'BGP';
}

function pathOf(entry: OsEntry): string {
  return entry.bgpRoute ? asPathText(entry.bgpRoute.asPath) : '';
}
