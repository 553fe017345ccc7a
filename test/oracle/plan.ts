import fc from 'fast-check';

/** Prefixes inside, around and next to the VNets of a plan, so that equal, longer and shorter ones are frequent. */
const prefixPool = [
  '0.0.0.0/0',
  '10.0.0.0/8',
  '10.0.0.0/16',
  '10.1.0.0/16',
  '10.2.0.0/16',
  '10.3.0.0/16',
  '10.0.0.0/20',
  '10.1.0.0/20',
  '10.0.3.0/24',
  '10.1.3.0/24',
  '10.2.2.0/24',
  '10.1.3.9/32',
  '10.0.3.9/32',
  '10.0.2.4/32',
  '192.168.0.0/16',
  '192.168.0.0/17',
  '192.168.10.0/24',
  '172.16.0.0/12',
  '172.20.0.0/16',
  '100.64.0.0/10',
  '169.254.10.0/24',
  '20.1.0.0/16',
  '0.0.0.0/1',
  '10.244.0.0/24',
  '::/0',
  'fd00::/8',
  'fd00:1::/48',
] as const;

/** Addresses of appliances, load balancers, endpoints, gateways, and of nothing at all. */
export const hopPool = [
  '10.0.2.4',
  '10.1.2.4',
  '10.2.2.4',
  '10.0.2.5',
  '10.0.1.4',
  '10.1.1.4',
  '10.0.2.100',
  '10.1.2.100',
  '10.1.2.20',
  '10.1.3.9',
  '10.0.0.4',
  '10.0.0.36',
  '10.9.9.9',
  '192.168.10.10',
  '20.1.2.3',
  'fd00:1:0:2::4',
] as const;

const prefixText = fc.constantFrom(...prefixPool);
const hopText = fc.constantFrom(...hopPool);
/** Several next hops of one route, which are IPv4. */
const severalHops = fc
  .uniqueArray(fc.constantFrom(...hopPool.filter((text) => text.includes('.'))), { minLength: 2, maxLength: 3 })
  .map((hops) => hops.join(' '));
const few = <T>(of: fc.Arbitrary<T>, maxLength = 2) => fc.array(of, { maxLength });
const seldom = fc.integer({ min: 0, max: 5 }).map((n) => n === 1);
const often = fc.integer({ min: 0, max: 5 }).map((n) => n > 1);
/** A value that is absent `absent` times as often as it is present. */
const maybe = <T>(of: fc.Arbitrary<T>, absent = 3) =>
  fc.oneof({ weight: absent, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: of });
const mostly = <T>(of: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 6, arbitrary: of });
const index = fc.nat({ max: 11 });
const instance = fc.constantFrom(undefined, undefined, undefined, 0 as const, 1 as const);

const policy = fc.record({
  advertise: few(prefixText, 1),
  filters: few(
    fc.record({ kind: fc.constantFrom('only', 'deny', 'onlyExactly', 'denyExactly'), prefix: prefixText }),
    2,
  ),
  prepends: few(
    fc.record({ count: fc.integer({ min: 1, max: 2 }), prefix: fc.option(prefixText, { nil: undefined }) }),
    1,
  ),
  nextHop: maybe(hopText, 9),
  nextHopSelf: seldom,
  nextHopUnchanged: seldom,
  asOverride: fc.integer({ min: 0, max: 3 }).map((n) => n === 1),
  asReplace: fc.constantFrom<readonly number[]>([], [], [], [], [65515], [65001], [12076, 65515]),
  asDelete: fc.constantFrom<readonly number[]>([], [], [], [], [65515], [65001], [12076], [65515, 65001]),
  communities: fc.constantFrom<readonly ('no-advertise' | 'no-export')[]>([], [], [], ['no-advertise'], ['no-export']),
});

const vnet = fc.record({
  net: fc.nat({ max: 3 }),
  size: fc.constantFrom(16, 20),
  second: maybe(fc.constantFrom('172.20.0.0/16', '192.168.0.0/16', '10.0.0.0/8', '172.30.0.0/16'), 5),
  ipv6: fc.integer({ min: 0, max: 2 }).map((n) => n === 1),
  location: fc.constantFrom(undefined, 'westeurope', 'westeurope', 'northeurope'),
  vpn: maybe(
    fc.record({
      asn: fc.constantFrom(undefined, undefined, 65004, 65005),
      activeActive: fc.boolean(),
      bgpIps: seldom,
      publicIps: fc.nat({ max: 2 }),
      pointToSite: fc.constantFrom<readonly string[]>(
        [],
        [],
        [],
        ['172.31.0.0/24'],
        ['192.168.0.0/17', '172.31.0.0/24'],
      ),
      hosts: fc.nat({ max: 2 }),
      defaultSite: maybe(index, 5),
    }),
    1,
  ),
  /** The VM and an appliance have further addresses. */
  secondary: seldom,
  expressRoute: fc.integer({ min: 0, max: 2 }).map((n) => n === 1),
  routeServer: maybe(
    fc.record({
      branchToBranch: fc.boolean(),
      hubRoutingPreference: fc.constantFrom('ExpressRoute', 'ExpressRoute', 'VpnGateway', 'ASPath'),
    }),
    1,
  ),
  /** A second gateway or Route Server of each present kind, which does not count. */
  spare: fc.integer({ min: 0, max: 11 }).map((n) => n === 1),
  firewall: fc.constantFrom(undefined, undefined, undefined, 'written', 'written', 'unwritten'),
  nvaTable: maybe(index),
  appsTable: maybe(index, 1),
  gatewayTable: maybe(index, 5),
  firewallTable: maybe(index),
  loadBalancer: maybe(fc.subarray(['nva/a', 'nva/b', 'apps/vm']), 4),
  loadBalancerPorts: maybe(fc.constantFrom<readonly number[]>([443], [80, 443]), 3),
  serviceEndpoints: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    fc.subarray(['Microsoft.Storage', 'Microsoft.Sql']),
  ),
  endpoint: seldom,
  endpointPolicy: fc.constantFrom('Disabled', 'Enabled', 'NetworkSecurityGroupEnabled', 'RouteTableEnabled'),
  /** The subnet with the endpoint is exempted from the routes of its table. */
  exempt: seldom,
  endpointVnetPolicy: fc.constantFrom('Disabled', 'Disabled', 'Basic'),
  summaries: fc.constantFrom<readonly string[]>([], [], [], ['10.0.0.0/14'], ['10.1.0.0/16', '172.31.0.0/16']),
});

const flags = fc.record({
  allowVirtualNetworkAccess: often,
  allowForwardedTraffic: fc.boolean(),
  allowGatewayTransit: often,
  subnets: maybe(fc.subarray(['apps', 'nva', 'GatewaySubnet'], { minLength: 1 }), 4),
});

const peering = fc.record({
  a: index,
  b: index,
  oneSided: seldom,
  uses: fc.constantFrom(undefined, 'a', 'b', 'b'),
  flagsA: flags,
  flagsB: flags,
});

const routeTable = fc.record({
  disableBgpRoutePropagation: seldom,
  unknown: seldom,
  routes: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(undefined, 'written'),
      to: fc.oneof(
        { weight: 8, arbitrary: prefixText },
        fc.constantFrom('Storage', 'Storage.westeurope', 'AzureCloud.westeurope', 'Microsoft.Storage'),
      ),
      hop: fc.oneof(
        hopText,
        hopText,
        fc.constantFrom('VirtualNetworkGateway', 'VnetLocal', 'Internet', 'None'),
        severalHops,
      ),
    }),
    { maxLength: 3, selector: ({ to }) => to },
  ),
});

const asn = fc.constantFrom(65100, 65101, 3356, 65001);

const routerRoutes = few(
  fc.record({
    prefix: prefixText,
    via: fc.constantFrom('drop', 'address', 'address', 'tunnel', 'tunnel'),
    address: fc.oneof(hopText, fc.constantFrom('192.168.0.1', '192.168.0.2', '192.168.1.1', '192.168.1.2')),
    tunnel: index,
  }),
  2,
);

const site = fc.record({
  address: fc.uniqueArray(prefixText, { minLength: 1, maxLength: 2 }),
  asn,
  routers: few(fc.record({ asn: mostly(asn), written: often, routes: maybe(routerRoutes, 1) }), 2),
  /** Those of a site that is its own router. */
  routes: maybe(routerRoutes, 1),
  hosts: fc.nat({ max: 2 }),
  transit: fc.boolean(),
});

const nva = fc.record({
  vnet: index,
  nic: fc.nat({ max: 1 }),
  second: maybe(index, 3),
  asn: mostly(fc.constantFrom(65001, 65002, 65003)),
  advertise: few(prefixText, 2),
  osRoutes: few(
    fc.record({
      prefix: prefixText,
      via: fc.constantFrom('drop', 'address', 'nic', 'tunnel'),
      address: hopText,
      tunnel: index,
    }),
    2,
  ),
  connected: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    few(fc.oneof(prefixText, fc.constantFrom('10.244.0.0/24', '10.244.0.0/16', '172.30.7.0/24')), 2),
  ),
  hosts: fc.nat({ max: 2 }),
  snat: fc.constantFrom('none', 'internet', 'all'),
  stateless: seldom,
});

const preferences = maybe(
  fc.uniqueArray(
    fc.record({ value: fc.constantFrom(50, 150, 200), prefix: fc.option(prefixText, { nil: undefined }) }),
    { minLength: 1, maxLength: 2, selector: ({ prefix }) => prefix },
  ),
  4,
);

const connectionEnd = fc.record({
  preferences,
  prefixes: maybe(fc.uniqueArray(prefixText, { maxLength: 2 }), 3),
  bgpIp: seldom,
  instance,
  weight: fc.constantFrom(0, 0, 10),
  policy: maybe(policy, 3),
});

const connection = fc.record({
  a: index,
  b: index,
  /** Whether the ends are swapped. */
  turned: fc.boolean(),
  enableBgp: often,
  endA: connectionEnd,
  endB: connectionEnd,
});

const session = fc.record({
  a: index,
  b: index,
  /** Whether the ends are swapped. */
  turned: fc.boolean(),
  instance,
  tunnel: maybe(index, 1),
  /** If no tunnel connects the two, one that connects others. */
  stray: seldom,
  policyA: maybe(policy, 1),
  policyB: maybe(policy, 4),
  preferencesA: preferences,
  preferencesB: preferences,
});

const tunnel = fc.record({
  a: index,
  b: index,
  kind: fc.constantFrom('vxlan', 'vxlan', 'ipsec', 'ipsec', 'gre', 'ipip'),
  endpointA: maybe(hopText),
  endpointB: maybe(hopText),
  mtu: fc.constantFrom(undefined, undefined, 1400),
});

/** A compact random topology: indexes instead of names, so that every shrunken plan is a topology too. */
export const plans = fc.record({
  vnets: fc.array(vnet, { minLength: 1, maxLength: 4 }),
  peerings: fc.array(peering, { maxLength: 5 }),
  routeTables: few(routeTable, 2),
  sites: few(site, 2),
  circuits: few(fc.record({ nextHops: few(fc.constantFrom('10.24.132.60', '10.24.132.61'), 2) }), 2),
  nvas: few(nva, 3),
  connections: fc.array(connection, { maxLength: 5 }),
  sessions: fc.array(session, { maxLength: 6 }),
  tunnels: few(tunnel, 2),
  serviceTags: fc.subarray<readonly [name: string, ...prefixes: string[]]>([
    ['Storage', '20.38.108.0/23'],
    ['storage.westeurope', '20.38.108.0/23', '20.38.109.0/24', '172.31.0.0/24'],
    ['AzureCloud.westeurope', '20.38.0.0/16', '20.38.109.0/24', '10.0.0.0/8'],
    ['Sql', '52.236.184.0/24', '192.168.0.0/17'],
  ]),
});

type ValueOf<T> = T extends fc.Arbitrary<infer V> ? V : never;
/** One plan and its parts. */
export type Plan = ValueOf<typeof plans>;
export type VnetPlan = ValueOf<typeof vnet>;
export type PolicyPlan = ValueOf<typeof policy>;
export type SessionPlan = ValueOf<typeof session>;
export type PreferencesPlan = ValueOf<typeof preferences>;
export type EndPlan = ValueOf<typeof connectionEnd>;
