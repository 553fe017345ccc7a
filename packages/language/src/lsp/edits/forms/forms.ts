import type { Topology } from '@azroute/engine';
import { connection, hubConnection } from './connection.js';
import { expectation, scenario } from './expectation.js';
import type { Form } from './form.js';
import { nva } from './nva.js';
import { peering } from './peering.js';
import { routeTable } from './route-table.js';
import { serviceTag } from './service-tag.js';
import { session } from './session.js';
import { circuit, site } from './site.js';
import { tunnel } from './tunnel.js';
import { virtualHub, virtualWan } from './virtual-hub.js';
import { vnet } from './vnet.js';

/** How the declarations of each list of a topology are written. If a list or a field is missing, this doesn't compile. */
export const forms: { readonly [K in keyof Topology]: Form<Topology[K][number]> } = {
  vnets: vnet,
  virtualWans: virtualWan,
  virtualHubs: virtualHub,
  peerings: peering,
  routeTables: routeTable,
  serviceTags: serviceTag,
  sites: site,
  circuits: circuit,
  connections: connection,
  hubConnections: hubConnection,
  nvas: nva,
  sessions: session,
  tunnels: tunnel,
  expectations: expectation,
  scenarios: scenario,
};
