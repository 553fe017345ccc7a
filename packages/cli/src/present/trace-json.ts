import type { Cause, Decision, DeclId, Hop, Trace, Verdict } from '@azroute/engine';
import { addressPrefix, nextHopTexts } from './effective-routes.js';

/** Gives the shortest unambiguous reference of a declaration. */
export type LabelOf = (id: DeclId) => string;

/** What `azroute trace --output json` prints: the way of a packet, for each branch again from where paths part. */
export interface TraceJson {
  readonly verdict: Verdict;
  readonly destination: string;
  readonly first: readonly DecisionJson[];
  readonly hops: readonly HopJson[];
  readonly carriers?: readonly HopJson[];
  readonly branches?: readonly TraceJson[];
  readonly reason: string;
  readonly rule: string;
  readonly notes?: readonly { readonly text: string; readonly rule: string }[];
}

/** A device that forwards the packet. */
interface HopJson {
  readonly device: string;
  readonly kind: Hop['kind'];
  readonly loadBalancer?: string;
  readonly tunnel?: string;
  readonly decisions: readonly DecisionJson[];
}

/** One look-up: where, in which table, and the row or route that it found. */
interface DecisionJson {
  readonly at: string;
  readonly table: Decision['table'];
  readonly outer?: true;
  readonly row?: {
    readonly source: string;
    readonly addressPrefix: string;
    readonly nextHopType: string;
    readonly nextHopIpAddress: readonly string[];
  };
  readonly route?: { readonly network: string; readonly nextHop: readonly string[]; readonly asPath: string };
  readonly reason: string;
  readonly rule: string;
}

/** Turns a trace into plain JSON with names in place of ids. */
export function traceJson(trace: Trace, labelOf: LabelOf): TraceJson {
  return {
    verdict: trace.verdict,
    destination: trace.destination.text,
    first: trace.first.map((decision) => decisionJson(decision, labelOf)),
    hops: trace.hops.map((hop) => hopJson(hop, labelOf)),
    ...(trace.carriers.length > 0 ? { carriers: trace.carriers.map((hop) => hopJson(hop, labelOf)) } : {}),
    ...(trace.branches.length > 0 ? { branches: trace.branches.map((branch) => traceJson(branch, labelOf)) } : {}),
    reason: trace.reason.text,
    rule: trace.reason.rule,
    ...(trace.notes.length > 0 ? { notes: trace.notes.map(noteJson) } : {}),
  };
}

function hopJson(hop: Hop, labelOf: LabelOf): HopJson {
  return {
    device: hop.label,
    kind: hop.kind,
    ...(hop.loadBalancer === undefined ? {} : { loadBalancer: labelOf(hop.loadBalancer) }),
    ...(hop.tunnel === undefined ? {} : { tunnel: labelOf(hop.tunnel) }),
    decisions: hop.decisions.map((decision) => decisionJson(decision, labelOf)),
  };
}

function decisionJson({ at, table, outer, row, bgpRoute, cause }: Decision, labelOf: LabelOf): DecisionJson {
  return {
    at: labelOf(at),
    table,
    ...(outer ? { outer } : {}),
    ...(row && {
      row: {
        source: row.source,
        addressPrefix: addressPrefix(row),
        nextHopType: row.nextHopType,
        nextHopIpAddress: nextHopTexts(row),
      },
    }),
    ...(bgpRoute && {
      route: {
        network: bgpRoute.prefix.text,
        nextHop: bgpRoute.nextHops.map(({ text }) => text),
        asPath: bgpRoute.asPath.join('-'),
      },
    }),
    reason: cause.text,
    rule: cause.rule,
  };
}

function noteJson({ text, rule }: Cause): { readonly text: string; readonly rule: string } {
  return { text, rule };
}
