import { overlaps, servesOthers, type Vnet } from '@azroute/engine';
import { type Judge, meaning, ownerOf, type Place } from '../place.js';

/** The ends of a peering: networks that the other one is not peered with and does not overlap, hubs first. */
export function peeringEnds({ network, topology, cursor, other }: Place): Judge {
  const far = other && network.vnet(other.id);
  // Of subnet peering, only some subnets are exchanged.
  const exchangesSubnets = [...cursor.tokens, ...cursor.following].some(({ image }) => image === 'subnet');
  const peered = new Set(topology.peerings.flatMap(({ a, b }) => [a.vnet, b.vnet]));
  const peeredWithFar = new Set(
    topology.peerings.flatMap(({ a, b }) => (a.vnet === far?.id ? b.vnet : b.vnet === far?.id ? a.vnet : [])),
  );
  return ({ id }) => {
    const vnet = network.vnet(id);
    if (!far || !vnet) return other?.id === id ? undefined : vnet && servesOthers(vnet) ? 0 : 1;
    if (vnet === far || peeredWithFar.has(id)) return undefined;
    if (!exchangesSubnets && overlap(vnet, far)) return undefined;
    return peered.has(id) ? 1 : 0;
  };
}

function overlap(a: Vnet, b: Vnet): boolean {
  return a.addressSpace.some((one) => b.addressSpace.some((other) => overlaps(one, other)));
}

/** The backends of a load balancer: NICs of its own network, first those of appliances in its own subnet. */
export function backends(place: Place): Judge {
  const { network } = place;
  const vnet = ownerOf(place, 'vnet');
  const subnet = ownerOf(place, 'subnet');
  return (declaration) => {
    if (vnet && declaration.path[0] !== vnet.name) return undefined;
    const isNear = declaration.parent === subnet;
    return (network.nvaOfNic(declaration.id) ? 0 : 1) + (isNear ? 0 : 2);
  };
}

/** The NICs of an appliance: those that no other one has, first those with its name. */
export function applianceNics(place: Place): Judge {
  const { network, cursor } = place;
  const name = cursor.enclosing.at(-1)?.[1]?.image ?? '';
  const own = ownerOf(place, 'nva');
  return ({ id, name: nic }) => {
    const owner = network.nvaOfNic(id);
    if (owner && owner.id !== own?.id) return undefined;
    if (nic === name) return 0;
    return nic.startsWith(name) || name.startsWith(nic) ? 1 : 2;
  };
}

/** The route tables of a subnet, first those that no subnet has yet. */
export function routeTables({ topology }: Place): Judge {
  const used = new Set(topology.vnets.flatMap(({ subnets }) => subnets.flatMap(({ routeTable }) => routeTable ?? [])));
  return ({ id }) => (used.has(id) ? 1 : 0);
}

/** The subnets of a subnet peering: those of the end's own network. */
export function peeredSubnets({ symbols, cursor, expected }: Place): Judge {
  const end = expected.rules.at(-2);
  const vnet = meaning(symbols, end && cursor.tokens[end.start]?.image, ['vnet']);
  return ({ path }) => (vnet && path[0] === vnet.name ? 0 : undefined);
}
