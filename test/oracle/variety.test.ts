import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { topologies } from './random-topology.js';
import { valuesOf } from './variety.js';

const values = valuesOf(fc.sample(topologies, { seed: 20_261_124, numRuns: 500 }));

/** The fields of the model that affect tables, with `[]` for list items. */
const fields = `
vnets: location addressSpace addressSpace[] summarizedGatewayPrefixes summarizedGatewayPrefixes[] privateEndpointVNetPolicies
  subnets vpnGateways expressRouteGateways routeServers firewalls
vnets.subnets: prefixes prefixes[] routeTable serviceEndpoints serviceEndpoints[] privateEndpointNetworkPolicies nics
  loadBalancers privateEndpoints
vnets.subnets.nics: addresses addresses[] secondaryAddresses secondaryAddresses[]
vnets.subnets.loadBalancers: address ports ports[] backends backends[]
vnets.subnets.privateEndpoints: address
vnets.vpnGateways: asn activeActive bgpIps bgpIps[] publicIps publicIps[] pointToSite pointToSite[] hosts
  gatewayDefaultSite
vnets.vpnGateways.hosts: address
vnets.routeServers: branchToBranch hubRoutingPreference
vnets.firewalls: address
peerings: oneSided
peerings.a: vnet allowVirtualNetworkAccess allowForwardedTraffic allowGatewayTransit useRemoteGateways subnets subnets[]
peerings.b: vnet allowVirtualNetworkAccess allowForwardedTraffic allowGatewayTransit useRemoteGateways subnets subnets[]
routeTables: unknown disableBgpRoutePropagation routes
routeTables.routes: name destination.prefix destination.serviceTag nextHop.type nextHop.address
  nextHop.addresses nextHop.addresses[]
serviceTags: prefixes prefixes[]
sites: addressSpace addressSpace[] routers hosts transit
sites.routers: address asn routes
sites.routers.routes: prefix target.via target.tunnel target.address
sites.hosts: address
circuits: nextHops nextHops[]
connections: enableBgp
connections.a: device prefixes prefixes[] bgpIps bgpIps[] instance weight localPreferences
connections.a.localPreferences: value prefix
connections.a.policy: advertise advertise[] filters prepends nextHop nextHopSelf nextHopUnchanged asOverride asReplace
  asReplace[] asDelete asDelete[] communities communities[] filters.kind filters.prefix prepends.count prepends.prefix
connections.b: device prefixes prefixes[] bgpIps bgpIps[] instance weight localPreferences
connections.b.localPreferences: value prefix
connections.b.policy: advertise advertise[] filters prepends nextHop nextHopSelf nextHopUnchanged asOverride asReplace
  asReplace[] asDelete asDelete[] communities communities[] filters.kind filters.prefix prepends.count prepends.prefix
nvas: nics nics[] asn advertise advertise[] routes connected connected[] hosts snat stateless
nvas.hosts: address
nvas.routes: prefix target.via target.tunnel target.nic target.address
sessions: tunnel
sessions.a: device instance localPreferences
sessions.a.localPreferences: value prefix
sessions.a.policy: advertise advertise[] filters prepends nextHop nextHopSelf nextHopUnchanged asOverride asReplace
  asReplace[] asDelete asDelete[] communities communities[] filters.kind filters.prefix prepends.count prepends.prefix
sessions.b: device instance localPreferences
sessions.b.localPreferences: value prefix
sessions.b.policy: advertise advertise[] filters prepends nextHop nextHopSelf nextHopUnchanged asOverride asReplace
  asReplace[] asDelete asDelete[] communities communities[] filters.kind filters.prefix prepends.count prepends.prefix
tunnels: tunnelKind mtu
tunnels.a: device endpoint
tunnels.b: device endpoint
`
  .trim()
  .split(/\n(?! )/)
  .flatMap((line) => {
    const [thing = '', names = ''] = line.split(': ');
    return names.split(/\s+/).map((name) => `${thing}.${name}`);
  });

/** Lists of the topology itself. Expectations and scenarios do not affect tables. */
const lists = [
  'vnets',
  'peerings',
  'routeTables',
  'serviceTags',
  'sites',
  'circuits',
  'connections',
  'nvas',
  'sessions',
  'tunnels',
];
/** Virtual WAN is compared with deployments alone: the second implementation does not know hubs yet. */
const ofVirtualWan = ['virtualWans', 'virtualHubs', 'hubConnections', 'connections.a.routing', 'connections.b.routing'];
const without = ['expectations', 'scenarios', ...ofVirtualWan];

describe('random topologies', () => {
  test.each([...lists, ...fields])('differ in %s', (field) => {
    expect(values.get(field)?.size ?? 0).toBeGreaterThan(1);
  });

  test('have no field that is not in this list', () => {
    const identity = /[.](kind|id|name|label)$/;
    const names = [...values.keys()].filter((name) => fields.includes(name) || !identity.test(name));
    expect(names.sort()).toEqual([...lists, ...without, ...fields].sort());
  });
});
