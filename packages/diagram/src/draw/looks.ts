import type { BoxKind, LineKind } from '../model.js';
import type { Paint } from './theme.js';

/** How a kind of box looks. */
export interface BoxLook {
  readonly fill: Paint;
  readonly line: Paint;
  /** Strokes in a square of 16 pixels. */
  readonly icon: string | undefined;
  readonly rounding: number;
  /** What the kind is called. */
  readonly word: string;
}

const gatewayIcon = 'M1 8h14M4.5 4.5 1 8l3.5 3.5M11.5 4.5 15 8l-3.5 3.5';
const hostIcon = 'M2 3h12v8H2zM6 14h4M8 11v3';
const routerIcon = 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M5 6.5h5L8.5 5M11 9.5H6L7.5 11';

/** How boxes look: every kind is listed. */
export const boxLooks: Readonly<Record<BoxKind, BoxLook>> = {
  region: { fill: 'region', line: 'regionLine', icon: undefined, rounding: 10, word: 'location' },
  vnet: {
    fill: 'vnet',
    line: 'vnetLine',
    icon: 'M5 4 1 8l4 4M11 4l4 4-4 4M5.5 8h.01M8 8h.01M10.5 8h.01',
    rounding: 8,
    word: 'VNet',
  },
  virtualWan: { fill: 'region', line: 'regionLine', icon: undefined, rounding: 10, word: 'virtual WAN' },
  virtualHub: { fill: 'vnet', line: 'vnetLine', icon: routerIcon, rounding: 8, word: 'virtual hub' },
  hubRouteTable: { fill: 'subnet', line: 'subnetLine', icon: undefined, rounding: 5, word: 'hub route table' },
  subnet: { fill: 'subnet', line: 'subnetLine', icon: undefined, rounding: 5, word: 'subnet' },
  nic: { fill: 'device', line: 'deviceLine', icon: hostIcon, rounding: 4, word: 'NIC' },
  loadBalancer: {
    fill: 'loadBalancer',
    line: 'loadBalancerLine',
    icon: 'M8 2v5M8 7 3 13M8 7l5 6M8 7v6M1.5 13h3M6.5 13h3M11.5 13h3',
    rounding: 4,
    word: 'load balancer',
  },
  privateEndpoint: {
    fill: 'endpoint',
    line: 'endpointLine',
    icon: 'M8 1.5 13.5 4v4c0 3-2.5 5.5-5.5 6.5C5 13.5 2.5 11 2.5 8V4zM6 8l1.5 1.5L10.5 6',
    rounding: 4,
    word: 'private endpoint',
  },
  vpnGateway: { fill: 'gateway', line: 'gatewayLine', icon: gatewayIcon, rounding: 4, word: 'VPN gateway' },
  expressRouteGateway: {
    fill: 'gateway',
    line: 'gatewayLine',
    icon: gatewayIcon,
    rounding: 4,
    word: 'ExpressRoute gateway',
  },
  routeServer: {
    fill: 'routeServer',
    line: 'routeServerLine',
    icon: 'M6 6h4v4H6zM6 6 2 2M10 6l4-4M6 10l-4 4M10 10l4 4',
    rounding: 4,
    word: 'Route Server',
  },
  firewall: {
    fill: 'firewall',
    line: 'firewallLine',
    icon: 'M1.5 3h13v10h-13zM1.5 6.3h13M1.5 9.7h13M6 3v3.3M11 3v3.3M8.5 6.3v3.4M6 9.7V13M11 9.7V13',
    rounding: 4,
    word: 'Azure Firewall',
  },
  routeTable: {
    fill: 'subnet',
    line: 'subnetLine',
    icon: 'M2 3h12v10H2zM2 7h12M6 3v10',
    rounding: 12,
    word: 'route table',
  },
  site: {
    fill: 'site',
    line: 'siteLine',
    icon: 'M2 14V3h7v11M9 7h5v7M4.5 6h2M4.5 9h2M11 10h1M1 14h14',
    rounding: 8,
    word: 'site',
  },
  router: { fill: 'subnet', line: 'siteLine', icon: routerIcon, rounding: 4, word: 'router' },
  host: { fill: 'device', line: 'deviceLine', icon: hostIcon, rounding: 4, word: 'host' },
  circuit: { fill: 'gateway', line: 'gatewayLine', icon: 'M1 10c3-8 5-8 7-2s4 4 7-2', rounding: 20, word: 'circuit' },
  nva: {
    fill: 'nva',
    line: 'nvaLine',
    icon: 'M1.5 3.5h13v9h-13zM1.5 8h13M6 3.5V8M10.5 8v4.5',
    rounding: 4,
    word: 'NVA',
  },
  clients: { fill: 'site', line: 'siteLine', icon: hostIcon, rounding: 8, word: 'clients' },
  network: {
    fill: 'subnet',
    line: 'nvaLine',
    icon: 'M8 2v4M3 10V8h10v2M8 6v2M1 10h4v4H1zM11 10h4v4h-4z',
    rounding: 4,
    word: 'network',
  },
  more: { fill: 'device', line: 'deviceLine', icon: undefined, rounding: 4, word: 'more' },
};

/** How a kind of line looks. */
export interface LineLook {
  readonly line: Paint;
  readonly width: number;
  readonly dash: string | undefined;
}

/** How lines look: every kind is listed. */
export const lineLooks: Readonly<Record<LineKind, LineLook>> = {
  peering: { line: 'vnetLine', width: 2.2, dash: undefined },
  session: { line: 'routeServerLine', width: 1.4, dash: '5 3' },
  connection: { line: 'gatewayLine', width: 2, dash: undefined },
  tunnel: { line: 'nvaLine', width: 5, dash: undefined },
  backend: { line: 'loadBalancerLine', width: 1.4, dash: undefined },
  nic: { line: 'nvaLine', width: 1.6, dash: undefined },
  way: { line: 'there', width: 3.4, dash: undefined },
  pointToSite: { line: 'gatewayLine', width: 1.6, dash: '2 3' },
};
