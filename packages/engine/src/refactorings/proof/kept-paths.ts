import { arrives } from '../../comparison/arrives.js';
import { talksOf } from '../../comparison/changes.js';
import { lostParticipant } from '../../comparison/common-classes.js';
import type { Flow } from '../../comparison/flow.js';
import type { Participant } from '../../comparison/participants.js';
import { reachOf } from '../../comparison/reach.js';
import type { Analysis } from '../../findings/analysis.js';
import type { Party } from '../../findings/flows/party.js';
import { inspectedPaths, pathsOf } from '../../findings/inspection/inspected-paths.js';
import type { HopKind, Trace } from '../../forwarding/trace.js';
import type { DeclId, Network } from '../../topology/index.js';

/** What becomes of the paths between networks when they are routed by other means. */
export interface KeptPaths {
  /** How many pairs of networks, the Internet included, had a path; undefined if they are too many to be counted. */
  readonly paths: number | undefined;
  /** How many of these have the same path: it ends alike and passes the same appliances and circuits. */
  readonly kept: number | undefined;
  /** Flows that pass the same appliances and further ones. */
  readonly inspected: readonly Flow[];
  /** Flows that arrive in another way. */
  readonly moved: readonly Flow[];
  /** Flows that did not arrive and do now. */
  readonly gained: readonly Flow[];
}

/** A flow that a change breaks, or a machine or network that it removes. */
export interface BrokenPath {
  readonly broken: Flow | DeclId;
  /** The appliances that packets would not pass any more; empty if they are lost. */
  readonly missed: readonly DeclId[];
}

/** How many pairs of networks are counted. */
const mostPairs = 20_000;

/** The devices that a change may replace by others which do the same. */
const replaceable: ReadonlySet<HopKind> = new Set(['vpnGateway', 'expressRouteGateway', 'virtualHub']);

/**
 * Compares the paths of two states of a topology in which gateways and hubs may differ. Stops at the first one that does
 * not arrive any more, or that an appliance no longer sees.
 * @throws TooMuchToCompare if not all packets can be followed
 */
export function keptPaths(before: Analysis, after: Analysis): KeptPaths | BrokenPath {
  const [were, are] = [reachOf(before), reachOf(after)];
  const missing = lostParticipant(were, are);
  if (missing !== undefined) return { broken: missing, missed: [] };
  const [here, there] = [before.computation.network, after.computation.network];
  const pairs = new Pairs();
  const inspected: Flow[] = [];
  const moved: Flow[] = [];
  const gained: Flow[] = [];
  for (const talk of talksOf(were, are, () => true)) {
    const flows = [talk.there, talk.back].filter((flow) => flow !== undefined);
    for (const flow of flows) {
      const [was, is] = [arrives(flow.before.verdict), arrives(flow.after.verdict)];
      if (was && flow.after.verdict !== flow.before.verdict) return { broken: flow, missed: [] };
      const missed = was ? missedBy(here, there, flow) : [];
      if (missed.length > 0) return { broken: flow, missed };
      if (!was && is) gained.push(flow);
      if (was) pairs.count(flow, isSame(flow));
      if (was && !isSame(flow)) (isInspected(here, there, flow) ? inspected : moved).push(flow);
    }
  }
  return { ...pairs.result(), inspected, moved, gained };
}

/** Counts the pairs of networks between which packets go. */
class Pairs {
  private readonly found = new Map<string, boolean>();
  private isTooMany = false;

  count({ senders, receivers }: Flow, isKept: boolean): void {
    const [from, to] = [networksOf(senders), receivers.length > 0 ? networksOf(receivers) : ['']];
    if (from.length * to.length + this.found.size > mostPairs) this.isTooMany = true;
    if (this.isTooMany) return;
    for (const one of from) {
      for (const two of to) {
        const key = one < two ? `${one} ${two}` : `${two} ${one}`;
        // Two networks that are treated alike are one class, whose members are followed only if they talk.
        if (one === two && (from.length > 1 || to.length > 1)) continue;
        this.found.set(key, (this.found.get(key) ?? true) && isKept);
      }
    }
  }

  result(): Pick<KeptPaths, 'paths' | 'kept'> {
    if (this.isTooMany) return { paths: undefined, kept: undefined };
    return { paths: this.found.size, kept: [...this.found.values()].filter((isKept) => isKept).length };
  }
}

function networksOf(parties: readonly Participant[]): readonly DeclId[] {
  return [...new Set(parties.map(networkOf))];
}

function networkOf({ vnet, id }: Party): DeclId {
  return vnet?.id ?? id;
}

function isSame({ before, after }: Flow): boolean {
  return before.verdict === after.verdict && devicesOn(before) === devicesOn(after);
}

function devicesOn(trace: Trace): string {
  const paths = pathsOf(trace).map((hops) =>
    hops
      .filter(({ kind }) => !replaceable.has(kind))
      .map(({ device }) => device)
      .join(' > '),
  );
  return [...new Set(paths)].sort().join(' | ');
}

/** The appliances that packets passed on every path, and do not pass on every one any more. */
function missedBy(before: Network, after: Network, flow: Flow): readonly DeclId[] {
  const [first = [], ...others] = inspectedPaths(before, flow.before);
  const are = inspectedPaths(after, flow.after);
  return first.filter(
    (device) => others.every((path) => path.includes(device)) && !are.every((path) => path.includes(device)),
  );
}

/** Whether packets pass appliances that they did not pass before, and arrive in the same way otherwise. */
function isInspected(before: Network, after: Network, flow: Flow): boolean {
  const were = new Set(inspectedPaths(before, flow.before).flat());
  return inspectedPaths(after, flow.after).some((path) => path.some((device) => !were.has(device)));
}
