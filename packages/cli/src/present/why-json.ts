import type { Candidate, LossKind, OsWhy, Why } from '@azroute/engine';
import type { CauseJson, Declarations } from './declarations.js';
import { type OsWhyJson, osWhyJson } from './os-why-json.js';
import { type StopJson, stopJson, type WayPointJson, wayJson } from './way-json.js';

/** A row or removed route that could decide. */
export interface CandidateJson {
  readonly source: string;
  readonly state: 'Active' | 'Invalid' | 'absent';
  readonly addressPrefix: string;
  readonly nextHopType: string;
  readonly nextHopIpAddress: readonly string[];
  readonly name?: string;
  readonly because: readonly CauseJson[];
  /** What beat or removed it, and why in a word of docs/ends.md. */
  readonly beatenBy?: CauseJson & { readonly kind: LossKind };
  /** Only for BGP routes: the speakers on each path, the origin first. */
  readonly ways?: readonly (readonly WayPointJson[])[];
}

/** The answer of `azroute why`. */
export interface WhyJson {
  readonly nic: string;
  readonly to: string;
  /** The requested name, if it was a name. */
  readonly name?: string;
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
  /** Only for a NIC of an NVA: what its operating system decides before the fabric does. */
  readonly operatingSystem?: OsWhyJson;
}

/** The requested name and the engine's answers. */
export interface WhyAnswer {
  readonly why: Why;
  readonly name: string | undefined;
  readonly operatingSystem: OsWhy | undefined;
}

/** Why a NIC has the row that it has, with the names and locations of all declarations involved. */
export function whyJson({ why, name, operatingSystem }: WhyAnswer, declarations: Declarations): WhyJson {
  const candidates = (list: readonly Candidate[]) => list.map((one) => candidateJson(one, declarations));
  const { missing, inside, notes } = why;
  return {
    nic: declarations.label(why.nic),
    to: why.address?.text ?? why.prefix.text,
    ...(name === undefined ? {} : { name }),
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
    ...(operatingSystem ? { operatingSystem: osWhyJson(operatingSystem, declarations) } : {}),
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
    ...(beatenBy ? { beatenBy: { kind: beatenBy.because, ...declarations.cause(beatenBy) } } : {}),
    ...(ways.length > 0 ? { ways: ways.map((way) => wayJson(way, declarations)) } : {}),
  };
}
