import type { OsCandidate, OsTarget, OsWhy } from '@azroute/engine';
import type { CauseJson, Declarations } from './declarations.js';
import { type StopJson, stopJson, type WayPointJson, wayJson } from './way-json.js';

/** Where a route of an operating system leads. */
export interface OsTargetJson {
  readonly to: OsTarget['to'];
  /** The NIC, tunnel, or connection; none for a discard. */
  readonly name?: string;
  /** The next hop that the operating system chose. */
  readonly via?: string;
}

/** A route that an operating system has, could have, or was offered. */
export interface OsCandidateJson {
  readonly origin: OsCandidate['origin'];
  readonly state: OsCandidate['state'];
  readonly addressPrefix: string;
  /** Only for routes that could be in the table. */
  readonly leads?: OsTargetJson;
  readonly because: CauseJson;
  readonly beatenBy?: CauseJson;
  /** Only for BGP routes: the speakers on the path, the origin first. */
  readonly way?: readonly WayPointJson[];
}

/** Why an NVA's operating system sends packets where it does. */
export interface OsWhyJson {
  readonly nva: string;
  readonly decision: CauseJson;
  readonly decides: readonly OsCandidateJson[];
  readonly losers: readonly OsCandidateJson[];
  readonly inside?: readonly OsCandidateJson[];
  readonly notSent?: readonly { readonly network: string; readonly stops: readonly StopJson[] }[];
  readonly notes?: readonly CauseJson[];
}

/** The answer for an operating system, with the names and locations of all declarations involved. */
export function osWhyJson(why: OsWhy, declarations: Declarations): OsWhyJson {
  const candidates = (list: readonly OsCandidate[]) => list.map((one) => candidateJson(one, declarations));
  const { nva, decision, decides, losers, inside, notSent, notes } = why;
  return {
    nva: declarations.label(nva),
    decision: declarations.cause(decision),
    decides: candidates(decides),
    losers: candidates(losers),
    ...(inside.length > 0 ? { inside: candidates(inside) } : {}),
    ...(notSent.length > 0
      ? {
          notSent: notSent.map(({ prefix, stops }) => ({
            network: prefix.text,
            stops: stops.map((stop) => stopJson(stop, declarations)),
          })),
        }
      : {}),
    ...(notes.length > 0 ? { notes: notes.map((note) => declarations.cause(note)) } : {}),
  };
}

function candidateJson(candidate: OsCandidate, declarations: Declarations): OsCandidateJson {
  const { origin, state, prefix, target, cause, beatenBy, way } = candidate;
  return {
    origin,
    state,
    addressPrefix: prefix.text,
    ...(target ? { leads: targetJson(target, declarations) } : {}),
    because: declarations.cause(cause),
    ...(beatenBy ? { beatenBy: declarations.cause(beatenBy) } : {}),
    ...(way ? { way: wayJson(way, declarations) } : {}),
  };
}

function targetJson(target: OsTarget, declarations: Declarations): OsTargetJson {
  switch (target.to) {
    case 'nic':
      return {
        to: 'nic',
        name: declarations.label(target.nic),
        ...(target.via === undefined ? {} : { via: target.via.text }),
      };
    case 'tunnel':
      return { to: 'tunnel', name: declarations.label(target.tunnel) };
    case 'connection':
      return { to: 'connection', name: declarations.label(target.connection) };
    case 'itself':
    case 'drop':
      return { to: target.to };
  }
}
