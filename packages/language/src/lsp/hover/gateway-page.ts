import type { BgpRoute, DeclId, Speaker } from '@azroute/engine';
import { asPathText, hopsText, reasons } from './bgp-table.js';
import { advertised, down, flowsOf } from './exchange.js';
import { blocks, bounded, count, facts, leftAfter, table } from './markdown.js';
import type { Page } from './page.js';

/** A VPN or ExpressRoute gateway, circuit or router: its table, and the routes that it advertises to each neighbor. */
export function gatewayPage(page: Page, id: DeclId, kind: string, where: string | undefined): string {
  const speakers = page.snapshot.bgp.speakersOf(id);
  const asns = [...new Set(speakers.flatMap((speaker) => speaker.asn ?? []))];
  const addresses = speakers.flatMap((speaker) => speaker.addresses.map((address) => address.text));
  return blocks([
    facts([
      page.title(kind, id),
      asns.length > 0 ? `AS ${asns.join(', ')}` : undefined,
      bounded(addresses, page.limits.items, (text) => text).join(', '),
      where,
    ]),
    ...speakers.map((speaker) => speakerTable(page, speaker)),
    advertisements(page, id),
  ]);
}

/** The table of a speaker: the prefix, next hop, AS path and origin of each route. */
function speakerTable(page: Page, speaker: Speaker): string {
  const { routes, rejected } = page.snapshot.bgp.table(speaker.id);
  const entries = [...routes.values()].flatMap(({ routes: candidates, bestCount }) =>
    candidates.map((route, i) => ({ route, best: i < bestCount })),
  );
  const rows = entries.slice(0, page.limits.rows).map(({ route, best }) => {
    const cells = [route.prefix.text, hopsText(route.nextHops), asPathText(route.asPath), source(page, route)];
    return best ? cells : [...cells.slice(0, 3), `${cells[3]}, not best`];
  });
  const held = new Set(entries.map(({ route }) => route));
  return blocks([
    rows.length === 0 ? 'Its table is empty.' : table(['Prefix', 'Next hop', 'AS path', 'From'], rows),
    leftAfter(page.limits.rows, entries.length, 'route'),
    reasons(
      page,
      'not best',
      rejected.filter(({ route }) => held.has(route)),
    ),
    reasons(
      page,
      'dropped',
      rejected.filter(({ route }) => !held.has(route)),
    ),
  ]);
}

function source(page: Page, route: BgpRoute): string {
  const sender = route.session && page.speaker(route.session.local);
  return sender ? page.ref(sender.device) : page.cause(route.cause);
}

function advertisements(page: Page, device: DeclId): string {
  const flows = flowsOf(page, (side) => page.speaker(side.local)?.device === device);
  const sections = flows
    .slice(0, page.limits.items)
    .map((flow) => blocks([`**to ${page.ref(flow.to)}**`, down(page, flow) ?? advertised(page, flow)]));
  if (flows.length > page.limits.items) sections.push(`… and ${count(flows.length - page.limits.items, 'more peer')}`);
  return sections.join('\n\n');
}
