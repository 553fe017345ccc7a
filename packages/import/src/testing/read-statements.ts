import { type ast, createAzrouteServices } from '@azroute/language';
import { EmptyFileSystem } from 'langium';
import type * as data from '../print/statements.js';

const services = createAzrouteServices(EmptyFileSystem).azroute;

/**
 * Reads a text back into the statements that print it, without comments.
 * @throws Error if the text has syntax errors
 */
export function readStatements(text: string): data.Statement[] {
  const { value, lexerErrors, parserErrors } = services.parser.LangiumParser.parse<ast.AzrouteFile>(text);
  const [error] = [...lexerErrors, ...parserErrors];
  if (error) throw new Error(`${error.message}\n${text}`);
  return value.statements.map(statement);
}

type Node = ast.AzrouteFile['statements'][number];

function statement(node: Node): data.Statement {
  switch (node.$type) {
    case 'Import':
      return { statement: 'import', path: names(node.path)[0] ?? '' };
    case 'Vnet':
      return vnet(node);
    case 'Peering':
      return {
        statement: 'peering',
        oneSided: node.arrow === '->',
        a: { of: reference(node.a.vnet), attributes: node.a.attributes.map(attribute) },
        b: { of: reference(node.b.vnet), attributes: node.b.attributes.map(attribute) },
      };
    case 'RouteTable':
      return {
        statement: 'routeTable',
        name: node.name,
        ...(node.unknown ? { unknown: true } : {}),
        ...flag('disableBgpRoutePropagation', node.flags[0]),
        routes: node.routes.map(({ name, prefix, serviceTag, nextHop }) => ({
          ...(name === undefined ? {} : { name }),
          destination: prefix === undefined ? { serviceTag: serviceTag ?? '' } : { prefix },
          nextHop: {
            ...(nextHop.type === undefined ? {} : { type: nextHop.type }),
            ...(nextHop.address === undefined ? {} : { address: nextHop.address }),
            ...(nextHop.furtherAddresses.length === 0 ? {} : { further: [...nextHop.furtherAddresses] }),
          },
        })),
      };
    case 'VirtualWan':
      return { statement: 'virtualWan', name: node.name, ...flag('allowBranchToBranchTraffic', node.flags[0]) };
    case 'VirtualHub':
      return virtualHub(node);
    case 'ServiceTag':
      return { statement: 'serviceTag', tag: node.tag, prefixes: [...node.prefixes] };
    case 'Site':
      return {
        statement: 'site',
        name: node.name,
        address: [...node.addresses],
        ...asn(node),
        ...flag('transit', node.flags[0]),
        routers: node.members.flatMap((member) =>
          member.$type === 'Router'
            ? [
                {
                  name: member.name,
                  ...(member.address === undefined ? {} : { address: member.address }),
                  ...asn(member),
                  routes: member.routes.map(staticRoute),
                },
              ]
            : [],
        ),
        hosts: node.members.flatMap((member) => (member.$type === 'Host' ? [host(member)] : [])),
        routes: node.routes.map(staticRoute),
      };
    case 'Circuit':
      return { statement: 'circuit', name: node.name, nextHop: [...node.nextHops] };
    case 'Connection':
      return { statement: 'connection', ...twoEnds(node), ...flag('enableBgp', node.flags[0]) };
    case 'Nva':
      return {
        statement: 'nva',
        name: node.name,
        nics: node.nics.map(reference),
        ...asn(node),
        advertise: [...node.advertise],
        connected: [...node.connected],
        hosts: node.hosts.map(host),
        ...(node.snats[0] === undefined ? {} : { snat: node.snats[0] }),
        ...flag('stateless', node.flags[0]),
        routes: node.routes.map(staticRoute),
      };
    case 'BgpSession':
      return { statement: 'bgp', ...twoEnds(node), ...(node.over ? { over: reference(node.over) } : {}) };
    case 'Tunnel':
      return {
        statement: 'tunnel',
        name: node.name,
        kind: node.kind,
        ...twoEnds(node),
        ...(node.mtu === undefined ? {} : { mtu: node.mtu }),
      };
    case 'Expectation':
      return expectation(node);
    case 'Scenario':
      return {
        statement: 'scenario',
        name: node.name,
        downs: node.downs.map((down) =>
          down.target
            ? { of: reference(down.target) }
            : { kind: down.kind ?? '', a: reference(down.a), b: reference(down.b) },
        ),
        expectations: node.expectations.map(expectation),
      };
  }
}

function vnet(node: ast.Vnet): data.VnetStatement {
  const [location] = node.locations;
  const [policies] = node.privateEndpointVNetPolicies;
  return {
    statement: 'vnet',
    name: node.name,
    ...(location === undefined ? {} : { location: names(location)[0] ?? '' }),
    address: [...node.addresses],
    summarizedGatewayPrefixes: [...node.summarizedGatewayPrefixes],
    ...(policies === undefined ? {} : { privateEndpointVNetPolicies: policies }),
    subnets: node.members.flatMap((member) => (member.$type === 'Subnet' ? [subnet(member)] : [])),
    gateways: node.members.flatMap((member) => (member.$type === 'Subnet' ? [] : [gateway(member)])),
  };
}

function virtualHub(node: ast.VirtualHub): data.VirtualHubStatement {
  const [[wan], [location], [preference], [intent]] = [
    node.virtualWans,
    node.locations,
    node.hubRoutingPreferences,
    node.routingIntents,
  ];
  const policies = intent?.policies.map(({ destination, nextHop }) => ({ destination, nextHop: reference(nextHop) }));
  return {
    statement: 'virtualHub',
    name: node.name,
    ...(wan ? { virtualWan: reference(wan) } : {}),
    ...(location === undefined ? {} : { location: names(location)[0] ?? '' }),
    address: [...node.addresses],
    ...(preference === undefined ? {} : { hubRoutingPreference: preference }),
    virtualRouterIps: [...node.virtualRouterIps],
    ...(policies ? { routingIntent: policies } : {}),
    routeTables: node.members.flatMap((member) =>
      member.$type === 'HubRouteTable'
        ? [
            {
              name: member.name,
              labels: [...member.labels],
              routes: member.routes.map(({ name, prefixes, nextHop }) => ({
                ...(name === undefined ? {} : { name }),
                prefixes: [...prefixes],
                nextHop: reference(nextHop),
              })),
            },
          ]
        : [],
    ),
    gateways: node.members.flatMap((member) => (member.$type === 'HubRouteTable' ? [] : [gateway(member)])),
  };
}

function subnet(node: ast.Subnet): data.SubnetStatement {
  const [policies] = node.privateEndpointNetworkPolicies;
  return {
    statement: 'subnet',
    name: node.name,
    prefixes: [...node.prefixes],
    ...(node.routeTables[0] ? { routeTable: reference(node.routeTables[0]) } : {}),
    serviceEndpoints: [...node.serviceEndpoints],
    ...(policies === undefined ? {} : { privateEndpointNetworkPolicies: policies }),
    members: node.members.map(subnetMember),
  };
}

function subnetMember(member: ast.Subnet['members'][number]): data.SubnetMember {
  switch (member.$type) {
    case 'Nic':
      return {
        statement: 'nic',
        name: member.name,
        addresses: [...member.addresses],
        secondary: [...member.secondaries],
      };
    case 'LoadBalancer': {
      const { name, address } = member;
      return {
        statement: 'loadBalancer',
        name,
        address,
        ports: [...member.ports],
        backends: member.backends.map(reference),
      };
    }
    case 'PrivateEndpoint':
      return { statement: 'privateEndpoint', name: member.name, address: member.address };
  }
}

function gateway(node: Exclude<ast.Vnet['members'][number], ast.Subnet>): data.GatewayStatement {
  switch (node.$type) {
    case 'VpnGateway':
      return {
        statement: 'vpnGateway',
        name: node.name,
        ...asn(node),
        ...flag('activeActive', node.flags[0]),
        bgpIp: [...node.bgpIps],
        publicIp: [...node.publicIps],
        pointToSite: [...node.pointToSite],
        ...(node.defaultSites[0] ? { gatewayDefaultSite: reference(node.defaultSites[0]) } : {}),
        hosts: node.hosts.map(host),
      };
    case 'ExpressRouteGateway':
      return { statement: 'expressRouteGateway', name: node.name };
    case 'RouteServer': {
      const [preference] = node.hubRoutingPreferences;
      return {
        statement: 'routeServer',
        name: node.name,
        ...flag('branchToBranch', node.flags[0]),
        ...(preference === undefined ? {} : { hubRoutingPreference: preference }),
      };
    }
    case 'Firewall':
      return {
        statement: 'firewall',
        name: node.name,
        ...(node.address === undefined ? {} : { address: node.address }),
      };
  }
}

function expectation(node: ast.Expectation): data.ExpectationStatement {
  return {
    statement: 'expect',
    from: endpoint(node.from),
    to: endpoint(node.to),
    bothWays: node.arrow === '<->',
    dropped: node.dropped === true,
    via: node.via.map(reference),
  };
}

function endpoint({ target, address }: ast.Endpoint): data.EndpointData {
  if (!target) return { address: address ?? '' };
  const all = target.$refText.endsWith('.*');
  return { of: names(all ? target.$refText.slice(0, -2) : target.$refText), all };
}

function twoEnds(node: ast.Connection | ast.BgpSession | ast.Tunnel): { a: data.EndData; b: data.EndData } {
  const end = ({ device, attributes }: ast.ConnectionEnd | ast.SessionEnd | ast.TunnelEnd) => ({
    of: reference(device),
    attributes: attributes.map(attribute),
  });
  return { a: end(node.a), b: end(node.b) };
}

const flags = new Set(['allowForwardedTraffic', 'allowGatewayTransit', 'useRemoteGateways']);
for (const key of ['allowVirtualNetworkAccess', 'asOverride', 'nextHopSelf', 'nextHopUnchanged']) flags.add(key);
for (const key of ['enableInternetSecurity', 'propagateStaticRoutes']) flags.add(key);

function attribute(node: ast.Attribute): data.AttributeData {
  return {
    key: node.key,
    ...(flags.has(node.key) ? { flag: node.value !== 'false' } : {}),
    ...(node.subnet ? { subnet: reference(node.subnet) } : {}),
    ...(node.prefixes.length > 0 ? { prefixes: [...node.prefixes] } : {}),
    ...(node.addresses.length > 0 ? { addresses: [...node.addresses] } : {}),
    ...(node.number === undefined ? {} : { number: node.number }),
    ...(node.community === undefined ? {} : { word: node.community }),
    ...(node.criteria === undefined ? {} : { word: node.criteria }),
    ...(node.hubRouteTable ? { hubRouteTable: reference(node.hubRouteTable) } : {}),
    ...(node.label === undefined ? {} : { name: node.label }),
    ...(node.name === undefined ? {} : { name: node.name }),
  };
}

function staticRoute({ prefix, via, address }: ast.RouterRoute | ast.OsRoute): data.StaticRouteData {
  if (via) return { prefix, target: { via: reference(via) } };
  return { prefix, target: address === undefined ? 'drop' : { address } };
}

function host({ name, address }: ast.Host): data.HostData {
  return { name, address };
}

function asn({ asns: [asn] }: { readonly asns: readonly number[] }): { asn?: number } {
  return asn === undefined ? {} : { asn };
}

function flag<K extends string>(
  key: K,
  node: { readonly value?: string | undefined } | undefined,
): { [key in K]?: boolean } {
  return (node === undefined ? {} : { [key]: node.value !== 'false' }) as { [key in K]?: boolean };
}

function reference(node: { readonly $refText: string } | undefined): data.Reference {
  return names(node?.$refText ?? '');
}

function names(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|([^."]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
