import type { Wan, WanBranch, WanSpoke } from './model.js';
import { targetsOf } from './targets.js';

/** What a circuit brings back to one of its hubs from its other ones, with the path that this hub shows (W069, W070, V05). */
export function comingBackTo(
  wan: Wan,
  { hub, shared }: WanBranch,
  at: number,
): { readonly prefix: string; readonly path: readonly number[] }[] {
  const others = [hub, ...shared.map((one) => one.hub)].filter((one) => one !== at);
  const path = Array(wan.hubs[at]?.preference === 'ASPath' ? 3 : 2).fill(12076);
  const prefixes = new Set(others.flatMap((other) => [wan.hubs[other]?.prefix ?? '', ...networksOf(wan, other)]));
  return [...prefixes].map((prefix) => ({ prefix, path }));
}

/**
 * The prefixes of networks that a hub tells its circuit: those that propagate to its default table, unless a static route
 * of this table is in their place, and except for the default route (W106).
 */
function networksOf(wan: Wan, at: number): string[] {
  const hub = wan.hubs[at];
  if (!hub) return [];
  const statics = hub.policies.length > 0 ? [] : hub.defaultStatics.flatMap(({ prefixes }) => prefixes);
  const told = wan.spokes
    .filter((spoke) => spoke.hub === at && targetsOf(wan, at, spoke.routing).has(`${hub.name}.defaultRouteTable`))
    .flatMap(prefixesOf);
  return told.filter((prefix) => prefix !== '0.0.0.0/0' && !statics.includes(prefix));
}

function prefixesOf({ prefixes, propagateStaticRoutes, statics }: WanSpoke): readonly string[] {
  return propagateStaticRoutes ? [...prefixes, ...statics] : prefixes;
}

/** The prefixes that a hub tells its circuit with the path 65515, of which the circuit would choose one if two hubs do. */
function originatedAt(wan: Wan, at: number): Set<string> {
  const hub = wan.hubs[at];
  return new Set([
    ...wan.spokes.filter((spoke) => spoke.hub === at).flatMap(prefixesOf),
    ...(hub?.defaultStatics ?? []).flatMap(({ prefixes }) => prefixes),
    ...wan.branches.filter((one) => one.hub === at && one.by === 'staticVpn').flatMap(({ prefixes }) => prefixes),
  ]);
}

/**
 * A WAN in which it is determined what comes back by its circuits: which of two routes with equal paths a circuit passes on
 * is not known. If networks propagate static routes that another hub has too, they don't, and otherwise hubs share no
 * circuit.
 */
export function unambiguous(wan: Wan): Wan {
  let made = wan;
  for (const { name, hub, shared } of wan.branches) {
    const hubs = [hub, ...shared.map((one) => one.hub)];
    if (shared.length === 0 || isClear(made, hubs)) continue;
    const spokes = made.spokes.map((one) => (hubs.includes(one.hub) ? { ...one, propagateStaticRoutes: false } : one));
    const branches = made.branches.map((one) => (one.name === name ? { ...one, shared: [] } : one));
    made = isClear({ ...made, spokes }, hubs) ? { ...made, spokes } : { ...made, branches };
  }
  return made;
}

function isClear(wan: Wan, hubs: readonly number[]): boolean {
  const all = hubs.flatMap((at) => [...originatedAt(wan, at)]);
  return new Set(all).size === all.length;
}
