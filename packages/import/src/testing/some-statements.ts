import fc from 'fast-check';
import type * as data from '../print/statements.js';

const name = fc.oneof(
  fc.stringMatching(/^[A-Za-z_](-?[0-9A-Za-z_]){0,8}$/),
  fc.constantFrom(
    'vnet',
    'nic',
    'route',
    'drop',
    'internet',
    '10-hub',
    'nic.web1',
    'Zürich',
    'a b',
    'x-',
    '//',
    '*',
    '}',
  ),
);
const reference = fc.array(name, { minLength: 1, maxLength: 3 });
const byte = fc.integer({ min: 0, max: 255 });
const address = fc.oneof(
  fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join('.')),
  fc.constantFrom('fd00:1::4', '::1'),
);
const prefix = fc.oneof(
  fc.tuple(byte, byte, fc.integer({ min: 0, max: 16 })).map(([a, b, length]) => `${a}.${b}.0.0/${length}`),
  fc.constant('fd00:1::/64'),
);
const prefixes = fc.array(prefix, { maxLength: 3 });
const somePrefixes = fc.array(prefix, { minLength: 1, maxLength: 3 });
const addresses = fc.array(address, { maxLength: 2 });
const someAddresses = fc.array(address, { minLength: 1, maxLength: 2 });
const number = fc.integer({ min: 0, max: 4_294_967_295 });
const tag = fc.constantFrom('AzureCloud.westeurope', 'Storage', 'Sql.northeurope');

const optional = <T extends object, K extends keyof T>(record: { [k in keyof T]: fc.Arbitrary<T[k]> }, keys: K[]) =>
  fc.record(record, { requiredKeys: (Object.keys(record) as (keyof T)[]).filter((key) => !keys.includes(key as K)) });

const attribute: fc.Arbitrary<data.AttributeData> = fc.oneof(
  fc.record({ key: fc.constantFrom('allowForwardedTraffic', 'useRemoteGateways', 'asOverride'), flag: fc.boolean() }),
  fc.record({ key: fc.constant('subnet'), subnet: reference }),
  fc.record({ key: fc.constant('prefixes'), prefixes: somePrefixes }),
  fc.record({ key: fc.constantFrom('advertise', 'only', 'denyExactly'), prefixes: prefix.map((one) => [one]) }),
  fc.record({ key: fc.constantFrom('prepend', 'localPreference'), number, prefixes: prefix.map((one) => [one]) }),
  fc.record({ key: fc.constantFrom('prepend', 'weight', 'instance', 'asReplace'), number }),
  fc.record({ key: fc.constantFrom('nextHop', 'endpoint'), addresses: address.map((one) => [one]) }),
  fc.record({ key: fc.constant('bgpIp'), addresses: someAddresses }),
  fc.record({ key: fc.constant('community'), word: fc.constantFrom('no-advertise', 'no-export') }),
  fc.record({ key: fc.constantFrom('enableInternetSecurity', 'propagateStaticRoutes'), flag: fc.boolean() }),
  fc.record({ key: fc.constantFrom('associatedRouteTable', 'propagatedRouteTables'), hubRouteTable: reference }),
  fc.record({ key: fc.constant('labels'), name }),
  optional(
    {
      key: fc.constant('staticRoutes'),
      name,
      prefixes: somePrefixes,
      addresses: address.map((one) => [one]),
    },
    ['name'],
  ),
  fc.record({ key: fc.constant('vnetLocalRouteOverrideCriteria'), word: fc.constantFrom('Contains', 'Equal') }),
);
const end = fc.record({ of: reference, attributes: fc.array(attribute, { maxLength: 3 }) });
const host = fc.record({ name, address });
const hosts = fc.array(host, { maxLength: 2 });
const target = fc.oneof(
  fc.record({ via: reference }),
  fc.record({ address }),
  fc.constant('drop' as const),
) as fc.Arbitrary<data.RouteTarget>;
const routes = fc.array(fc.record({ prefix, target }), { maxLength: 2 });

const member: fc.Arbitrary<data.SubnetMember> = fc.oneof(
  fc.record({ statement: fc.constant('nic' as const), name, addresses: someAddresses, secondary: addresses }),
  fc.record({
    statement: fc.constant('loadBalancer' as const),
    name,
    address,
    ports: fc.array(number, { maxLength: 2 }),
    backends: fc.array(reference, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ statement: fc.constant('privateEndpoint' as const), name, address }),
);
const subnet = optional<data.SubnetStatement, 'routeTable' | 'privateEndpointNetworkPolicies'>(
  {
    statement: fc.constant('subnet' as const),
    name,
    prefixes: somePrefixes,
    routeTable: reference,
    serviceEndpoints: fc.array(fc.constantFrom('Microsoft.Storage', 'Microsoft.Sql'), { maxLength: 2 }),
    privateEndpointNetworkPolicies: fc.constantFrom('Disabled', 'RouteTableEnabled'),
    members: fc.array(member, { maxLength: 3 }),
  } as never,
  ['routeTable', 'privateEndpointNetworkPolicies'],
);
const gateway = fc.oneof(
  optional(
    {
      statement: fc.constant('vpnGateway' as const),
      name,
      asn: number,
      activeActive: fc.boolean(),
      bgpIp: addresses,
      publicIp: addresses,
      pointToSite: prefixes,
      gatewayDefaultSite: reference,
      hosts,
    },
    ['asn', 'activeActive', 'gatewayDefaultSite'],
  ),
  fc.record({ statement: fc.constant('expressRouteGateway' as const), name }),
  optional(
    {
      statement: fc.constant('routeServer' as const),
      name,
      branchToBranch: fc.boolean(),
      hubRoutingPreference: fc.constantFrom('ExpressRoute', 'VpnGateway', 'ASPath'),
    },
    ['branchToBranch', 'hubRoutingPreference'],
  ),
  optional({ statement: fc.constant('firewall' as const), name, address }, ['address']),
) as fc.Arbitrary<data.GatewayStatement>;

const nextHop = fc.oneof(
  fc.record({ type: fc.constant('VirtualAppliance'), address }),
  fc.record({ address }),
  fc.record({ type: fc.constant('VirtualApplianceEcmp'), address, further: someAddresses }),
  fc.record({ address, further: someAddresses }),
  fc.record({ type: fc.constantFrom('VirtualNetworkGateway', 'VnetLocal', 'Internet', 'None') }),
);
const endpoint = fc.oneof(
  fc.record({ of: reference, all: fc.boolean() }),
  fc.record({ address }),
) as fc.Arbitrary<data.EndpointData>;
const expectation = fc
  .record({
    statement: fc.constant('expect' as const),
    from: endpoint,
    to: endpoint,
    bothWays: fc.boolean(),
    dropped: fc.boolean(),
    via: fc.array(reference, { maxLength: 2 }),
  })
  .map((each) => (each.dropped ? { ...each, via: [] } : each));

/** Any statement of the language. */
export const someStatement = fc.oneof(
  fc.record({ statement: fc.constant('import' as const), path: fc.constantFrom('a.azroute', '../b c.azroute') }),
  optional(
    {
      statement: fc.constant('vnet' as const),
      name,
      location: name,
      address: prefixes,
      summarizedGatewayPrefixes: prefixes,
      privateEndpointVNetPolicies: fc.constantFrom('Disabled', 'Basic'),
      subnets: fc.array(subnet, { maxLength: 3 }),
      gateways: fc.array(gateway, { maxLength: 3 }),
    },
    ['location', 'privateEndpointVNetPolicies'],
  ),
  optional({ statement: fc.constant('virtualWan' as const), name, allowBranchToBranchTraffic: fc.boolean() }, [
    'allowBranchToBranchTraffic',
  ]),
  optional(
    {
      statement: fc.constant('virtualHub' as const),
      name,
      virtualWan: reference,
      location: name,
      address: prefixes,
      hubRoutingPreference: fc.constantFrom('ExpressRoute', 'VpnGateway', 'ASPath'),
      virtualRouterIps: addresses,
      routingIntent: fc.array(
        fc.record({ destination: fc.constantFrom('PrivateTraffic', 'Internet'), nextHop: reference }),
        { maxLength: 2 },
      ),
      routeTables: fc.array(
        fc.record({
          name,
          labels: fc.array(name, { maxLength: 2 }),
          routes: fc.array(optional({ name, prefixes: somePrefixes, nextHop: reference }, ['name']), { maxLength: 2 }),
        }),
        { maxLength: 2 },
      ),
      gateways: fc.array(
        gateway.filter(({ statement }) => statement !== 'routeServer'),
        { maxLength: 2 },
      ),
    },
    ['virtualWan', 'location', 'hubRoutingPreference', 'routingIntent'],
  ),
  fc.record({ statement: fc.constant('peering' as const), oneSided: fc.boolean(), a: end, b: end }),
  optional(
    {
      statement: fc.constant('routeTable' as const),
      name,
      unknown: fc.constant(true),
      disableBgpRoutePropagation: fc.boolean(),
      routes: fc.array(
        optional(
          {
            name,
            destination: fc.oneof(fc.record({ prefix }), fc.record({ serviceTag: tag })),
            nextHop,
          },
          ['name'],
        ),
        { maxLength: 3 },
      ),
    },
    ['disableBgpRoutePropagation', 'unknown'],
  ),
  fc.record({ statement: fc.constant('serviceTag' as const), tag, prefixes: somePrefixes }),
  optional(
    {
      statement: fc.constant('site' as const),
      name,
      address: prefixes,
      asn: number,
      transit: fc.boolean(),
      routers: fc.array(optional({ name, address, asn: number, routes }, ['address', 'asn']), { maxLength: 2 }),
      hosts,
      routes,
    },
    ['asn', 'transit'],
  ),
  fc.record({ statement: fc.constant('circuit' as const), name, nextHop: addresses }),
  optional({ statement: fc.constant('connection' as const), a: end, b: end, enableBgp: fc.boolean() }, ['enableBgp']),
  optional(
    {
      statement: fc.constant('nva' as const),
      name,
      nics: fc.array(reference, { maxLength: 2 }),
      asn: number,
      advertise: prefixes,
      connected: prefixes,
      hosts,
      snat: fc.constantFrom('internet', 'all'),
      stateless: fc.boolean(),
      routes,
    },
    ['asn', 'snat', 'stateless'],
  ),
  optional({ statement: fc.constant('bgp' as const), a: end, b: end, over: reference }, ['over']),
  optional(
    {
      statement: fc.constant('tunnel' as const),
      name,
      kind: fc.constantFrom('vxlan', 'ipsec', 'ipip', 'gre'),
      a: end,
      b: end,
      mtu: number,
    },
    ['mtu'],
  ),
  expectation,
  fc.record({
    statement: fc.constant('scenario' as const),
    name,
    downs: fc.array(
      fc.oneof(
        fc.record({ of: reference }),
        fc.record({ kind: fc.constantFrom('bgp', 'connection', 'peering'), a: reference, b: reference }),
      ),
      { maxLength: 2 },
    ),
    expectations: fc.array(expectation, { maxLength: 2 }),
  }),
) as fc.Arbitrary<data.Statement>;
