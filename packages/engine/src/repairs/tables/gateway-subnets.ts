import { covers, type Prefix } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import {
  gatewaySubnetCovered,
  gatewaySubnetDefault,
  gatewaySubnetPropagation,
  routeServerSubnetCovered,
} from '../../findings/route-tables/gateway-subnets.js';
import { ordinarySubnetsIn, steeredPrefixes } from '../../findings/steered-prefixes.js';
import { type DeclId, type Network, ownerId, subnetOf, type UserRoute, type Vnet } from '../../topology/index.js';
import { hopsTo } from '../changes/next-hops.js';
import { ownTable, setPropagation } from '../changes/routes.js';
import type { Way } from '../changes/way.js';
import { addToWrong, pointWrongAt, removeWrong, type WrongRoutes, wrongRoutesOf } from '../changes/wrong-routes.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { vnetsOf } from './next-hops.js';

/** Leads the peered VNets in place of everything through the appliance of a default route on a GatewaySubnet (R072). */
export const narrowGatewayDefault: Repairer = { mends: [gatewaySubnetDefault], candidates: withoutDefault };

/** Gives a GatewaySubnet a table with propagation (R072); without a table its other routes would go too. */
export const propagateAtGateway: Repairer = { mends: [gatewaySubnetPropagation], candidates: withPropagation };

/** Exempts the subnets of gateways and Route Server from routes on a GatewaySubnet (R064, R072, R073). */
export const exemptGateway: Repairer = {
  mends: [gatewaySubnetCovered, routeServerSubnetCovered],
  candidates: withExemption,
};

function withoutDefault({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const wrong = wrongRoutesOf(network, finding);
  const [route] = wrong?.routes ?? [];
  if (!wrong || !route) return [];
  const ways = waysBehind(network, wrong, route);
  return [
    // What the appliance inspected, it inspects still (R130).
    ...(ways.length > 0 ? [{ edits: removeWrong(network, wrong, ways), standing: 'fixAll' } as const] : []),
    { edits: removeWrong(network, wrong), standing: ways.length > 0 ? 'offered' : 'fixAll' },
  ];
}

/** Routes for the peered VNets and for the subnets of the own one, with the next hop of the default route. */
function waysBehind(network: Network, wrong: WrongRoutes, { nextHop, destination }: UserRoute): readonly Way[] {
  const [vnet] = vnetsOf(network, wrong);
  if (!vnet || nextHop.type !== 'VirtualAppliance' || !('prefix' in destination)) return [];
  const owner = network.ownerNear(vnet.id, nextHop.address);
  const device = owner && (owner.owner.kind === 'nic' ? owner.owner.nva?.id : ownerId(owner.owner));
  const { family } = destination.prefix;
  const all = [
    ...network.neighbours(vnet.id).flatMap(({ vnet: far }) => (far.id === owner?.vnet ? [] : far.addressSpace)),
    ...vnet.addressSpace.flatMap((space) => ownSubnets(network, vnet, space, device)),
  ];
  const known = new Set(wrong.table.routes.flatMap(({ destination: to }) => ('prefix' in to ? to.prefix.text : [])));
  return steeredPrefixes(network, device, all).flatMap((prefix) =>
    prefix.family === family && !known.has(prefix.text) ? [{ prefix, nextHop }] : [],
  );
}

/** The subnets with machines, without those of the appliance itself. */
function ownSubnets(network: Network, vnet: Vnet, space: Prefix, appliance: DeclId | undefined): readonly Prefix[] {
  const hops = appliance === undefined ? [] : hopsTo(network, appliance);
  const nvas = new Set(hops.flatMap((hop) => hop.nvas));
  const prefixes = ordinarySubnetsIn(vnet, space);
  return prefixes.filter((prefix) =>
    vnet.subnets.some(
      ({ prefixes: own, nics }) =>
        own.includes(prefix) &&
        nics.length > 0 &&
        nics.every(({ id }) => {
          const nva = network.nvaOfNic(id);
          return !nva || !nvas.has(nva);
        }),
    ),
  );
}

function withPropagation({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const wrong = wrongRoutesOf(network, finding);
  if (!wrong) return [];
  const { table, subnets, isShared } = wrong;
  if (!isShared) return [{ edits: [setPropagation(table, false)], standing: 'fixAll' }];
  const [first] = subnets;
  const words = `give ${first?.label} a copy of ${table.label} with propagation on`;
  const content = { disableBgpRoutePropagation: false, routes: table.routes };
  return [{ edits: ownTable(network, subnets, content, words), standing: 'fixAll' }];
}

function withExemption({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const wrong = wrongRoutesOf(network, finding);
  const [route] = wrong?.routes ?? [];
  const [vnet] = wrong ? vnetsOf(network, wrong) : [];
  if (!wrong || !route || !vnet || !('prefix' in route.destination)) return [];
  const { prefix } = route.destination;
  const name = finding.code === gatewaySubnetCovered.code ? 'GatewaySubnet' : 'RouteServerSubnet';
  const inside = (subnetOf(vnet, name)?.prefixes ?? []).filter((each) => covers(prefix, each));
  const longer = inside.filter(({ length }) => length > prefix.length);
  const nextHop = { type: 'VnetLocal' } as const;
  const exempt = longer.map((each) => ({ prefix: each, nextHop }));
  const isLocal = vnet.addressSpace.some((space) => covers(space, prefix));
  if (exempt.length > 0) return [{ edits: addToWrong(network, wrong, exempt), standing: 'fixAll' }];
  return [
    { edits: removeWrong(network, wrong), standing: 'fixAll' },
    ...(isLocal ? [{ edits: pointWrongAt(network, wrong, nextHop), standing: 'preferred' } as const] : []),
  ];
}
