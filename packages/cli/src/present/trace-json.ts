import type { Decision, Hop, Note, Trace, Verdict } from '@azroute/engine';
import { type RowJson, rowJson } from '@azroute/language';
import { type EndJson, endJson } from './end-json.js';
import type { LabelOf } from './label-of.js';

/**
 * What `azroute trace --output json` prints: the path of a packet, and for each branch the path from where it splits.
 */
export interface TraceJson {
  readonly verdict: Verdict;
  readonly destination: string;
  readonly first: readonly DecisionJson[];
  readonly hops: readonly HopJson[];
  readonly carriers?: readonly HopJson[];
  readonly branches?: readonly TraceJson[];
  /** How it ends, for programs; the reason says it to readers. */
  readonly end: EndJson;
  readonly reason: string;
  readonly rule: string;
  readonly notes?: readonly NoteJson[];
}

/** A remark that changes nothing of the verdict: a word of docs/ends.md, and what it says. */
interface NoteJson {
  readonly kind: Note['remark']['kind'];
  readonly text: string;
  readonly rule: string;
}

/** A device that forwards the packet. */
interface HopJson {
  readonly device: string;
  readonly kind: Hop['kind'];
  readonly loadBalancer?: string;
  readonly tunnel?: string;
  readonly decisions: readonly DecisionJson[];
}

/** One lookup: where, in which table, and the row or route that it found. */
interface DecisionJson {
  readonly at: string;
  readonly table: Decision['table'];
  readonly outer?: true;
  readonly row?: RowJson;
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
    end: endJson(trace.end, labelOf),
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
    ...(row && { row: rowJson(row) }),
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

function noteJson({ remark, text, rule }: Note): NoteJson {
  return { kind: remark.kind, text, rule };
}
