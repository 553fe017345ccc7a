import type { RoleRules } from '../node.js';
import type { SpeakerKind } from '../route.js';
import { circuit } from './circuit.js';
import { expressRouteGateway } from './express-route-gateway.js';
import { hubExport } from './hub-export.js';
import { hubExpressRouteGateway, hubVpnGateway } from './hub-gateway.js';
import { hubTable } from './hub-table.js';
import { nva } from './nva.js';
import { routeServer } from './route-server.js';
import { router } from './router.js';
import { vpnGateway } from './vpn-gateway.js';

/** The rules of BGP for each kind of speaker. A missing kind does not compile. */
export const roles = {
  routeServer,
  vpnGateway,
  expressRouteGateway,
  circuit,
  nva,
  router,
  hubTable,
  hubExport,
  hubVpnGateway,
  hubExpressRouteGateway,
} satisfies {
  readonly [K in SpeakerKind]: RoleRules<K>;
};
