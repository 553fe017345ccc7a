import type { DeclId, Nva, OsRoute } from '@azroute/engine';
import { asPathText, hopsText } from './bgp-table.js';
import { effectiveTable } from './effective-table.js';
import { blocks, count, facts, table } from './markdown.js';
import { limits, type Page } from './page.js';

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
    '**1. Its operating system looks up first**',
    osTable(page, nva),
    ...nics.flatMap(({ nic }, i) => {
      const effective = page.snapshot.effectiveRoutes(nic.id);
      const title = `**${i === 0 ? '2. Then' : 'Or'} the fabric, in the effective routes of ${page.ref(nic.id)}**`;
      return effective ? [title, effectiveTable(page, effective, [nic.id])] : [];
    }),
    nics.length === 0 ? 'It has no NIC.' : undefined,
  ]);
}

/** The routes of an appliance's operating system: static ones, then what BGP teaches (language reference, section 6). */
function osTable(page: Page, nva: Nva): string {
  const fixed = new Set(nva.routes.map((route) => route.prefix.text));
  const rows = nva.routes.map((route) => [route.prefix.text, staticTarget(page, route), 'static', '']);
  for (const speaker of page.snapshot.bgp.speakersOf(nva.id)) {
    for (const [prefix, { routes, bestCount }] of page.snapshot.bgp.table(speaker.id).routes) {
      const learned = routes.slice(0, bestCount).filter((route) => route.session !== undefined);
      if (learned.length === 0 || fixed.has(prefix)) continue;
      const hops = learned.map((route) =>
        route.session?.tunnel === undefined ? hopsText(route.nextHops) : `tunnel ${page.ref(route.session.tunnel)}`,
      );
      const senders = learned.map((route) => sender(page, route.session?.local));
      rows.push([prefix, unique(hops), `BGP from ${unique(senders)}`, asPathText(learned[0]?.asPath ?? [])]);
    }
  }
  const first = page.network.nicsOf(nva)[0];
  if (first && !fixed.has('0.0.0.0/0') && !rows.some(([prefix]) => prefix === '0.0.0.0/0')) {
    rows.push(['0.0.0.0/0', `NIC ${page.ref(first.nic.id)}`, 'its first NIC', '']);
  }
  return blocks([
    table(['Prefix', 'Leaves by', 'From', 'AS path'], rows.slice(0, limits.rows)),
    rows.length > limits.rows ? `… and ${count(rows.length - limits.rows, 'more route')}` : undefined,
  ]);
}

function staticTarget(page: Page, { target }: OsRoute): string {
  switch (target.via) {
    case 'tunnel':
      return `tunnel ${page.ref(target.tunnel)}`;
    case 'nic':
      return `NIC ${page.ref(target.nic)}`;
    case 'address':
      return target.address.text;
    case 'drop':
      return '✗ dropped';
  }
}

function sender(page: Page, speaker: string | undefined): string {
  const found = page.snapshot.bgp.speakers.find((candidate) => candidate.id === speaker);
  return found ? page.ref(found.device) : '';
}

function unique(texts: readonly string[]): string {
  return [...new Set(texts)].join(', ');
}
