import { covers, isDefaultRoute, type Prefix } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import type { Loop } from '../../findings/loops/loop.js';
import { loopCodes } from '../../findings/loops/loop-code.js';
import type { World } from '../../forwarding/world.js';
import type { DeclId, Subnet, Topology, UserNextHop, Vnet } from '../../topology/index.js';
import { routeName } from '../edits/names.js';
import type { AddUserRoute } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { farHops } from './far-hops.js';
import { loopOf } from './loop-of.js';

/** The rows of one subnet that cause a loop, each with next hops that could replace its own. */
interface SubnetRows {
  readonly subnet: Subnet;
  readonly rows: readonly { readonly prefix: Prefix; readonly nextHops: readonly UserNextHop[] }[];
}

/** Adds user-defined routes on the subnets of the looping NVAs that replace the rows that cause the loop. */
export const insertUserRoutes: Repairer = { mends: loopCodes, candidates };

function candidates({ world }: RepairContext, finding: Finding): readonly Candidate[] {
  const loop = loopOf(finding);
  if (!loop) return [];
  const subnets = subnetRows(world, loop);
  const perSubnet = subnets.map((one) => candidatesFor(one, world.network.topology));
  const all = perSubnet.flatMap((sets) => sets.slice(0, 1)).flat();
  const sets = [...perSubnet.flat(), ...(perSubnet.length > 1 && all.length > 1 ? [all] : [])];
  return sets.map((edits) => ({ edits, standing: 'fixAll' }));
}

function subnetRows(world: World, loop: Loop): readonly SubnetRows[] {
  const { network } = world;
  const bySubnet = new Map<DeclId, { subnet: Subnet; rows: Map<string, SubnetRows['rows'][number]> }>();
  for (const { device, at, row } of loop.rows) {
    const place = network.nic(at);
    if (!place || !row.prefix || row.source === 'User') continue;
    const known = bySubnet.get(place.subnet.id) ?? { subnet: place.subnet, rows: new Map() };
    bySubnet.set(place.subnet.id, known);
    const nextHops = nextHopsFor(world, loop, device, place.vnet, row.prefix);
    // NVAs in one subnet share the route, so the first NIC decides where it leads.
    if (nextHops.length > 0 && !known.rows.has(row.prefix.text))
      known.rows.set(row.prefix.text, { prefix: row.prefix, nextHops });
  }
  return [...bySubnet.values()].map(({ subnet, rows }) => ({ subnet, rows: [...rows.values()] }));
}

function nextHopsFor(world: World, loop: Loop, nva: DeclId, vnet: Vnet, prefix: Prefix): readonly UserNextHop[] {
  if (loop.hits.length === 0 && !loop.internet) return [{ type: 'None' }];
  const found: UserNextHop[] = [];
  if (isDefaultRoute(prefix)) found.push({ type: 'Internet' });
  for (const { address } of farHops(world, loop, nva, vnet.id)) found.push({ type: 'VirtualAppliance', address });
  if (vpnGatewayKnows(world, vnet, prefix)) found.push({ type: 'VirtualNetworkGateway' });
  return found;
}

/** R061: next hop VirtualNetworkGateway needs a VPN gateway, without an ExpressRoute gateway next to it. */
function vpnGatewayKnows(world: World, vnet: Vnet, prefix: Prefix): boolean {
  const hub = world.network.hubOf(vnet.id) ?? vnet;
  const [gateway] = hub.vpnGateways;
  if (!gateway || hub.expressRouteGateways.length > 0) return false;
  return world.devices.bestRoutesOf(gateway.id).some(({ prefix: known, shared: [{ own, session }] }) => {
    const onward = own
      ? own.kind !== 'network'
      : session !== undefined && world.devices.isConnection(session.declaration);
    return onward && covers(known, prefix);
  });
}

/** The i-th candidate gives every row its i-th next hop. */
function candidatesFor({ subnet, rows }: SubnetRows, topology: Topology): AddUserRoute[][] {
  const count = Math.max(0, ...rows.map(({ nextHops }) => nextHops.length));
  const sets: AddUserRoute[][] = [];
  for (let i = 0; i < count; i++) {
    sets.push(
      rows.flatMap(({ prefix, nextHops }) => {
        const nextHop = nextHops[Math.min(i, nextHops.length - 1)];
        return nextHop
          ? [
              {
                kind: 'addUserRoute' as const,
                subnet: subnet.id,
                name: routeName(topology, prefix, nextHop),
                prefix,
                nextHop,
              },
            ]
          : [];
      }),
    );
  }
  return sets;
}
