import type { Cause, Decision, DeclId, End, Loop, Trace } from '@azroute/engine';

/** A place at which a packet is, with the decisions there. */
interface Stop {
  readonly at: DeclId;
  readonly decisions: readonly Decision[];
  /** The tunnel by which the packet leaves. */
  readonly tunnel: DeclId | undefined;
}

/** One of the paths of a packet, from its sender to its end. */
export interface Path {
  readonly stops: readonly Stop[];
  readonly end: End;
  readonly reason: Cause | undefined;
  readonly carriers: readonly DeclId[];
}

/** The paths of a trace: several if equal-cost paths branch. */
export function pathsOf(trace: Trace, sender: DeclId): readonly Path[] {
  return follow(trace, [{ at: sender, decisions: trace.first, tunnel: undefined }], []);
}

function follow(trace: Trace, before: readonly Stop[], carriersBefore: readonly DeclId[]): readonly Path[] {
  const stops = [...before];
  const carriers = [...carriersBefore, ...trace.carriers.map(({ device }) => device)];
  for (const { device, decisions, loadBalancer, tunnel } of trace.hops) {
    if (loadBalancer !== undefined) stops.push({ at: loadBalancer, decisions: [], tunnel: undefined });
    stops.push({ at: device, decisions, tunnel });
  }
  if (trace.branches.length > 0) return trace.branches.flatMap((branch) => follow(branch, stops, carriers));
  return [{ stops, end: trace.end, reason: trace.reason, carriers }];
}

/** The path of the packet with which a loop is shown. */
export function pathInto({ example: { steps } }: Loop): Path {
  const stops: Stop[] = [];
  for (const { device, outcome } of steps) {
    stops.push({ at: device, decisions: outcome.decisions, tunnel: outcome.tunnel });
    if (outcome.loadBalancer === undefined) continue;
    stops.push({ at: outcome.loadBalancer, decisions: [], tunnel: undefined });
  }
  const last = steps.at(-1)?.outcome;
  const device = last?.next?.device ?? steps.at(-1)?.device ?? '';
  return {
    stops,
    end: last?.end ?? { kind: 'forwardingLoop', device },
    reason: last?.end ? last.reason : undefined,
    carriers: [],
  };
}
