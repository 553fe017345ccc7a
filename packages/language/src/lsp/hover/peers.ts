import type { AdvertisedRoute, BgpRoute, DeclId, SessionSide, Speaker } from '@azroute/engine';
import { bgpTable, reasons, type ShownRoute } from './bgp-table.js';
import { blocks, count, facts } from './markdown.js';
import { limits, type Page } from './page.js';

/** What one speaker exchanges with one peer. */
interface Exchange {
  readonly inbound: SessionSide | undefined;
  readonly outbound: SessionSide | undefined;
  readonly speaker: Speaker;
  readonly peer: Speaker;
}

/**
 * For each peer of a device: what was learned from it and what became of it, what is advertised to it, and what is not
 * sent to it. Instances of a Route Server that exchange the same are shown once.
 */
export function peerSections(page: Page, device: DeclId): string {
  const sections = exchangesOf(page, device).map((exchange) => ({
    heading: heading(page, exchange),
    instance: exchange.speaker.instance,
    body: exchangeBody(page, exchange),
  }));
  const groups = new Map<string, typeof sections>();
  for (const section of sections) {
    const key = `${section.heading}\n${section.body}`;
    groups.set(key, [...(groups.get(key) ?? []), section]);
  }
  const several = page.snapshot.bgp.speakersOf(device).length > 1;
  const shown = [...groups.values()].slice(0, limits.items).map((group) => {
    const instances = group.map((section) => section.instance).filter((instance) => instance !== undefined);
    const partial = several && instances.length === 1 ? `instance ${instances[0]} only` : undefined;
    return blocks([facts([group[0]?.heading, partial]), group[0]?.body]);
  });
  if (groups.size > limits.items) shown.push(`… and ${count(groups.size - limits.items, 'more peer')}`);
  return shown.join('\n\n---\n\n');
}

function exchangesOf(page: Page, device: DeclId): Exchange[] {
  const { bgp } = page.snapshot;
  const speakers = new Map(bgp.speakers.map((speaker) => [speaker.id, speaker]));
  const exchanges: Exchange[] = [];
  for (const speaker of bgp.speakersOf(device)) {
    for (const outbound of bgp.sessions.filter((side) => side.local === speaker.id)) {
      const peer = speakers.get(outbound.remote);
      if (!peer) continue;
      const inbound = bgp.sessions.find((side) => opposite(side, outbound));
      exchanges.push({ inbound, outbound, speaker, peer });
    }
  }
  return exchanges;
}

/** Whether the sides are the two directions of one session. */
function opposite(side: SessionSide, other: SessionSide): boolean {
  return side.local === other.remote && side.remote === other.local && side.declaration === other.declaration;
}

function heading(page: Page, { outbound, peer }: Exchange): string {
  return facts([
    `**${page.ref(peer.device, peer.instance === undefined ? peer.label : page.label(peer.device))}**`,
    peer.asn === undefined ? undefined : `AS ${peer.asn}`,
    outbound?.remoteAddress,
    outbound?.kind === 'ibgp' ? 'iBGP' : undefined,
    outbound?.tunnel === undefined ? undefined : `over ${page.ref(outbound.tunnel)}`,
    outbound?.origin === 'automatic' ? 'set up by the platform' : undefined,
  ]);
}

function exchangeBody(page: Page, { inbound, outbound, speaker }: Exchange): string {
  if (outbound?.down) return `✗ down: ${page.cause(outbound.down)}`;
  return blocks([inbound && learnedFrom(page, speaker, inbound), outbound && advertisedTo(page, outbound)]);
}

/** What a speaker took from a session, with what it did not choose, and what it dropped. */
export function learnedFrom(page: Page, speaker: Speaker, side: SessionSide): string {
  const held = page.snapshot.bgp.table(speaker.id);
  const learned: ShownRoute[] = [];
  for (const { routes, bestCount } of held.routes.values()) {
    routes.forEach((route, i) => {
      if (sameSide(route.session, side)) learned.push(shown(route, i < bestCount ? '' : 'not best'));
    });
  }
  const here = held.rejected.filter(({ route }) => sameSide(route.session, side));
  const isHeld = (route: BgpRoute) => held.routes.get(route.prefix.text)?.routes.includes(route) ?? false;
  return blocks([
    learned.length > 0 ? 'learned' : 'learned nothing',
    bgpTable(learned),
    reasons(
      page,
      'not best',
      here.filter(({ route }) => isHeld(route)),
    ),
    reasons(
      page,
      'dropped',
      here.filter(({ route }) => !isHeld(route)),
    ),
  ]);
}

/** What is sent on a session, and what is withheld. */
export function advertisedTo(page: Page, side: SessionSide): string {
  const { bgp } = page.snapshot;
  const sent = bgp.advertised(side.local).filter((route) => sameSide(route.session, side));
  const withheld = bgp.withheld(side.local).filter((route) => sameSide(route.session, side));
  return blocks([
    sent.length > 0 ? 'advertised' : 'advertised nothing',
    bgpTable(sent.map((route: AdvertisedRoute) => shown(route, ''))),
    reasons(page, 'not sent', withheld),
  ]);
}

function sameSide(a: SessionSide | undefined, b: SessionSide): boolean {
  return a !== undefined && (a === b || a.id === b.id);
}

function shown(route: BgpRoute | AdvertisedRoute, note: string): ShownRoute {
  return { prefix: route.prefix, nextHops: route.nextHops, asPath: route.asPath, note };
}
