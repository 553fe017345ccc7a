import {
  type AdvertisedRoute,
  address,
  type BgpResult,
  type BgpRoute,
  type Cause,
  type EffectiveRoute,
  noPolicy,
  prefix,
  type RejectedRoute,
  type SessionSide,
  type Speaker,
} from '@azroute/engine';

/** A cause of which only the text matters. */
export function because(text: string, rule: Cause['rule'] = 'R156'): Cause {
  return { rule, text, declarations: [] };
}

/**
 * A row written as `source state prefix nextHopType [nextHop,nextHop]`, such as `User Active 0.0.0.0/0 VirtualAppliance
 * 10.1.1.4`; a destination without a slash is a service tag.
 */
export function row(text: string, name?: string): EffectiveRoute {
  const [source, state, destination = '', nextHopType, nextHops] = text.split(' ');
  const isPrefix = destination.includes('/');
  return {
    kind: 'row',
    source: source as EffectiveRoute['source'],
    state: state as EffectiveRoute['state'],
    prefix: isPrefix ? prefix(destination) : undefined,
    serviceTag: isPrefix ? undefined : destination,
    nextHopType: nextHopType as EffectiveRoute['nextHopType'],
    nextHops: (nextHops?.split(',') ?? [undefined]).map((hop) => ({
      text: hop,
      action: { to: 'drop' },
      cause: because(text),
    })),
    name,
    cause: because(text),
    beatenBy: undefined,
  };
}

/** One instance of a Route Server, or another speaker. */
export function speaker(id: string, kind: Speaker['kind'], asn: number, ip: string, instance?: 0 | 1): Speaker {
  const device = id.replace(/#\d$/, '');
  return { id, device, label: device.replace(/^.*[:/]/, ''), kind, instance, asn, addresses: [address(ip)] };
}

/** The direction of a session in which `local` sends to `remote`. */
export function side(local: Speaker, remote: Speaker): SessionSide {
  return {
    id: `${local.id}>${remote.id}`,
    local: local.id,
    remote: remote.id,
    localKind: local.kind,
    remoteKind: remote.kind,
    localIp: local.addresses[0],
    localAddress: local.addresses[0]?.text,
    remoteAddress: remote.addresses[0]?.text,
    kind: local.asn === remote.asn ? 'ibgp' : 'ebgp',
    origin: 'declared',
    declaration: 'bgp:test',
    tunnel: undefined,
    policy: noPolicy,
    originates: [],
    receiverWeight: 0,
    receiverPreferences: [],
    down: undefined,
  };
}

/** A route that `holder` learned on `session`, or its own route without a session. */
export function learned(
  holder: Speaker,
  session: SessionSide | undefined,
  network: string,
  nextHops: readonly string[],
  asPath: readonly number[],
  weight = 32768,
): BgpRoute {
  return {
    prefix: prefix(network),
    nextHops: nextHops.map((text) => ({ text, address: undefined })),
    asPath,
    origin: session === undefined ? 'Network' : session.kind === 'ebgp' ? 'EBgp' : 'IBgp',
    weight,
    localPreference: 100,
    communities: [],
    holder: holder.id,
    session,
    parent: undefined,
    steps: [],
    cause: because('learned'),
    own: session === undefined ? { kind: 'network' } : undefined,
  };
}

/** What a session carries for a route of its sender. */
export function sent(
  route: BgpRoute,
  session: SessionSide,
  nextHop: string,
  asPath: readonly number[],
): AdvertisedRoute {
  return {
    prefix: route.prefix,
    nextHops: [{ text: nextHop, address: undefined }],
    asPath,
    communities: [],
    session,
    source: route,
    steps: [],
  };
}

/** A BGP result with these routes: for each speaker, those that it has, rejected, sends and withholds. */
export function bgpResult(
  speakers: readonly Speaker[],
  routes: readonly BgpRoute[],
  rest: Partial<Pick<BgpResult, 'advertised' | 'withheld'>> & {
    rejected?: readonly RejectedRoute[];
  } = {},
): BgpResult {
  return {
    speakers,
    sessions: [],
    oscillations: [],
    uncomputed: [],
    withoutSessions: false,
    complete: true,
    work: 0,
    speakersOf: (device) => speakers.filter((one) => one.device === device),
    table: (id) => {
      const held = routes.filter(({ holder }) => holder === id);
      return {
        speaker: speakers.find((one) => one.id === id)!,
        routes: new Map(
          held.map(({ prefix }) => {
            const own = held.filter((route) => route.prefix.text === prefix.text);
            const equal = own.filter(({ asPath }) => asPath.length === own[0]?.asPath.length);
            const rejected = (rest.rejected ?? []).filter(
              ({ route }) => route.holder === id && route.prefix === prefix,
            );
            const entry = { routes: own, bestCount: equal.length, installed: equal, forPeers: equal, rejected };
            return [prefix.text, { ...entry, prefix, shared: entry }];
          }),
        ),
        rejected: (rest.rejected ?? []).filter(({ route }) => route.holder === id),
      };
    },
    best: () => [],
    announcedCounts: () => new Map(),
    advertised: rest.advertised ?? (() => []),
    withheld: rest.withheld ?? (() => []),
  };
}
