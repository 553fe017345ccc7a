import type { AdvertisedRoute, BgpResult, BgpRoute, DeclId, Speaker } from '@azroute/engine';
import { type Fact, fact } from './compare.js';
import type { Section } from './expectation.js';

/** A device, or one of its two instances, whose lists are printed. */
export interface Party {
  readonly device: DeclId;
  readonly instance: number | undefined;
}

/** The content and owner of one speaker's list. */
export interface BgpList {
  readonly of: string;
  readonly facts: readonly Fact[];
}

/** The rows of a printed list, in the section's columns. */
export function expectedBgp(section: Section): Fact[] {
  return section.rows.map((row) => fact(...row));
}

/** What each speaker of a device has learned (only from one peer, if given), in the section's columns. */
export function learned(section: Section, bgp: BgpResult, of: Party, from: Party | undefined): BgpList[] {
  const senders = from && new Set(speakers(bgp, from).map(({ id }) => id));
  return speakers(bgp, of).map((speaker) => {
    const routes = [...bgp.table(speaker.id).routes.values()].flatMap((entry) => entry.routes);
    const wanted = routes.filter((route) => !senders || (route.session && senders.has(route.session.local)));
    return { of: speaker.id, facts: wanted.flatMap((route) => learnedFacts(section, route, bgp)) };
  });
}

/** What each speaker of a device sends to a peer, in the section's columns. */
export function advertised(section: Section, bgp: BgpResult, of: Party, to: Party): BgpList[] {
  const receivers = new Set(speakers(bgp, to).map(({ id }) => id));
  return speakers(bgp, of).map((speaker) => ({
    of: speaker.id,
    facts: bgp
      .advertised(speaker.id)
      .filter(({ session }) => receivers.has(session.remote))
      .flatMap((route) => advertisedFacts(section, route, speaker)),
  }));
}

function speakers(bgp: BgpResult, { device, instance }: Party): readonly Speaker[] {
  return bgp.speakersOf(device).filter((speaker) => instance === undefined || speaker.instance === instance);
}

function learnedFacts(section: Section, route: BgpRoute, bgp: BgpResult): Fact[] {
  const { session } = route;
  const sender = session && bgp.table(session.local).speaker.addresses.map(({ text }) => text);
  return nextHopTexts(route).map((nextHop) =>
    fields(section, {
      Network: route.prefix.text,
      NextHop: nextHop,
      // An active-active gateway is one speaker with two addresses: each lists the routes that have it as next hop.
      SourcePeer: !session ? 'itself' : sender?.includes(nextHop) ? nextHop : session.localAddress,
      Origin: route.origin,
      AsPath: route.asPath.join('-'),
      Weight: String(route.weight),
    }),
  );
}

/** `itself` means the address of the sending instance. */
function advertisedFacts(section: Section, route: AdvertisedRoute, speaker: Speaker): Fact[] {
  const own = speaker.addresses.map(({ text }) => text);
  return nextHopTexts(route).map((nextHop) =>
    fields(section, {
      Network: route.prefix.text,
      NextHop: own.includes(nextHop) ? 'itself' : nextHop,
      AsPath: route.asPath.join('-'),
    }),
  );
}

function nextHopTexts({ nextHops }: Pick<BgpRoute, 'nextHops'>): string[] {
  return nextHops.length > 0 ? nextHops.map(({ text }) => text) : ['-'];
}

function fields(section: Section, values: Readonly<Record<string, string | undefined>>): Fact {
  return fact(...section.columns.map((column) => values[column] || '-'));
}
