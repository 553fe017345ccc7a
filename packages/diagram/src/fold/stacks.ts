import type { DeclId, Network, Peering, Vnet } from '@azroute/engine';
import { type FoldOptions, isUnfolded } from './options.js';

/** From how many equal spokes of a hub on they are drawn as one. */
const stackedFrom = 6;

/**
 * Spokes that are drawn as one: those with the same subnets, route tables, kinds of things and peering flags, and nothing
 * that sets one of them apart.
 */
export function stacksOf(
  network: Network,
  spokes: readonly Vnet[],
  named: ReadonlySet<DeclId>,
  options: FoldOptions,
  peerings: ReadonlyMap<DeclId, readonly Peering[]>,
): readonly (readonly Vnet[])[] {
  const stacks: Vnet[][] = [];
  const byForm = new Map<string, Vnet[]>();
  for (const vnet of spokes) {
    const form = formOf(network, vnet, named, options, peerings);
    const known = form === undefined ? undefined : byForm.get(form);
    if (known) known.push(vnet);
    else {
      const stack = [vnet];
      stacks.push(stack);
      if (form !== undefined) byForm.set(form, stack);
    }
  }
  return stacks.flatMap((stack) => (stack.length < stackedFrom ? stack.map((vnet) => [vnet]) : [stack]));
}

/** What equal spokes have in common; undefined for one that is drawn itself. */
function formOf(
  network: Network,
  vnet: Vnet,
  named: ReadonlySet<DeclId>,
  options: FoldOptions,
  peerings: ReadonlyMap<DeclId, readonly Peering[]>,
): string | undefined {
  const [peering, second] = peerings.get(vnet.id) ?? [];
  if (!peering || second || isUnfolded(options, vnet.id) || options.keep.has(vnet.id)) return undefined;
  const things = vnet.subnets.flatMap(({ nics, loadBalancers, privateEndpoints }) => [
    ...nics,
    ...loadBalancers,
    ...privateEndpoints,
  ]);
  const sets = (id: DeclId) => named.has(id) || options.keep.has(id) || network.nvaOfNic(id) !== undefined;
  if (
    things.some(({ id }) => sets(id)) ||
    vnet.subnets.some(({ id }) => options.keep.has(id) || isUnfolded(options, id))
  )
    return undefined;
  const [own, hub] = peering.a.vnet === vnet.id ? [peering.a, peering.b] : [peering.b, peering.a];
  return JSON.stringify([
    vnet.location,
    peering.oneSided ? peering.a.vnet === vnet.id : 'both',
    [own, hub].map(({ vnet: _, subnets, ...flags }) => [flags, subnets?.length]),
    vnet.subnets.map(({ name, routeTable, nics, loadBalancers, privateEndpoints }) => [
      name,
      routeTable,
      nics.length,
      loadBalancers.length,
      privateEndpoints.length,
    ]),
  ]);
}
