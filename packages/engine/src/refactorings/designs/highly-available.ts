import type { Address } from '../../address/index.js';
import { changedInVnet } from '../../repairs/edits/changed.js';
import { balancerName } from '../../repairs/edits/device-names.js';
import { type DeclId, declarationId, type Network, type SessionEnd, type Topology } from '../../topology/index.js';
import type { Proposal, Refactoring } from '../refactoring.js';
import { type Moves, moveAll } from '../renumber/move-values.js';
import { balancerAddress, type SecondInstance, withSecondInstance } from './second-instance.js';

/** By how much the AS path of a standby is longer. */
const prepended = 2;

/** Adds a second instance of an appliance, behind an internal load balancer, or as a standby that BGP chooses. */
export const highlyAvailable: Refactoring = {
  name: 'highlyAvailable',
  kind: 'refactor.rewrite',
  *offers({ network }, [first]): Iterable<Proposal> {
    const thing = first === undefined ? undefined : network.thing(first);
    const nva = thing?.kind === 'nva' ? thing.nva : thing?.kind === 'nic' ? network.nvaOfNic(thing.nic.id) : undefined;
    const instances = nva && !isBalanced(network, nva.nics) ? withSecondInstance(network, nva) : undefined;
    if (!instances) return;
    yield* [balanced(network, instances), standby(network, instances)].flatMap((proposal) => proposal ?? []);
  },
};

function isBalanced({ topology }: Network, nics: readonly DeclId[]): boolean {
  return topology.vnets.some(({ subnets }) =>
    subnets.some(({ loadBalancers }) => loadBalancers.some(({ backends }) => backends.some((id) => nics.includes(id)))),
  );
}

/** R158, R194: all next hops become the load balancer, in route tables and in what both announce to Route Servers. */
function balanced(network: Network, instances: SecondInstance): Proposal | undefined {
  const { nva, place, twin, topology } = instances;
  const address = balancerAddress(topology, place);
  const [own] = place.nic.addresses;
  if (!address || !own) return undefined;
  const name = balancerName(
    topology,
    nva.name,
    place.subnet.loadBalancers.map((one) => one.name),
  );
  const balancer = {
    kind: 'loadBalancer' as const,
    id: declarationId('loadBalancer', [place.vnet.name, place.subnet.name, name]),
    name,
    label: `${place.vnet.name}.${name}`,
    address,
    ports: undefined,
    backends: [place.nic.id, ...twin.nics],
  };
  const changed = changedInVnet(topology, 'subnets', place.subnet.id, (subnet) => ({
    ...subnet,
    loadBalancers: [...subnet.loadBalancers, balancer],
  }));
  if (!changed) return undefined;
  const { topology: unnamed, count } = withoutVia(withNextHop(network, changed, instances, own, address), nva.id);
  const expectations =
    count === 0 ? '' : `; ${count === 1 ? '1 expectation names' : `${count} expectations name`} ${nva.label} no more`;
  return {
    title: `Put ${nva.label} and a second instance, ${twin.name}, behind a load balancer, ${address.text}${expectations}`,
    topology: unnamed,
    proof: proofOf(instances, [balancer.id]),
  };
}

/** A second instance to which packets only go if the first one is down. */
function standby(network: Network, instances: SecondInstance): Proposal | undefined {
  const { nva, twin, topology } = instances;
  if (!topology.sessions.some((session) => isServer(network, session.a) || isServer(network, session.b)))
    return undefined;
  const prepends = [{ count: prepended, prefix: undefined }];
  const sessions = topology.sessions.map((session) => ({
    ...session,
    a: session.a.device === twin.id ? withPolicy(session.a, { prepends }) : session.a,
    b: session.b.device === twin.id ? withPolicy(session.b, { prepends }) : session.b,
  }));
  return {
    title: `Add a standby for ${nva.label}, ${twin.name}, whose AS paths are longer; no load balancer, half the capacity`,
    topology: { ...topology, sessions },
    proof: proofOf(instances, []),
  };
}

function proofOf({ nva, place, twin }: SecondInstance, balancers: readonly DeclId[]): Proposal['proof'] {
  const standIns = new Map([[twin.id, nva.id], ...twin.nics.map((id) => [id, place.nic.id] as const)]);
  return {
    kind: 'asked',
    expectations: [],
    alike: [[nva.id, twin.id, ...balancers]],
    failing: [
      { down: nva.id, standIns },
      { down: twin.id, standIns: new Map() },
    ],
  };
}

/** Tables and routes of operating systems name the load balancer; BGP announces it to Route Servers. */
function withNextHop(
  network: Network,
  topology: Topology,
  { nva, twin }: SecondInstance,
  own: Address,
  address: Address,
): Topology {
  const moves: Moves = {
    address: (one) => (one.text === own.text ? address : one),
    prefix: (prefix) => prefix,
  };
  const announced = (end: SessionEnd, other: SessionEnd) =>
    [nva.id, twin.id].includes(end.device) && isServer(network, other) ? withPolicy(end, { nextHop: address }) : end;
  return {
    ...topology,
    ...moveAll({ routeTables: topology.routeTables }, moves),
    nvas: topology.nvas.map((one) => (one === twin || one.id === nva.id ? one : moveAll(one, moves))),
    sessions: topology.sessions.map((session) => ({
      ...session,
      a: announced(session.a, session.b),
      b: announced(session.b, session.a),
    })),
  };
}

function isServer(network: Network, { device }: SessionEnd): boolean {
  return network.thing(device)?.kind === 'routeServer';
}

function withPolicy(end: SessionEnd, change: Partial<SessionEnd['policy']>): SessionEnd {
  return { ...end, policy: { ...end.policy, ...change } };
}

/** Expectations cannot name one of several appliances between which a load balancer chooses. */
function withoutVia(topology: Topology, nva: DeclId): { readonly topology: Topology; readonly count: number } {
  const named = topology.expectations.filter(({ via }) => via?.includes(nva));
  const expectations = topology.expectations.map((one) => (named.includes(one) ? { ...one, via: undefined } : one));
  return { topology: { ...topology, expectations }, count: named.length };
}
