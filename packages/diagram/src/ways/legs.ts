import type { DeclId } from '@azroute/engine';
import type { Path } from './paths.js';

/** A stretch of a way between two devices. */
export interface Leg {
  readonly id: string;
  readonly from: DeclId;
  readonly to: DeclId;
  /** The tunnel inside which it runs. */
  readonly tunnel: DeclId | undefined;
  /** Whether only some of the equal-cost paths take it. */
  readonly isBranch: boolean;
  /** Whether the packet takes it again and again. */
  readonly repeats: boolean;
  /** Whether it only carries the outside of a tunnel. */
  readonly outer: boolean;
}

type Step = Omit<Leg, 'id' | 'isBranch'>;

/** The legs of paths, each once. */
export function legsOf(paths: readonly Path[], name: string): readonly Leg[] {
  const found = new Map<string, { readonly step: Step; paths: number }>();
  for (const path of paths) {
    const own = new Set<string>();
    for (const step of stepsOf(path)) {
      const key = [step.from, step.to, step.tunnel, step.outer].join(' ');
      if (own.has(key)) continue;
      own.add(key);
      const known = found.get(key);
      if (known) known.paths++;
      else found.set(key, { step, paths: 1 });
    }
  }
  return [...found.values()].map(({ step, paths: count }, i) => ({
    ...step,
    id: `${name}#${i + 1}`,
    isBranch: count < paths.length,
  }));
}

function stepsOf({ stops, end, carriers }: Path): readonly Step[] {
  const last = stops.at(-1);
  const back = end.kind === 'forwardingLoop' ? stops.findIndex(({ at }) => at === end.device) : stops.length;
  const from = back < 0 ? stops.length : back;
  const steps = stops.slice(1).map(({ at }, i): Step => {
    const { at: before, tunnel } = stops[i] as (typeof stops)[number];
    return { from: before, to: at, tunnel, repeats: i >= from, outer: false };
  });
  if (!last) return steps;
  const tunnels = stops.filter(({ tunnel }) => tunnel !== undefined);
  const [only] = tunnels;
  if (carriers.length > 0 && only && tunnels.length === 1) {
    const far = stops[stops.indexOf(only) + 1]?.at;
    const chain = [only.at, ...carriers, ...(far === undefined ? [] : [far])];
    chain.slice(1).forEach((to, i) => {
      steps.push({ from: chain[i] as DeclId, to, tunnel: undefined, repeats: false, outer: true });
    });
  }
  const to = goalOf(end);
  const plain = { from: last.at, tunnel: last.tunnel, outer: false };
  if (to !== undefined && to !== last.at) steps.push({ ...plain, to, repeats: false });
  if (end.kind === 'forwardingLoop' && end.device !== last.at) steps.push({ ...plain, to: end.device, repeats: true });
  return steps;
}

/** Where a packet arrives. */
export function goalOf(end: Path['end']): DeclId | undefined {
  if (end.kind === 'delivered' || end.kind === 'deliveredToRange') return end.to;
  return end.kind === 'deliveredToClient' ? `${end.gateway}#clients` : undefined;
}

/** The device that sends packets to itself, if the paths end in such a loop. */
export function selfLoopOf({ stops, end }: Path): DeclId | undefined {
  const isLoop = end.kind === 'forwardingLoop' || end.kind === 'tunnelRecursion';
  return isLoop && stops.at(-1)?.at === end.device ? end.device : undefined;
}

/** Whether two ways pass the same devices in opposite directions, whatever load balancers are between them. */
export function isSameWay(there: readonly Path[], back: readonly Path[], isBalancer: (id: DeclId) => boolean): boolean {
  const devices = ({ stops, end }: Path) => {
    const ids = [...stops.map(({ at }) => at), goalOf(end) ?? ''].filter((id) => !isBalancer(id));
    return ids.filter((id, i) => id !== ids[i - 1]);
  };
  const keys = new Set(there.map((path) => devices(path).join(' ')));
  const others = new Set(back.map((path) => devices(path).reverse().join(' ')));
  return keys.size === others.size && [...others].every((key) => keys.has(key));
}
