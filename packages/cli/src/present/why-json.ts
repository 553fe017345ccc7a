import type { Candidate, Stop, Way, Why } from '@azroute/engine';
import type { CauseJson, DeclarationJson, Declarations } from './declarations.js';

/** A row or removed route that could decide. */
export interface CandidateJson {
  readonly source: string;
  readonly state: 'Active' | 'Invalid' | 'absent';
  readonly addressPrefix: string;
  readonly nextHopType: string;
  readonly nextHopIpAddress: readonly string[];
  readonly name?: string;
  readonly because: readonly CauseJson[];
  readonly beatenBy?: CauseJson;
  /** Only of BGP routes: the speakers on each way, the origin first. */
  readonly ways?: readonly (readonly WayPointJson[])[];
}

/** A BGP route in the table of one speaker. */
export interface WayPointJson {
  readonly device: string;
  readonly asn?: number;
  readonly asPath: string;
  readonly nextHop: readonly string[];
  readonly communities?: readonly string[];
  /** What the policy of the sender changed. */
  readonly steps?: readonly string[];
  /** The session that it came in on; at the origin, the declaration that it comes from. */
  readonly from: DeclarationJson;
  /** Set for a session that nobody declares: between the gateways and the Route Server of a network, or a site's routers. */
  readonly automatic?: true;
  readonly because: CauseJson;
}

/** A place where a BGP route went no further. */
export interface StopJson {
  readonly kind: Stop['kind'];
  readonly device: string;
  readonly peer?: string;
  readonly asPath: string;
  readonly harmless: boolean;
  readonly because: CauseJson;
}

/** The answer of `azroute why`. */
export interface WhyJson {
  readonly nic: string;
  readonly to: string;
  readonly decision: CauseJson;
  readonly decides: readonly CandidateJson[];
  readonly losers: readonly CandidateJson[];
  readonly inside?: readonly CandidateJson[];
  readonly missing?: {
    readonly addressPrefix: string;
    readonly reasons: readonly CauseJson[];
    readonly heldBy: readonly (readonly WayPointJson[])[];
  };
  readonly stops: readonly { readonly network: string; readonly stops: readonly StopJson[] }[];
  readonly notes?: readonly CauseJson[];
}

/** Why a NIC has the row that it has, with the names and places of all declarations that took part. */
export function whyJson(why: Why, declarations: Declarations): WhyJson {
  const candidates = (list: readonly Candidate[]) => list.map((one) => candidateJson(one, declarations));
  const { missing, inside, notes } = why;
  return {
    nic: declarations.label(why.nic),
    to: why.address?.text ?? why.prefix.text,
    decision: declarations.cause(why.decision),
    decides: candidates(why.decides),
    losers: candidates(why.losers),
    ...(inside.length > 0 ? { inside: candidates(inside) } : {}),
    ...(missing
      ? {
          missing: {
            addressPrefix: missing.prefix.text,
            reasons: missing.reasons.map((cause) => declarations.cause(cause)),
            heldBy: missing.heldBy.map((way) => wayJson(way, declarations)),
          },
        }
      : {}),
    stops: why.stops.map(({ prefix, stops }) => ({
      network: prefix.text,
      stops: stops.map((stop) => stopJson(stop, declarations)),
    })),
    ...(notes.length > 0 ? { notes: notes.map((note) => declarations.cause(note)) } : {}),
  };
}

function candidateJson(candidate: Candidate, declarations: Declarations): CandidateJson {
  const { source, state, prefix, nextHopType, nextHops, name, causes, beatenBy, ways } = candidate;
  return {
    source,
    state,
    addressPrefix: prefix.text,
    nextHopType,
    nextHopIpAddress: nextHops,
    ...(name === undefined ? {} : { name }),
    because: causes.map((cause) => declarations.cause(cause)),
    ...(beatenBy ? { beatenBy: declarations.cause(beatenBy) } : {}),
    ...(ways.length > 0 ? { ways: ways.map((way) => wayJson(way, declarations)) } : {}),
  };
}

/** The speakers on the way of a route, the origin first. */
export function wayJson(way: Way, declarations: Declarations): readonly WayPointJson[] {
  return way.map(({ speaker, route }) => ({
    device: declarations.label(speaker.device),
    ...(speaker.asn === undefined ? {} : { asn: speaker.asn }),
    asPath: route.asPath.join('-'),
    nextHop: route.nextHops.map(({ text }) => text),
    ...(route.communities.length > 0 ? { communities: route.communities } : {}),
    ...(route.steps.length > 0 ? { steps: route.steps } : {}),
    from: declarations.at(route.session?.declaration ?? route.cause.declarations[0] ?? speaker.device),
    ...(route.session?.origin === 'automatic' ? { automatic: true } : {}),
    because: declarations.cause(route.cause),
  }));
}

function stopJson({ kind, at, peer, route, cause, harmless }: Stop, declarations: Declarations): StopJson {
  return {
    kind,
    device: declarations.label(at.device),
    ...(peer ? { peer: declarations.label(peer.device) } : {}),
    asPath: route.asPath.join('-'),
    harmless,
    because: declarations.cause(cause),
  };
}
