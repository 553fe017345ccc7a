import type { Prefix } from '../address/index.js';
import type { BgpResult } from '../bgp/result.js';
import type { BgpRoute, SpeakerId } from '../bgp/route.js';
import type { Network } from '../topology/index.js';
import { type Speakers, wayOf } from './bgp-way.js';
import { whyNotChosen } from './not-chosen.js';
import type { Stop } from './why.js';

/** All places where a BGP route for exactly this prefix stopped. */
export function stopsOf(network: Network, bgp: BgpResult, speakers: Speakers, prefix: Prefix): readonly Stop[] {
  const stops = new Map<string, Stop>();
  const add = (at: SpeakerId, peer: SpeakerId | undefined, stop: Pick<Stop, 'kind' | 'route' | 'cause'>) => {
    const speaker = speakers.get(at);
    if (!speaker) return;
    const other = peer === undefined ? undefined : speakers.get(peer);
    const loser = stop.kind === 'rejected' || stop.kind === 'notChosen' ? at : peer;
    const harmless = loser !== undefined && hasOtherwise(bgp, speakers, loser, stop.route);
    const key = [speaker.device, stop.kind, other?.device, stop.cause.text, stop.route.asPath.join('-')].join('|');
    const known = stops.get(key);
    if (!known) stops.set(key, { ...stop, at: speaker, peer: other, harmless });
  };
  for (const { id } of bgp.speakers) {
    const table = bgp.table(id);
    for (const { route, cause } of table.rejected) {
      if (route.prefix.text === prefix.text) add(id, route.session?.local, { kind: 'rejected', route, cause });
    }
    const entry = table.routes.get(prefix.text);
    const best = entry?.routes[0];
    if (!entry || !best) continue;
    for (const route of entry.routes.slice(entry.bestCount)) {
      const cause = whyNotChosen(network, table.speaker, best, route);
      add(id, route.session?.local, { kind: 'notChosen', route, cause });
    }
    for (const { route, session, cause } of bgp.withheld(id)) {
      if (route.prefix.text === prefix.text) add(id, session.remote, { kind: 'withheld', route, cause });
    }
    for (const { local, remote, down } of bgp.sessions) {
      if (local === id && down) add(id, remote, { kind: 'sessionDown', route: best, cause: down });
    }
  }
  return [...stops].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stop]) => stop);
}

/** Whether a speaker does not need this route: it has passed it on itself, or has its own route for the prefix. */
function hasOtherwise(bgp: BgpResult, speakers: Speakers, id: SpeakerId, route: BgpRoute): boolean {
  const device = speakers.get(id)?.device;
  const before = route.holder === id ? route.parent : route;
  return (
    (before !== undefined && wayOf(speakers, before).some(({ speaker }) => speaker.device === device)) ||
    bgp.best(id, route.prefix.text)[0]?.own !== undefined
  );
}
