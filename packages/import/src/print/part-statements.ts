import { compareNames } from '@azroute/language';
import { sameName } from '../model/peerings.js';
import type {
  Appliance,
  Connection,
  Network,
  PeeringHalf,
  RouteTable,
  Session,
  Site,
  Thing,
  Tunnel,
} from '../model/things.js';
import { type NamesOfThings, writable } from '../names/assign-names.js';
import { byImportance, type Part } from '../names/parts.js';
import { namesOf, type Print, printOf, sortedByName } from './naming.js';
import { networkStatement } from './network-statement.js';
import { above, beside } from './remark-comments.js';
import type * as data from './statements.js';
import { hubConnectionStatement, routingAttributes, virtualWanStatements } from './virtual-wan-statements.js';

/** The statements of a part: what is Azure's own, and what only people know more about. */
export interface PartStatements {
  readonly azure: readonly data.Statement[];
  readonly devices: readonly data.Statement[];
  /** The names that things got. */
  readonly names: NamesOfThings;
}

/** The statements of a part, sorted by name. */
export function statementsOf(part: Part): PartStatements {
  const names = namesOf(part);
  const print = printOf(part, names);
  const { nameOf, references, siteOf } = print;
  const sorted = <T extends Thing>(things: readonly T[]) => sortedByName(print, things);
  const appliances = sorted(part.appliances);
  const tunnels = sorted(part.tunnels);
  const [behind, sites] = [[] as Site[], [] as Site[]];
  for (const site of sorted(part.sites)) (site.circuit ? behind : sites).push(site);
  const connections = part.connections.map((each) => ({ each, statement: connectionStatement(print, each) }));
  connections.sort((a, b) => compareEnds(a.statement, b.statement));
  const hubConnections = part.hubConnections.map((each) => hubConnectionStatement(print, each));
  const isOwn = ({ b }: Connection) => 'network' in b || 'nextHops' in b;
  return {
    names,
    azure: [
      ...virtualWanStatements(print),
      ...part.networks.map((network) => networkStatement(network, nameOf, references, siteOf)),
      ...peeringStatements(print),
      ...sorted(part.routeTables).map((table) => routeTableStatement(table, nameOf)),
      ...part.serviceTags.map(({ tag, prefixes, source }) => ({
        ...{ statement: 'serviceTag' as const, tag, prefixes, beside: source },
      })),
      ...sorted(part.circuits).map(
        (circuit): data.CircuitStatement => ({
          statement: 'circuit',
          name: nameOf(circuit),
          nextHop: circuit.nextHops,
          ...above(circuit.remarks),
          ...(circuit.source === undefined ? {} : { beside: circuit.source }),
        }),
      ),
      ...hubConnections.sort((a, b) => compareEnds(a, b)),
      ...connections.filter(({ each }) => isOwn(each)).map(({ statement }) => statement),
    ],
    devices: [
      ...appliances.map((appliance) => applianceStatement(print, appliance)),
      ...part.sessions.map((session) => sessionStatement(print, session)).sort((a, b) => compareEnds(a, b)),
      ...tunnels.map((tunnel) => tunnelStatement(print, tunnel)),
      ...tunnels.map((tunnel) => overTunnel(print, tunnel)),
      ...[...sites, ...behind].map((site) => siteStatement(print, site)),
      ...connections.filter(({ each }) => !isOwn(each)).map(({ statement }) => statement),
    ],
  };
}

function compareEnds(a: { a: data.EndData; b: data.EndData }, b: { a: data.EndData; b: data.EndData }): number {
  return compareNames(a.a.of.join('.'), b.a.of.join('.')) || compareNames(a.b.of.join('.'), b.b.of.join('.'));
}

function peeringStatements({ part, nameOf }: Print): data.PeeringStatement[] {
  const order = new Map([...part.networks].sort(byImportance).map((network, i) => [network, i]));
  const place = (half: { readonly network: PeeringHalf['network'] }) => order.get(half.network) ?? 0;
  return part.peerings
    .map(({ a, b, far, isMutual, remarks }) => {
      const other = { network: far };
      const isTurned = isMutual && place(other) < place(a);
      const one = { of: [nameOf(a.network)], attributes: attributesOf(a, b?.remoteSubnets ?? []) };
      const two = { of: [nameOf(far)], attributes: b ? attributesOf(b, a.remoteSubnets) : farAttributes(a, far) };
      const [first, second] = isTurned ? [other, a] : [a, other];
      return {
        by: [place(first), place(second), nameOf(second.network)] as const,
        statement: {
          statement: 'peering' as const,
          oneSided: !isMutual,
          a: isTurned ? two : one,
          b: isTurned ? one : isMutual ? two : { ...two, attributes: [] },
          ...beside(remarks),
        },
      };
    })
    .sort((x, y) => x.by[0] - y.by[0] || compareNames(x.by[2], y.by[2]) || x.by[1] - y.by[1])
    .map(({ statement }) => statement);
}

function attributesOf(half: PeeringHalf, fromFar: readonly string[]): data.AttributeData[] {
  const subnets = half.subnets.length > 0 ? half.subnets : fromFar;
  return [
    ...(half.allowVirtualNetworkAccess ? [] : [{ key: 'allowVirtualNetworkAccess', flag: false }]),
    ...(['allowForwardedTraffic', 'allowGatewayTransit', 'useRemoteGateways'] as const).flatMap((key) =>
      half[key] ? [{ key, flag: true }] : [],
    ),
    ...subnetAttributes(half.network, subnets),
  ];
}

function subnetAttributes({ subnets }: Network, names: readonly string[]): data.AttributeData[] {
  return subnets
    .filter(({ name }) => names.some((other) => sameName(other, name)))
    .map(({ name }) => ({ key: 'subnet', subnet: [name] }));
}

/** The half of a network that the input does not hold: only what the near half presupposes. */
function farAttributes(near: PeeringHalf, far: Network): data.AttributeData[] {
  return [
    ...(near.useRemoteGateways ? [{ key: 'allowGatewayTransit', flag: true }] : []),
    ...subnetAttributes(far, near.remoteSubnets),
  ];
}

function routeTableStatement(table: RouteTable, nameOf: Print['nameOf']): data.RouteTableStatement {
  return {
    statement: 'routeTable',
    name: nameOf(table),
    ...(table.isMissing ? { unknown: true } : {}),
    ...(table.disableBgpRoutePropagation ? { disableBgpRoutePropagation: true } : {}),
    routes: table.routes.map((route) => ({
      ...(route.name === undefined ? {} : { name: writable(route.name) }),
      destination: route.destination.includes('/') ? { prefix: route.destination } : { serviceTag: route.destination },
      nextHop: {
        type: route.nextHopType,
        ...(route.nextHopAddress === undefined ? {} : { address: route.nextHopAddress }),
        ...(route.furtherNextHops.length === 0 ? {} : { further: route.furtherNextHops }),
      },
    })),
    ...above(table.remarks),
  };
}

function applianceStatement({ nameOf, references }: Print, appliance: Appliance): data.NvaStatement {
  return {
    statement: 'nva',
    name: nameOf(appliance),
    nics: appliance.nics.map((nic) =>
      references.shortest([nameOf(nic.subnet.network), nameOf(nic.subnet), nameOf(nic)], ['nic']),
    ),
    ...(appliance.asn === undefined ? {} : { asn: appliance.asn }),
    advertise: [],
    connected: [],
    hosts: [],
    ...(appliance.isStateless ? { stateless: true } : {}),
    routes: [],
    ...above(appliance.remarks),
  };
}

function sessionStatement({ nameOf, references }: Print, session: Session): data.BgpStatement {
  const { appliance, router } = session;
  const device = (path: data.Reference) => references.shortest(path, ['device']);
  const path = 'network' in router ? [nameOf(router.network), nameOf(router)] : [nameOf(router)];
  return {
    statement: 'bgp',
    a: { of: device([nameOf(appliance)]), attributes: session.attributes },
    b: { of: device(path), attributes: [] },
    ...above(session.remarks),
  };
}

function tunnelStatement({ nameOf, references, siteOf }: Print, tunnel: Tunnel): data.TunnelStatement {
  const { a, b, endpoint, farEndpoint } = tunnel;
  const site = siteOf.get(a);
  const near = references.shortest(site ? [nameOf(site), nameOf(a)] : [nameOf(a)], ['device']);
  return {
    statement: 'tunnel',
    name: nameOf(tunnel),
    kind: 'ipsec',
    a: { of: near, attributes: endpoint === undefined ? [] : [{ key: 'endpoint', addresses: [endpoint] }] },
    b: {
      of: references.shortest([nameOf(b)], ['device']),
      attributes: [{ key: 'endpoint', addresses: [farEndpoint] }],
    },
    ...above(tunnel.remarks),
  };
}

/** The session over a tunnel. */
function overTunnel(print: Print, tunnel: Tunnel): data.BgpStatement {
  const { a, b } = tunnelStatement(print, tunnel);
  const end = ({ of }: data.EndData) => ({ of, attributes: [] });
  return { statement: 'bgp', a: end(a), b: end(b), over: [print.nameOf(tunnel)] };
}

function siteStatement({ nameOf }: Print, site: Site): data.SiteStatement {
  return {
    statement: 'site',
    name: nameOf(site),
    address: site.address,
    ...(site.source === undefined ? {} : { addressSource: site.source }),
    ...(site.asn === undefined ? {} : { asn: site.asn }),
    routers: site.routers.map((router) => ({
      name: nameOf(router),
      ...(router.asn === undefined || router.asn === site.asn ? {} : { asn: router.asn }),
      routes: [],
    })),
    hosts: [],
    routes: [],
    ...above(site.remarks),
  };
}

function connectionStatement(print: Print, connection: Connection): data.ConnectionStatement {
  const { nameOf, references, siteOf } = print;
  const path = (end: Connection['a'] | Connection['b']) => {
    if ('network' in end) return [nameOf(end.network), nameOf(end)];
    const site = siteOf.get(end);
    return site ? [nameOf(site), nameOf(end)] : [nameOf(end)];
  };
  const end = (thing: Connection['a'] | Connection['b'], attributes: data.AttributeData[]) => ({
    of: references.shortest(path(thing), ['device']),
    attributes,
  });
  const { a, b, enableBgp, weight, prefixes, bgpIp, routing, attributes, remarks } = connection;
  return {
    statement: 'connection',
    a: end(a, [
      ...('network' in a && 'routeTables' in a.network ? routingAttributes(print, a.network, routing) : []),
      ...(weight === 0 ? [] : [{ key: 'weight', number: weight }]),
      ...(prefixes.length === 0 ? [] : [{ key: 'prefixes', prefixes }]),
    ]),
    b: end(b, [...(bgpIp.length === 0 ? [] : [{ key: 'bgpIp', addresses: bgpIp }]), ...attributes]),
    ...(enableBgp ? { enableBgp } : {}),
    ...above(remarks),
  };
}
