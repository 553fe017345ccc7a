import type { BgpRoute, DeclId, Speaker } from '@azroute/engine';
import { asPathText, hopsText, reasons } from './bgp-table.js';
import { blocks, count, facts, table } from './markdown.js';
import { limits, type Page } from './page.js';
import { advertisedTo } from './peers.js';

/** A VPN or ExpressRoute gateway, circuit or router: its table, and what it advertises to each neighbour. */
export function gatewayPage(page: Page, id: DeclId, kind: string, where: string | undefined): string {
  const speakers = page.snapshot.bgp.speakersOf(id);
  const asns = [...new Set(speakers.map((speaker) => speaker.asn).filter((asn) => asn !== undefined))];
  const addresses = speakers.flatMap((speaker) => speaker.addresses.map((address) => address.text));
  return blocks([
    facts([page.title(kind, id), asns.length > 0 ? `AS ${asns.join(', ')}` : undefined, addresses.join(', '), where]),
    ...speakers.map((speaker) => speakerTable(page, speaker)),
    ...speakers.map((speaker) => advertisements(page, speaker)),
  ]);
}

/** All that a speaker holds: prefix, next hop, AS path and where each route comes from. */
export function speakerTable(page: Page, speaker: Speaker): string {
  const { routes, rejected } = page.snapshot.bgp.table(speaker.id);
  const entries = [...routes.values()].flatMap(({ routes: candidates, bestCount }) =>
    candidates.map((route, i) => ({ route, best: i < bestCount })),
  );
  const rows = entries
    .slice(0, limits.rows)
    .map(({ route, best }) => [
      route.prefix.text,
      hopsText(route.nextHops),
      asPathText(route.asPath),
      source(page, route),
      best ? '' : 'not best',
    ]);
  const allBest = entries.every(({ best }) => best);
  const header = ['Prefix', 'Next hop', 'AS path', 'From', ''];
  const width = allBest ? 4 : 5;
  const held = new Set(entries.map(({ route }) => route));
  return blocks([
    rows.length === 0
      ? 'Its table is empty.'
      : table(
          header.slice(0, width),
          rows.map((cells) => cells.slice(0, width)),
        ),
    entries.length > limits.rows ? `… and ${count(entries.length - limits.rows, 'more route')}` : undefined,
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
  if (route.session === undefined) return page.cause(route.cause);
  const sender = page.snapshot.bgp.speakers.find((speaker) => speaker.id === route.session?.local);
  return sender ? page.ref(sender.device) : '';
}

function advertisements(page: Page, speaker: Speaker): string {
  const { bgp } = page.snapshot;
  const sides = bgp.sessions.filter((side) => side.local === speaker.id);
  const sections = sides.slice(0, limits.items).map((side) => {
    const peer = bgp.speakers.find((candidate) => candidate.id === side.remote);
    const heading = `to **${peer ? page.ref(peer.device) : 'a peer'}**`;
    if (side.down) return `${heading}: ✗ down: ${page.cause(side.down)}`;
    return blocks([heading, advertisedTo(page, side)]);
  });
  if (sides.length > limits.items) sections.push(`… and ${count(sides.length - limits.items, 'more peer')}`);
  return sections.join('\n\n');
}
