import { type Prefix, parentOf } from '../../address/index.js';
import { replaceDeclaration } from '../../repairs/edits/declarations.js';
import { isReferredTo } from '../../repairs/edits/references.js';
import {
  type DeclId,
  isReservedSubnet,
  type Peering,
  type PeeringHalf,
  type Subnet,
  type Topology,
  type Vnet,
} from '../../topology/index.js';
import { renamed } from '../proof/renamed.js';
import type { Proposal, Refactoring } from '../refactoring.js';
import { movedIds } from './moved-into.js';
import { isNamedAsGroup } from './named-as-group.js';

/** Merges a subnet with the other half of the next larger prefix, if their settings are equal. */
export const mergeSubnets: Refactoring = {
  name: 'mergeSubnets',
  kind: 'refactor.inline',
  *offers({ network, topology }, [first]): Iterable<Proposal> {
    const thing = first === undefined ? undefined : network.thing(first);
    if (thing?.kind !== 'subnet') return;
    const { subnet, vnet } = thing;
    const whole = wholeOf(subnet);
    const other = vnet.subnets.find((one) => one !== subnet && wholeOf(one)?.text === whole?.text);
    if (!whole || !other || !areAlike(topology, subnet, other)) return;
    const isFirst = vnet.subnets.indexOf(subnet) < vnet.subnets.indexOf(other);
    const [kept, gone] = isFirst ? [subnet, other] : [other, subnet];
    const proposal = merged(topology, vnet, kept, gone, whole);
    if (proposal) yield proposal;
  },
};

/** The prefix of which a subnet is a half. */
function wholeOf({ name, prefixes: [only, ...others] }: Subnet): Prefix | undefined {
  return only && others.length === 0 && only.family === 4 && !isReservedSubnet(name) ? parentOf(only) : undefined;
}

/** Whether two subnets have equal settings and can be one: no names occur in both, and nothing means one of them alone. */
function areAlike(topology: Topology, a: Subnet, b: Subnet): boolean {
  const settings = ({ routeTable, serviceEndpoints, privateEndpointNetworkPolicies }: Subnet) =>
    JSON.stringify([routeTable, [...serviceEndpoints].sort(), privateEndpointNetworkPolicies]);
  const names = ({ nics, loadBalancers, privateEndpoints }: Subnet) =>
    [...nics, ...loadBalancers, ...privateEndpoints].map(({ name }) => name.toLowerCase());
  const halves = topology.peerings.flatMap((peering) => [peering.a, peering.b]);
  return (
    settings(a) === settings(b) &&
    names(a).every((name) => !names(b).includes(name)) &&
    halves.every(({ subnets = [] }) => subnets.includes(a.id) === subnets.includes(b.id)) &&
    !isNamedAsGroup(topology, a.id) &&
    !isNamedAsGroup(topology, b.id)
  );
}

function merged(topology: Topology, vnet: Vnet, kept: Subnet, gone: Subnet, whole: Prefix): Proposal | undefined {
  const ids = movedIds(gone, vnet, kept.name);
  const one: Subnet = {
    ...kept,
    prefixes: [whole],
    nics: [...kept.nics, ...gone.nics],
    loadBalancers: [...kept.loadBalancers, ...gone.loadBalancers],
    privateEndpoints: [...kept.privateEndpoints, ...gone.privateEndpoints],
  };
  const subnets = vnet.subnets.flatMap((each) => (each === kept ? [one] : each === gone ? [] : [each]));
  const placed = replaceDeclaration(topology, vnet.id, (each) => ({ ...each, subnets })) ?? topology;
  const peerings = placed.peerings.map((peering) => withoutSubnet(peering, gone.id));
  const changed = renamed({ ...placed, peerings }, ids);
  if (isReferredTo(changed, new Set([gone.id]), gone)) return undefined;
  const back = new Map([...ids].map(([old, now]) => [now, old] as const));
  return {
    title: `Merge ${kept.label} and ${gone.label} into ${whole.text}`,
    topology: changed,
    proof: { kind: 'same', renamings: [back, new Map([...back, [kept.id, gone.id] as const])] },
  };
}

function withoutSubnet(peering: Peering, gone: DeclId): Peering {
  const half = (each: PeeringHalf): PeeringHalf =>
    each.subnets?.includes(gone) ? { ...each, subnets: each.subnets.filter((id) => id !== gone) } : each;
  const [a, b] = [half(peering.a), half(peering.b)];
  return a === peering.a && b === peering.b ? peering : { ...peering, a, b };
}
