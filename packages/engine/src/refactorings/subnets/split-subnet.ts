import { addressAt, halvesOf, lastAddress, type Prefix } from '../../address/index.js';
import { freeName } from '../../free-name.js';
import { replaceDeclaration } from '../../repairs/edits/declarations.js';
import {
  type DeclId,
  declarationId,
  isReservedSubnet,
  type Peering,
  type PeeringHalf,
  type Subnet,
  type Topology,
  type Vnet,
} from '../../topology/index.js';
import { renamed } from '../proof/renamed.js';
import type { Proposal, Refactoring } from '../refactoring.js';
import { addressesIn, contentIn, movedIds, type SubnetContent } from './moved-into.js';
import { isNamedAsGroup } from './named-as-group.js';

/** The longest prefix of a subnet that Azure accepts. */
const longest = 29;

/** Splits a subnet into halves with equal settings; the lower one keeps the name. */
export const splitSubnet: Refactoring = {
  name: 'splitSubnet',
  kind: 'refactor.rewrite',
  *offers({ network, topology }, [first]): Iterable<Proposal> {
    const thing = first === undefined ? undefined : network.thing(first);
    if (thing?.kind !== 'subnet') return;
    const { subnet, vnet } = thing;
    const [lower, upper] = halves(subnet);
    if (!lower || !upper || isReservedSubnet(subnet.name) || isNamedAsGroup(topology, subnet.id)) return;
    const contents = [contentIn(subnet, lower), contentIn(subnet, upper)] as const;
    if (![lower, upper].every((half, i) => areUsable(half, contents[i]))) return;
    yield split(topology, vnet, subnet, [lower, upper], contents);
  },
};

function halves({ prefixes: [only, ...others] }: Subnet): readonly Prefix[] {
  return only && others.length === 0 && only.family === 4 && only.length < longest ? halvesOf(only) : [];
}

/** Whether Azure can assign the addresses in a subnet with this prefix: it keeps the first four and the last one. */
function areUsable(prefix: Prefix, content: SubnetContent | undefined): boolean {
  const kept = new Set([0, 1, 2, 3].map((offset) => addressAt(prefix, offset).text).concat(lastAddress(prefix).text));
  return content !== undefined && addressesIn(content).every(({ text }) => !kept.has(text));
}

function split(
  topology: Topology,
  vnet: Vnet,
  subnet: Subnet,
  [lower, upper]: readonly [Prefix, Prefix],
  [staying, moving]: readonly [SubnetContent, SubnetContent],
): Proposal {
  const name = freeName(
    subnet.name,
    vnet.subnets.map((one) => one.name),
  );
  const id = declarationId('subnet', [vnet.name, name]);
  const ids = movedIds(moving, vnet, name);
  const parts = [
    { ...subnet, ...staying, prefixes: [lower] },
    { ...subnet, ...moving, id, name, label: `${vnet.name}.${name}`, prefixes: [upper] },
  ];
  const subnets = vnet.subnets.flatMap((one) => (one === subnet ? parts : [one]));
  const placed = replaceDeclaration(topology, vnet.id, (one) => ({ ...one, subnets })) ?? topology;
  const peerings = placed.peerings.map((peering) => withSubnetBeside(peering, subnet.id, id));
  const back = new Map([...ids].map(([old, now]) => [now, old] as const));
  const swapped = new Map([...back, [id, subnet.id] as const, [subnet.id, id] as const]);
  return {
    title: `Split ${subnet.label} into ${lower.text} and ${upper.text}, subnet ${name}`,
    topology: renamed({ ...placed, peerings }, ids),
    proof: { kind: 'same', renamings: [back, swapped] },
  };
}

/** A peering that includes a new subnet where it includes another one. */
function withSubnetBeside(peering: Peering, subnet: DeclId, added: DeclId): Peering {
  const half = (one: PeeringHalf): PeeringHalf =>
    one.subnets?.includes(subnet) ? { ...one, subnets: [...one.subnets, added] } : one;
  const [a, b] = [half(peering.a), half(peering.b)];
  return a === peering.a && b === peering.b ? peering : { ...peering, a, b };
}
