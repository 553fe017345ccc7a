import { isDefaultRoute } from '../../../address/index.js';
import { TooMuchToCompare } from '../../../comparison/touched.js';
import { isReferredTo } from '../../../repairs/edits/references.js';
import { type DeclId, isReservedSubnet, type Vnet, wanOf } from '../../../topology/index.js';
import { type BrokenPath, type KeptPaths, keptPaths } from '../../proof/kept-paths.js';
import { harmOf, isMoved, stateOf } from '../../proof/moved.js';
import type { Proposal, Refactoring, RefactoringContext, RefusedProposal } from '../../refactoring.js';
import { type HubAndSpoke, hubAndSpokeAt, joinedHubs, obstacleOf } from './hub-and-spoke.js';
import { type Moved, moved, moversOf, type Variation } from './moved.js';
import { titleOf } from './title.js';

/** Turns a hub with gateways and a firewall into a secured virtual hub, and its spokes into connections. */
export const moveToVirtualWan: Refactoring = {
  name: 'moveToVirtualWan',
  kind: 'refactor.rewrite',
  *offers(context, [first]): Iterable<Proposal | RefusedProposal> {
    const { network } = context;
    const of = first === undefined ? undefined : hubAndSpokeAt(network, first);
    if (!of) return;
    const obstacle = obstacleOf(network, of);
    if (obstacle !== undefined) {
      yield { title: plainTitle(of), refused: obstacle };
      return;
    }
    for (const wan of wansOf(context)) {
      const isAlone = yield* into(context, [of], wan);
      const all = joinedHubs(network, of);
      const isFree = all.every((each) => obstacleOf(network, each) === undefined);
      if (!isAlone && all.length > 1 && isFree) yield* into(context, all, wan);
    }
  },
};

/** A way to move, and what becomes of the paths. */
interface Trial {
  readonly moved: Moved;
  readonly paths: KeptPaths | BrokenPath;
  /** Why it is not taken although it breaks no path, in a sentence. */
  readonly harm: string | undefined;
}

/**
 * The first way to move that keeps every path and is proved, or else the one that keeps most; if there is none, why.
 * @returns whether there is one
 */
function* into(
  context: RefactoringContext,
  hubs: readonly HubAndSpoke[],
  virtualWan: DeclId | undefined,
): Generator<Proposal | RefusedProposal, boolean> {
  const others: WholeTrial[] = [];
  let refused: Trial | undefined;
  for (const variation of variationsOf(context, hubs, virtualWan)) {
    const trial = tried(context, hubs, variation);
    if (!trial) continue;
    const { paths } = trial;
    if ('broken' in paths || trial.harm !== undefined) {
      refused ??= trial;
      continue;
    }
    const one = { ...trial, paths };
    if (isExact(one) && isProved(context, one)) {
      yield proposalOf(context, hubs, one);
      return true;
    }
    others.push(one);
  }
  const best = others
    .filter((one) => !isExact(one))
    .sort((a, b) => (b.paths.kept ?? 0) - (a.paths.kept ?? 0))
    .find((one) => isProved(context, one));
  if (best) {
    yield proposalOf(context, hubs, best);
    return true;
  }
  const [first] = hubs;
  if (first) yield { title: plainTitle(first), refused: reasonOf(context, others[0] ?? refused) };
  return false;
}

function isProved({ analysis }: RefactoringContext, { moved: { topology, renaming } }: WholeTrial): boolean {
  try {
    return isMoved(analysis, stateOf(analysis, topology, renaming));
  } catch (error) {
    if (error instanceof TooMuchToCompare) return false;
    throw error;
  }
}

/** A way to move that breaks no path. */
interface WholeTrial extends Trial {
  readonly paths: KeptPaths;
}

function isExact({ paths: { inspected, moved: others } }: WholeTrial): boolean {
  return inspected.length + others.length === 0;
}

function reasonOf({ analysis }: RefactoringContext, trial: Trial | undefined): string {
  const unknown = 'No change could be proved to be safe.';
  if (!trial) return unknown;
  if (trial.harm !== undefined) return trial.harm;
  const { topology, renaming } = trial.moved;
  return harmOf(analysis, stateOf(analysis, topology, renaming), trial.paths) ?? unknown;
}

function plainTitle({ hub }: HubAndSpoke): string {
  return `Move ${hub.label} and its spokes to Virtual WAN`;
}

function proposalOf(
  context: RefactoringContext,
  hubs: readonly HubAndSpoke[],
  { moved: found, paths }: WholeTrial,
): Proposal {
  const { topology, renaming } = found;
  return { title: titleOf(context, hubs, found, paths), topology, proof: { kind: 'moved', renaming } };
}

const known = new WeakMap<RefactoringContext, Map<string, Trial | undefined>>();

/** A trial; it is kept, since proposals are made again where a search was interrupted. */
function tried(context: RefactoringContext, hubs: readonly HubAndSpoke[], variation: Variation): Trial | undefined {
  const trials = known.get(context) ?? new Map<string, Trial | undefined>();
  known.set(context, trials);
  const key = JSON.stringify([hubs.map(({ hub }) => hub.id), variation]);
  if (!trials.has(key)) trials.set(key, trialOf(context, hubs, variation));
  return trials.get(key);
}

function trialOf(
  { analysis }: RefactoringContext,
  hubs: readonly HubAndSpoke[],
  variation: Variation,
): Trial | undefined {
  const found = moved(analysis.computation, hubs, variation);
  if (!found || hubs.some((one) => namesWhatGoes(found, one))) return undefined;
  try {
    const paths = keptPaths(analysis, stateOf(analysis, found.topology, found.renaming));
    return { moved: found, paths, harm: 'broken' in paths ? undefined : openingOf(hubs, paths) };
  } catch (error) {
    if (error instanceof TooMuchToCompare) return undefined;
    throw error;
  }
}

/** That a VNet which does not move would reach the Internet as it did not before. */
function openingOf(hubs: readonly HubAndSpoke[], { gained }: KeptPaths): string | undefined {
  const movers = moversOf(hubs);
  const opened = gained.flatMap(({ to, senders }) => (to ? [] : senders));
  const first = opened.find(({ vnet }) => vnet && !movers.has(vnet.id));
  return first && `${first.label} would reach the Internet, although ${first.vnet?.label} does not move.`;
}

/** Whether something still names the VNet of the hub or what was in it. */
function namesWhatGoes({ topology }: Moved, { hub, stays }: HubAndSpoke): boolean {
  const gone = new Set([
    ...(stays.length === 0 ? [hub.id] : []),
    ...hub.subnets.filter((subnet) => !stays.includes(subnet)).map(({ id }) => id),
  ]);
  return isReferredTo(topology, gone, hub);
}

/** The virtual WANs into which a hub can move: the one that there is, or those of a topology with several. */
function wansOf({
  topology: { virtualWans, virtualHubs },
  topology,
}: RefactoringContext): readonly (DeclId | undefined)[] {
  if (virtualWans.length < 2) return [undefined];
  const used = new Set(virtualHubs.map((hub) => wanOf(topology, hub)));
  return [...virtualWans].sort((a, b) => Number(used.has(b.id)) - Number(used.has(a.id))).map(({ id }) => id);
}

/** Routing intent as the route tables demand it, then less, then the route tables themselves, then more than they do. */
function* variationsOf(
  context: RefactoringContext,
  hubs: readonly HubAndSpoke[],
  virtualWan: DeclId | undefined,
): Generator<Variation> {
  const members = hubs.flatMap(({ hub, spokes, stays }) =>
    [...spokes, ...(stays.length > 0 ? [hub] : [])].map((vnet) => ({ hub, vnet })),
  );
  const users = members.filter(({ hub, vnet }) => usesFirewallForInternet(context, hub, vnet));
  const direct = members.filter((one) => !users.includes(one)).map(({ vnet }) => vnet.id);
  const base = { virtualWan, withoutDefault: direct, internet: users.length > 0 };
  const plain = { ...base, privateTraffic: false, keepsTables: false };
  if (hubs.every(({ hub }) => hub.firewalls.length === 0)) {
    yield plain;
    return;
  }
  yield { ...plain, privateTraffic: true };
  yield plain;
  yield { ...plain, internet: false, keepsTables: true };
  if (base.internet && direct.length > 0) yield { ...plain, privateTraffic: true, withoutDefault: [] };
}

/** Whether a spoke sends anything to the Internet through the firewall of the hub. */
function usesFirewallForInternet({ analysis }: RefactoringContext, hub: Vnet, spoke: Vnet): boolean {
  const address = hub.firewalls[0]?.address?.text;
  const { tables } = analysis.computation;
  return spoke.subnets.some(({ id, name }) =>
    (isReservedSubnet(name) ? [] : (tables.ofSubnet(id)?.routes ?? [])).some(
      ({ state, prefix, nextHops }) =>
        state === 'Active' &&
        prefix !== undefined &&
        isDefaultRoute(prefix) &&
        nextHops.some(({ action }) => action.to === 'address' && action.address.text === address),
    ),
  );
}
