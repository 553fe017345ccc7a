import { address, prefix, type Topology } from '@azroute/engine';

/** The same topology with every list of declarations in another order, except lists whose order matters. */
export function shuffled(topology: Topology, seed: number): Topology {
  const mix = <T>(list: readonly T[]) => mixed(list, seed);
  return {
    vnets: mix(topology.vnets).map((vnet) => ({
      ...vnet,
      addressSpace: mix(vnet.addressSpace),
      summarizedGatewayPrefixes: mix(vnet.summarizedGatewayPrefixes),
      subnets: mix(vnet.subnets).map((subnet) => ({
        ...subnet,
        nics: mix(subnet.nics),
        privateEndpoints: mix(subnet.privateEndpoints),
      })),
    })),
    virtualWans: mix(topology.virtualWans),
    virtualHubs: mix(topology.virtualHubs),
    hubConnections: mix(topology.hubConnections),
    peerings: mix(topology.peerings).map((each, i) =>
      turn(seed, i) && !each.oneSided ? { ...each, a: each.b, b: each.a } : each,
    ),
    routeTables: mix(topology.routeTables).map((table) => ({ ...table, routes: mix(table.routes) })),
    serviceTags: mix(topology.serviceTags).map((tag) => ({ ...tag, prefixes: mix(tag.prefixes) })),
    sites: mix(topology.sites).map((site) => ({
      ...site,
      addressSpace: mix(site.addressSpace),
      routers: mix(site.routers).map((router) => ({ ...router, routes: mix(router.routes) })),
      hosts: mix(site.hosts),
    })),
    circuits: mix(topology.circuits),
    connections: mix(topology.connections).map((each, i) => (turn(seed, i) ? { ...each, a: each.b, b: each.a } : each)),
    nvas: mix(topology.nvas).map((nva) => ({
      ...nva,
      advertise: mix(nva.advertise),
      routes: mix(nva.routes),
      connected: mix(nva.connected),
      hosts: mix(nva.hosts),
    })),
    sessions: mix(topology.sessions).map((each, i) => (turn(seed, i) ? { ...each, a: each.b, b: each.a } : each)),
    tunnels: mix(topology.tunnels).map((each, i) => (turn(seed, i) ? { ...each, a: each.b, b: each.a } : each)),
    expectations: mix(topology.expectations),
    scenarios: mix(topology.scenarios),
  };
}

function turn(seed: number, i: number): boolean {
  return (seed + i) % 2 === 1;
}

function mixed<T>(list: readonly T[], seed: number): T[] {
  const left = [...list];
  const result: T[] = [];
  for (let state = seed; left.length > 0; state = (state * 48271 + 11) % 2147483647) {
    result.push(...left.splice(state % left.length, 1));
  }
  return result;
}

const names = /\b(vnet|nva|dc|cpe|rt|er|tun)(\d)/g;

/** The same text with other names, which sort in the opposite order. */
export function renamedText(text: string): string {
  return text.replace(names, (_, kind: string, number: string) => `the-${kind}-${9 - Number(number)}`);
}

/** The same topology with other names. */
export function renamed(topology: Topology): Topology {
  return JSON.parse(renamedText(JSON.stringify(topology))) as Topology;
}

/** The same topology with an additional, unconnected VNet. */
export function accompanied(topology: Topology): Topology {
  const named = (kind: string, path: string) => ({ id: `${kind}:${path}`, name: path, label: path });
  return {
    ...topology,
    vnets: [
      ...topology.vnets,
      {
        kind: 'vnet',
        ...named('vnet', 'alone'),
        location: undefined,
        addressSpace: [prefix('10.1.0.0/16')],
        summarizedGatewayPrefixes: [],
        privateEndpointVNetPolicies: 'Disabled',
        subnets: [
          {
            kind: 'subnet',
            ...named('subnet', 'alone/apps'),
            prefixes: [prefix('10.1.3.0/24')],
            routeTable: topology.routeTables[0]?.id,
            serviceEndpoints: [],
            privateEndpointNetworkPolicies: 'Disabled',
            nics: [
              {
                kind: 'nic',
                ...named('nic', 'alone/apps/vm'),
                secondaryAddresses: [],
                addresses: [address('10.1.3.4')],
              },
            ],
            loadBalancers: [],
            privateEndpoints: [
              { kind: 'privateEndpoint', ...named('privateEndpoint', 'alone/apps/pe'), address: address('10.1.3.9') },
            ],
          },
        ],
        vpnGateways: [],
        expressRouteGateways: [],
        routeServers: [],
        firewalls: [],
      },
    ],
  };
}
