import type { Resources } from '../azure/resources.js';
import { readAppliances } from './appliances.js';
import { assumeAddresses } from './assumed-addresses.js';
import { readConnections } from './connections.js';
import { type Estate, leftOut, newEstate } from './estate.js';
import { readFirewalls, readGateways, readRouteServers } from './gateways.js';
import { readHubBranches } from './hub-branches.js';
import { readHubConnections } from './hub-connections.js';
import { readHubGateways, readPointToSite } from './hub-gateways.js';
import { readHubRoutes, remarkHubAppliances } from './hub-routes.js';
import { readLoadBalancers } from './load-balancers.js';
import { readNetworks, remarkDelegations } from './networks.js';
import { readNics } from './nics.js';
import { readPeerings } from './peerings.js';
import { readPrivateEndpoints } from './private-endpoints.js';
import { readRouteTables } from './route-tables.js';
import { readSessions } from './sessions.js';
import { readVirtualHubs } from './virtual-hubs.js';

/** Reads the resources into an estate, each type after those that it refers to. */
export function readEstate(resources: Resources, seen: Resources): Estate {
  const estate = newEstate(resources, seen);
  readRouteTables(estate);
  readNetworks(estate);
  readPeerings(estate);
  readVirtualHubs(estate);
  readHubConnections(estate);
  readNics(estate);
  remarkDelegations(estate);
  readLoadBalancers(estate);
  readPrivateEndpoints(estate);
  assumeAddresses(estate);
  readAppliances(estate);
  readGateways(estate);
  readRouteServers(estate);
  readFirewalls(estate);
  readHubGateways(estate);
  readHubRoutes(estate);
  readPointToSite(estate);
  remarkHubAppliances(estate);
  readSessions(estate);
  readConnections(estate);
  readHubBranches(estate);
  remarkManagers(estate);
  return estate;
}

/** Network managers connect networks in groups and write rules for them, for which the language has no statement. */
function remarkManagers(estate: Estate): void {
  for (const { id, name } of estate.resources.of('Microsoft.Network/networkManagers')) {
    const text = `network manager ${name}: networks that it connects in groups are not connected here.`;
    estate.remarks.push(leftOut(text, id));
  }
}
