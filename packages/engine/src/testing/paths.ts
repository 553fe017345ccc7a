import { address, createSnapshot, type DeclId, type Hop, type Settings, type Trace } from '../index.js';
import { defaultSettings } from '../settings.js';
import { type TopologySpec, topologyOf } from './builder.js';

/** Traces, findings and repairs of a topology as short texts; the one place where these tests touch the API. */
export function paths(spec: TopologySpec, settings: Partial<Settings> = {}) {
  const snapshot = createSnapshot(topologyOf(spec), { ...defaultSettings, ...settings });
  const traced = (from: DeclId, to: string) => snapshot.trace(from, address(to));
  const findingFor = (key: string) => snapshot.findings().find((finding) => finding.key === key);
  return {
    snapshot,
    /** `delivered by nva1~vxlan0 {er1} nva2`: see {@link showTrace}. */
    trace: (from: DeclId, to: string) => showTrace(traced(from, to)),
    /** The rule of the reason, and of each note. */
    reason: (from: DeclId, to: string) => traced(from, to)?.reason.rule,
    notes: (from: DeclId, to: string) => traced(from, to)?.notes.map(({ rule }) => rule),
    /** What was decided at each place, as `spoke11.vm: 10.2.0.0/16 VirtualNetworkGateway 10.1.1.4 decides …`. */
    decisions: (from: DeclId, to: string) => {
      const trace = traced(from, to);
      return [...(trace?.first ?? []), ...(trace?.hops ?? []).flatMap(({ decisions }) => decisions)].map(
        ({ cause }) => cause.text,
      );
    },
    /** Findings as `AZR101 nva:nva1 …key`. */
    findings: (codes = /./) =>
      snapshot
        .findings()
        .filter(({ code }) => codes.test(code))
        .map(({ declaration, key }) => `${declaration} ${key}`),
    message: (key: string) => findingFor(key)?.message,
    related: (key: string) => findingFor(key)?.related.map(({ declaration, message }) => `${declaration} | ${message}`),
    /** Titles of the repairs of a finding, best first. */
    repairs: (key: string) => {
      const finding = findingFor(key);
      return finding ? snapshot.repairs(finding).map(({ title }) => title) : undefined;
    },
  };
}

/**
 * A trace in one line: the verdict, then the devices in order, `~tunnel` after one that encapsulates, `(lb)` after one
 * that a load balancer chose, carriers of outer packets in braces, equal-cost paths in brackets.
 */
function showTrace(trace: Trace | undefined): string {
  if (!trace) return 'no trace';
  const way = wayOf(trace);
  return way === '' ? trace.verdict : `${trace.verdict} by ${way}`;
}

function wayOf({ hops, carriers, branches }: Trace): string {
  const parts = hops.map(hopText);
  if (carriers.length > 0) parts.push(`{${carriers.map(hopText).join(' ')}}`);
  if (branches.length > 0) parts.push(`[${branches.map(showTrace).join(' | ')}]`);
  return parts.join(' ');
}

function hopText({ label, tunnel, loadBalancer }: Hop): string {
  return `${label}${tunnel === undefined ? '' : `~${last(tunnel)}`}${loadBalancer === undefined ? '' : `(${last(loadBalancer)})`}`;
}

function last(id: DeclId): string {
  return id.replace(/^.*[:/]/, '');
}
