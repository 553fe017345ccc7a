import type { ExpressRouteGateway, Firewall, RouteServer, Vnet, VpnGateway } from '@azroute/engine';
import { wordText } from '../values.js';
import { children, flag, setting, settingList } from './block-slots.js';
import type { Form } from './form.js';
import { name, ofRole, words } from './head-slots.js';
import { host } from './host.js';
import { subnet } from './subnet.js';

/** VPN gateways. */
export const vpnGateway: Form<VpnGateway> = {
  keyword: 'vpnGateway',
  slots: {
    name: name(),
    asn: setting('asn', ({ asn }) => asn?.toString()),
    activeActive: flag('activeActive', ({ activeActive }) => activeActive),
    bgpIps: settingList('bgpIp', ({ bgpIps }) => bgpIps.map(({ text }) => text)),
    publicIps: settingList('publicIp', ({ publicIps }) => publicIps.map(({ text }) => text)),
    gatewayDefaultSite: setting('gatewayDefaultSite', ({ gatewayDefaultSite }, names) =>
      gatewayDefaultSite === undefined ? undefined : names.ref(gatewayDefaultSite),
    ),
    pointToSite: settingList('pointToSite', ({ pointToSite }) => pointToSite.map(({ text }) => text)),
    hosts: children(({ hosts }) => hosts, host),
  },
};

/** ExpressRoute gateways. */
export const expressRouteGateway: Form<ExpressRouteGateway> = {
  keyword: 'expressRouteGateway',
  slots: { name: name() },
};

const routeServer: Form<RouteServer> = {
  keyword: 'routeServer',
  slots: {
    name: name(),
    branchToBranch: flag('branchToBranch', ({ branchToBranch }) => branchToBranch),
    hubRoutingPreference: setting('hubRoutingPreference', ({ hubRoutingPreference }) =>
      hubRoutingPreference === 'ExpressRoute' ? undefined : hubRoutingPreference,
    ),
  },
};

/** Firewalls. */
export const firewall: Form<Firewall> = {
  keyword: 'firewall',
  slots: { name: name(), address: words(({ address }) => address?.text ?? '', ofRole('addresses')) },
};

/** Virtual networks. */
export const vnet: Form<Vnet> = {
  keyword: 'vnet',
  slots: {
    name: name(),
    location: setting('location', ({ location }) => (location === undefined ? undefined : wordText(location))),
    addressSpace: settingList('address', ({ addressSpace }) => addressSpace.map(({ text }) => text)),
    summarizedGatewayPrefixes: settingList('summarizedGatewayPrefixes', ({ summarizedGatewayPrefixes }) =>
      summarizedGatewayPrefixes.map(({ text }) => text),
    ),
    privateEndpointVNetPolicies: setting('privateEndpointVNetPolicies', ({ privateEndpointVNetPolicies }) =>
      privateEndpointVNetPolicies === 'Disabled' ? undefined : privateEndpointVNetPolicies,
    ),
    subnets: children(({ subnets }) => subnets, subnet),
    vpnGateways: children(({ vpnGateways }) => vpnGateways, vpnGateway),
    expressRouteGateways: children(({ expressRouteGateways }) => expressRouteGateways, expressRouteGateway),
    routeServers: children(({ routeServers }) => routeServers, routeServer),
    firewalls: children(({ firewalls }) => firewalls, firewall),
  },
};
