import type { Scenario } from './expectation.js';
import type { SessionEnd } from './model.js';
import type { Topology } from './topology.js';
import { tablesOf } from './virtual-wan.js';

/**
 * The size of a topology: its declarations, and the prefixes and attributes in them. The limits of the computation grow
 * with it.
 */
export function sizeOf(topology: Topology): number {
  const size = sizes.get(topology) ?? count(topology);
  sizes.set(topology, size);
  return size;
}

/** Cached, since every limit asks for it. */
const sizes = new WeakMap<Topology, number>();

function count(topology: Topology): number {
  const {
    vnets,
    virtualWans,
    virtualHubs,
    hubConnections,
    peerings,
    routeTables,
    serviceTags,
    sites,
    circuits,
    connections,
    nvas,
    sessions,
    tunnels,
    ...rest
  } = topology;
  const { expectations, scenarios, ...uncounted } = rest;
  // A list that is not counted here does not compile.
  uncounted satisfies Record<string, never>;
  let size = 0;
  for (const vnet of [...vnets, ...virtualHubs.map((hub) => hub.vnet)]) {
    size += 1 + vnet.addressSpace.length + vnet.summarizedGatewayPrefixes.length;
    size += vnet.vpnGateways.length + vnet.expressRouteGateways.length + vnet.routeServers.length;
    for (const { pointToSite, hosts } of vnet.vpnGateways) size += pointToSite.length + hosts.length;
    for (const { nics, loadBalancers, privateEndpoints } of vnet.subnets) {
      size += 1 + nics.length + loadBalancers.length + privateEndpoints.length;
    }
  }
  for (const hub of virtualHubs) {
    for (const { labels, routes } of tablesOf(hub)) {
      size += 1 + labels.length + routes.reduce((sum, { prefixes }) => sum + prefixes.length, 0);
    }
  }
  for (const { staticRoutes } of hubConnections) {
    size += 1 + staticRoutes.reduce((sum, { prefixes }) => sum + prefixes.length, 0);
  }
  size += virtualWans.length;
  for (const { routes } of routeTables) size += 1 + routes.length;
  for (const { prefixes } of serviceTags) size += 1 + prefixes.length;
  for (const { addressSpace, routers, hosts } of sites) {
    size += 1 + addressSpace.length + hosts.length;
    for (const { routes } of routers) size += 1 + routes.length;
  }
  for (const { nics, advertise, routes, connected, hosts } of nvas) {
    size += 1 + nics.length + advertise.length + routes.length + connected.length + hosts.length;
  }
  for (const { a, b } of [...sessions, ...connections]) size += 1 + said(a) + said(b);
  size += peerings.length + circuits.length + tunnels.length + expectations.length;
  return size + sizeOfScenarios(scenarios);
}

function sizeOfScenarios(scenarios: readonly Scenario[]): number {
  let size = scenarioSizes.get(scenarios);
  if (size === undefined) {
    size = scenarios.reduce((sum, { down, expectations }) => sum + 1 + down.length + expectations.length, 0);
    scenarioSizes.set(scenarios, size);
  }
  return size;
}

/** Cached, since the topology of every one of thousands of scenarios contains them all. */
const scenarioSizes = new WeakMap<readonly Scenario[], number>();

function said({ policy, localPreferences }: Pick<SessionEnd, 'policy' | 'localPreferences'>): number {
  return policy.advertise.length + policy.filters.length + policy.prepends.length + localPreferences.length;
}
