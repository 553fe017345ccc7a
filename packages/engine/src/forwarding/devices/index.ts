import type { Kinds } from '../world.js';
import { circuit } from './circuit.js';
import { expressRouteGateway } from './express-route-gateway.js';
import { firewall } from './firewall.js';
import { host } from './host.js';
import { loadBalancer } from './load-balancer.js';
import { nic } from './nic.js';
import { noDevice } from './no-device.js';
import { nva } from './nva.js';
import { privateEndpoint } from './private-endpoint.js';
import { routeServer } from './route-server.js';
import { router } from './router.js';
import { site } from './site.js';
import { virtualHub } from './virtual-hub.js';
import { vpnGateway } from './vpn-gateway.js';

/** The rules of forwarding for each kind. A missing kind does not compile. */
export const kinds: Kinds = {
  places: {
    nic: nic.place,
    privateEndpoint: privateEndpoint.place,
    nva: nva.place,
    firewall: firewall.place,
    vpnGateway: vpnGateway.place,
    vpnGatewayTunnelSide: vpnGateway.tunnelSide,
    expressRouteGateway: expressRouteGateway.place,
    circuit: circuit.place,
    hubTable: virtualHub.table,
    virtualHub: virtualHub.place,
    hubConnection: virtualHub.connection,
    router: router.place,
    site: site.place,
    behind: host.behind,
  },
  things: {
    vnet: noDevice,
    subnet: noDevice,
    nic: nic.thing,
    loadBalancer: loadBalancer.thing,
    privateEndpoint: privateEndpoint.thing,
    vpnGateway: vpnGateway.thing,
    expressRouteGateway: expressRouteGateway.thing,
    routeServer: routeServer.thing,
    firewall: firewall.thing,
    virtualWan: noDevice,
    virtualHub: virtualHub.thing,
    hubRouteTable: noDevice,
    routeTable: noDevice,
    site: site.thing,
    router: router.thing,
    host: host.thing,
    circuit: circuit.thing,
    nva: nva.thing,
    tunnel: noDevice,
  },
  owners: {
    nic: nic.owner,
    loadBalancer: loadBalancer.owner,
    privateEndpoint: privateEndpoint.owner,
    firewall: firewall.owner,
    vpnGateway: vpnGateway.owner,
    routeServer: routeServer.owner,
  },
};
