import type { Prefix, Topology } from '@azroute/engine';
import { inOrder, passedOn } from './best.js';
import { isInside } from './bits.js';
import { accepts, admitted, denied, isIbgp, passes, sent, summarised } from './exchange.js';
import { ownRoutes } from './origin.js';
import type { AdvertisedRoute, RibRoute } from './routes.js';
import { type Side, type Speaker, sidesOf, speakersOf } from './speakers.js';

/** The RIBs of all speakers, and what they advertise, in the stable state. */
export interface OracleBgp {
  readonly speakers: readonly Speaker[];
  readonly ribs: ReadonlyMap<string, readonly RibRoute[]>;
  readonly advertised: readonly { readonly side: Side; readonly routes: readonly AdvertisedRoute[] }[];
  /** False if the RIBs still changed after the last round. */
  readonly settled: boolean;
}

/** Lets every speaker send everything to all its peers, round after round, until a round changes nothing. */
export function oracleBgp(topology: Topology, rounds = 60): OracleBgp {
  const speakers = speakersOf(topology);
  const sides = sidesOf(topology).filter(({ up }) => up);
  const own = new Map(speakers.map((speaker) => [speaker.id, ownRoutes(topology, speaker)]));
  let ribs = new Map<string, readonly RibRoute[]>(own);
  let advertised: { side: Side; routes: AdvertisedRoute[] }[] = [];
  let before = '';
  for (let round = 0; round < rounds; round++) {
    advertised = sides.map((side) => ({ side, routes: advertise(topology, side, ribs.get(side.from.id) ?? []) }));
    ribs = new Map(
      speakers.map((speaker) => [
        speaker.id,
        [
          ...(own.get(speaker.id) ?? []),
          ...advertised
            .filter(({ side }) => side.to.id === speaker.id)
            .flatMap(({ side, routes }) =>
              routes.filter((route) => accepts(topology, side, route)).map((route) => learned(side, route)),
            ),
        ],
      ]),
    );
    const now = JSON.stringify(
      advertised.map(({ routes }) =>
        routes.map(({ prefix, path, hops, communities, preference }) => [
          prefix.text,
          path,
          hops,
          communities,
          preference,
        ]),
      ),
    );
    if (now === before) return { speakers, ribs, advertised, settled: true };
    before = now;
  }
  return { speakers, ribs, advertised, settled: false };
}

function isBehindConnection({ own }: RibRoute): boolean {
  return own === 'connection' || own === 'bgpPeer' || own === 'pointToSite';
}

function learned(side: Side, route: AdvertisedRoute): RibRoute {
  const preference = written(side, route) ?? route.preference;
  return { ...route, own: undefined, peer: undefined, side, ibgp: isIbgp(side), weight: side.weight, preference };
}

/** The local preference that the receiver's end gives: that of the longest prefix around the route. */
function written({ preferences }: Side, { prefix }: AdvertisedRoute): number | undefined {
  const hits = preferences.filter((each) => each.prefix === undefined || isInside(prefix, each.prefix));
  const length = (of: Prefix | undefined) => (of === undefined ? -1 : of.length);
  return hits.sort((a, b) => length(b.prefix) - length(a.prefix))[0]?.value;
}

function advertise(topology: Topology, side: Side, all: readonly RibRoute[]): AdvertisedRoute[] {
  // Only the other routers of a site learn static routes, which therefore hide nothing from others.
  const rib = side.type === 'site' ? all : all.filter(({ fixed }) => !fixed);
  const prefixes = [...new Set(rib.map(({ prefix }) => prefix.text))];
  const best = prefixes.flatMap((text) => {
    const same = rib.filter(({ prefix }) => prefix.text === text);
    const first = passedOn(side.from, same);
    // If a prefix is behind several connections, any route that this peer may learn is advertised (R106).
    const other = same.find((route) => isBehindConnection(route) && passes(topology, side, route));
    if (first?.own === 'static') return inOrder(side.from, same).find((route) => passes(topology, side, route)) ?? [];
    return (first && isBehindConnection(first) ? (other ?? first) : first) ?? [];
  });
  const extra = side.policy.advertise.map(
    (prefix): RibRoute => ({
      prefix,
      path: [],
      hops: [],
      weight: 0,
      preference: 100,
      communities: [],
      own: 'advertised',
      peer: undefined,
      side: undefined,
      ibgp: false,
      target: undefined,
      fixed: false,
    }),
  );
  const rest = best.filter(({ prefix }) => !extra.some((route) => route.prefix.text === prefix.text));
  const passed = summarised(topology, side, rest).filter(
    (route) => passes(topology, side, route) && admitted(side, route),
  );
  // `advertise P` on a session needs no `only` there; a `deny` removes it too.
  const kept = extra.filter((route) => !denied(side, route));
  return [...kept, ...passed].map((route) => sent(side, route));
}
