import {
  type Address,
  address,
  type ConnectionEnd,
  type DeclId,
  distinctBy,
  type EditsByKind,
  type ExportPolicy,
  type LocalPreference,
  type PeeringHalf,
  type Prefix,
  prefix,
  type Topology,
  type TopologyEdit,
  type UserNextHop,
} from '@azroute/engine';
import type { Dice } from './texts.js';

const prefixes = ['0.0.0.0/0', '10.2.0.0/16', '10.77.0.0/16', '192.168.0.0/16', 'fd00:9::/48', '10.1.3.0/24'].map(
  prefix,
);
const addresses = ['10.0.2.4', '10.1.2.100', '10.0.3.77', '203.0.113.9'].map(address);

/** Draws the parts of random edits of a topology. */
class Draw {
  constructor(
    readonly topology: Topology,
    readonly dice: Dice,
  ) {}

  one<T>(list: readonly T[]): T | undefined {
    return list[this.dice(Math.max(1, list.length))];
  }

  some<T>(list: readonly T[]): T[] {
    return list.filter(() => this.dice(2) === 0);
  }

  coin(): boolean {
    return this.dice(2) === 0;
  }

  id(list: readonly { readonly id: DeclId }[]): DeclId {
    return this.one(list)?.id ?? 'none';
  }

  prefix(): Prefix {
    return this.one(prefixes) as Prefix;
  }

  address(): Address {
    return this.one(addresses) as Address;
  }

  hop(): UserNextHop {
    if (this.coin()) return { type: 'VirtualAppliance', address: this.address() };
    const several = distinctBy([this.address(), this.address()], ({ text }) => text);
    if (this.coin() && several.length > 1) return { type: 'VirtualApplianceEcmp', addresses: several };
    return { type: (['Internet', 'None', 'VnetLocal'] as const)[this.dice(3)] ?? 'None' };
  }

  route() {
    const name = ['default', 'to-x', 'a b', 'to-0'][this.dice(4)] ?? 'x';
    return { name, prefix: this.prefix(), nextHop: this.hop() };
  }

  get subnets() {
    return this.topology.vnets.flatMap(({ subnets }) => subnets);
  }

  get speakers() {
    const { nvas, sites, vnets } = this.topology;
    return [...nvas, ...sites.flatMap(({ routers }) => routers), ...vnets.flatMap(({ routeServers }) => routeServers)];
  }

  side(): 'a' | 'b' {
    return this.coin() ? 'a' : 'b';
  }

  target(nva: DeclId | undefined) {
    const found = this.topology.nvas.find(({ id }) => id === nva);
    const tunnel = this.one(this.topology.tunnels)?.id;
    const options = [
      { via: 'drop' as const },
      { via: 'address' as const, address: this.address() },
      ...(found?.nics ?? []).map((nic) => ({ via: 'nic' as const, nic })),
      ...(tunnel === undefined ? [] : [{ via: 'tunnel' as const, tunnel }]),
    ];
    return this.one(options) ?? { via: 'drop' as const };
  }

  /** A part of a policy: each list loses some of its items and gets others. */
  policy({ advertise, filters, asDelete, communities }: ExportPolicy): Partial<ExportPolicy> {
    const parts: Partial<ExportPolicy>[] = [
      { advertise: distinct([...this.some(advertise), this.prefix()]) },
      { filters: [...this.some(filters), { kind: this.coin() ? 'only' : 'denyExactly', prefix: this.prefix() }] },
      { filters: this.some(filters) },
      { prepends: this.coin() ? [] : [{ count: 2, prefix: this.coin() ? this.prefix() : undefined }] },
      { asOverride: this.coin(), nextHopSelf: this.coin() },
      { asDelete: [...this.some(asDelete), 65011], asReplace: [] },
      { communities: communities.length > 0 ? [] : ['no-advertise'] },
      { nextHop: this.coin() ? this.address() : undefined, nextHopUnchanged: this.coin() },
    ];
    return Object.assign({}, ...this.some(parts)) as Partial<ExportPolicy>;
  }

  preferences(): readonly LocalPreference[] {
    return this.coin()
      ? []
      : [
          { value: 150, prefix: undefined },
          { value: 50, prefix: this.prefix() },
        ];
  }

  instance(): 0 | 1 | undefined {
    return ([0, 1, undefined] as const)[this.dice(3)];
  }
}

function distinct(list: readonly Prefix[]): readonly Prefix[] {
  return list.filter(({ text }, i) => list.findIndex((one) => one.text === text) === i);
}

/** Edits of any declaration, whose text follows like that of the others. */
type AnyDeclaration = 'changeDeclaration' | 'addDeclaration' | 'removeDeclaration';

export type DrawnKind = Exclude<TopologyEdit['kind'], AnyDeclaration>;

/** A random edit of each kind. */
const draws: { readonly [K in DrawnKind]: (draw: Draw) => Omit<EditsByKind[K], 'kind'> } = {
  addUserRoute: (draw) => ({ subnet: draw.id(draw.subnets), ...draw.route() }),
  setUserRoute: (draw) => ({
    route: draw.id(draw.topology.routeTables.flatMap(({ routes }) => routes)),
    ...(draw.coin() && { prefix: draw.prefix() }),
    ...(draw.coin() && { nextHop: draw.hop() }),
    ...(draw.coin() && { name: draw.route().name }),
  }),
  removeUserRoute: (draw) => ({ route: draw.id(draw.topology.routeTables.flatMap(({ routes }) => routes)) }),
  setRouteTable: (draw) => ({
    subnet: draw.id(draw.subnets),
    routeTable: draw.coin() ? undefined : draw.id(draw.topology.routeTables),
  }),
  addRouteTable: (draw) => {
    const of = draw.coin() ? draw.one(draw.topology.routeTables) : undefined;
    return {
      subnets: draw.some(draw.subnets).map(({ id }) => id),
      ...(draw.coin() && { name: draw.coin() ? 'rt0' : 'rt of all' }),
      ...(of && { of: of.id, without: draw.some(of.routes).map(({ id }) => id) }),
      routes: draw.coin() ? [] : [draw.route()],
      ...(draw.coin() && { disableBgpRoutePropagation: draw.coin() }),
    };
  },
  setBgpRoutePropagation: (draw) => ({ routeTable: draw.id(draw.topology.routeTables), isOn: draw.coin() }),
  setPeeringFlag: (draw) => ({
    peering: draw.id(draw.topology.peerings),
    half: draw.side(),
    flag: (['allowForwardedTraffic', 'allowGatewayTransit', 'useRemoteGateways', 'allowVirtualNetworkAccess'] as const)[
      draw.dice(4)
    ] as 'useRemoteGateways',
    value: draw.coin(),
  }),
  completePeering: (draw) => ({ peering: draw.id(draw.topology.peerings.filter(({ oneSided }) => oneSided)) }),
  addPeering: (draw) => {
    const half = (): PeeringHalf => ({
      vnet: draw.id(draw.topology.vnets),
      allowVirtualNetworkAccess: draw.coin(),
      allowForwardedTraffic: draw.coin(),
      allowGatewayTransit: draw.coin(),
      useRemoteGateways: draw.coin(),
      subnets: undefined,
    });
    return { a: half(), b: half() };
  },
  removePeering: (draw) => ({ peering: draw.id(draw.topology.peerings) }),
  setSessionEnd: (draw) => {
    const session = draw.one(draw.topology.sessions);
    const end = draw.side();
    const withRouteServer = [session?.a, session?.b].some((one) => one?.device.startsWith('routeServer'));
    return {
      session: session?.id ?? 'none',
      end,
      change: {
        ...(session && { policy: draw.policy(session[end].policy) }),
        ...(draw.coin() && withRouteServer && { instance: draw.instance() }),
        ...(draw.coin() &&
          !session?.[end].device.startsWith('routeServer') && { localPreferences: draw.preferences() }),
      },
    };
  },
  setConnectionEnd: (draw) => {
    const connection = draw.one(draw.topology.connections);
    const end = draw.side();
    if (!connection) return { connection: 'none', end, change: {} };
    return { connection: connection.id, end, change: connectionChange(draw, connection[end], speaks(connection)) };
  },
  setRouteServer: (draw) => ({
    routeServer: draw.id(draw.topology.vnets.flatMap(({ routeServers }) => routeServers)),
    change: {
      ...(draw.coin() && { branchToBranch: draw.coin() }),
      ...(draw.coin() && {
        hubRoutingPreference: (['ExpressRoute', 'VpnGateway', 'ASPath'] as const)[draw.dice(3)] as 'ASPath',
      }),
    },
  }),
  setVpnGateway: (draw) => ({
    gateway: draw.id(draw.topology.vnets.flatMap(({ vpnGateways }) => vpnGateways)),
    change: { ...(draw.coin() && { activeActive: draw.coin() }), ...(draw.coin() && { asn: 65009 }) },
  }),
  setNva: (draw) => {
    const nva = draw.one(draw.topology.nvas);
    return {
      nva: nva?.id ?? 'none',
      change: {
        ...(draw.coin() && { asn: 65044 }),
        ...(draw.coin() && { advertise: distinct([...draw.some(nva?.advertise ?? []), ...draw.some(prefixes)]) }),
        ...(draw.coin() && { snat: (['none', 'internet', 'all'] as const)[draw.dice(3)] as 'all' }),
        ...(draw.coin() && { stateless: draw.coin() }),
        ...(draw.coin() && { nics: [...(nva?.nics ?? []), ...freeNics(draw)] }),
      },
    };
  },
  setSubnet: (draw) => {
    const subnet = draw.one(draw.subnets);
    return {
      subnet: subnet?.id ?? 'none',
      change: {
        ...(draw.coin() && { prefixes: distinct([...draw.some(subnet?.prefixes ?? []), prefix('10.88.0.0/24')]) }),
        ...(draw.coin() && {
          privateEndpointNetworkPolicies: (['Disabled', 'Enabled', 'RouteTableEnabled'] as const)[
            draw.dice(3)
          ] as 'Enabled',
        }),
      },
    };
  },
  addSession: (draw) => ({
    a: draw.id(draw.topology.nvas),
    b: draw.id(draw.speakers),
    ...(draw.coin() && draw.topology.tunnels.length > 0 && { tunnelName: draw.one(draw.topology.tunnels)?.name ?? '' }),
  }),
  removeSession: (draw) => ({ session: draw.id(draw.topology.sessions) }),
  bindSession: (draw) => ({
    session: draw.id(draw.topology.sessions),
    tunnelName: draw.one(draw.topology.tunnels)?.name ?? 'none',
  }),
  addOsRoute: (draw) => {
    const nva = draw.id(draw.topology.nvas);
    return { nva, prefix: draw.prefix(), target: draw.target(nva) };
  },
  setOsRoute: (draw) => {
    const nva = draw.one(draw.topology.nvas.filter(({ routes }) => routes.length > 0));
    return {
      route: draw.id(nva?.routes ?? []),
      ...(draw.coin() && { prefix: draw.prefix() }),
      ...(draw.coin() && { target: draw.target(nva?.id) }),
    };
  },
  removeOsRoute: (draw) => ({ route: draw.id(draw.topology.nvas.flatMap(({ routes }) => routes)) }),
  addTunnel: (draw) => {
    const [a, b] = [draw.id(draw.topology.nvas), draw.id(draw.topology.nvas)];
    return {
      name: draw.coin() ? 'vxlan-a-b' : 'vxlan "x'.replace('"', '.'),
      tunnelKind: 'vxlan',
      a,
      b: a === b ? 'none' : b,
    };
  },
  setTunnel: (draw) => ({
    tunnel: draw.id(draw.topology.tunnels),
    change: {
      ...(draw.coin() && { tunnelKind: 'ipsec' as const }),
      ...(draw.coin() && { mtu: draw.coin() ? 1400 : undefined }),
      ...(draw.coin() && { endpointA: draw.coin() ? draw.address() : undefined }),
      ...(draw.coin() && { endpointB: draw.coin() ? draw.address() : undefined }),
    },
  }),
  setNic: (draw) => {
    const nic = draw.one(draw.subnets.flatMap(({ nics }) => nics));
    const six = nic?.addresses.filter(({ family }) => family === 6) ?? [];
    return { nic: nic?.id ?? 'none', addresses: [draw.address(), ...draw.some(six)] };
  },
  setAddressSpace: (draw) => {
    const vnet = draw.one(draw.topology.vnets);
    const space = distinct([...draw.some(vnet?.addressSpace ?? []), ...draw.some(prefixes)]);
    return { vnet: vnet?.id ?? 'none', addressSpace: space };
  },
  addSubnet: (draw) => ({
    vnet: draw.id(draw.topology.vnets),
    name: ['AzureBastionSubnet', 'data', 'with blanks', 'AzureFirewallSubnet'][draw.dice(4)] ?? 'data',
    prefixes: distinct([draw.prefix(), draw.prefix()]),
  }),
  removeUnused: (draw) => {
    const { vnets, routeTables, sites, circuits, nvas, tunnels, connections } = draw.topology;
    const inVnets = vnets.flatMap((vnet) => [...vnet.vpnGateways, ...vnet.routeServers, ...vnet.firewalls]);
    const inSubnets = draw.subnets.flatMap(({ nics, loadBalancers, privateEndpoints }) => [
      ...nics,
      ...loadBalancers,
      ...privateEndpoints,
    ]);
    const hosts = sites.flatMap((site) => site.hosts);
    const lists = [
      routeTables,
      nvas,
      tunnels,
      connections,
      [...sites, ...circuits, ...hosts],
      inVnets,
      inSubnets,
      draw.subnets,
    ];
    return { declaration: draw.id(draw.one(lists as readonly { id: DeclId }[][]) ?? []) };
  },
  addExpectation: (draw) => ({ ...expected(draw) }),
  setExpectation: (draw) => ({
    expectation: draw.id(draw.topology.expectations),
    change: Object.fromEntries(draw.some(Object.entries(expected(draw)))),
  }),
  removeExpectation: (draw) => ({ expectation: draw.id(draw.topology.expectations) }),
};

function connectionChange(
  draw: Draw,
  end: ConnectionEnd,
  isBgp: boolean,
): Partial<Omit<ConnectionEnd, 'device' | 'policy'>> {
  const isGateway = end.device.startsWith('vpnGateway');
  const isCustomer = /^(site|router|nva):/.test(end.device);
  const four = prefixes.filter(({ family }) => family === 4);
  return {
    ...(isBgp && draw.coin() && { policy: draw.policy(end.policy) }),
    ...((isGateway || (isCustomer && !isBgp)) &&
      draw.coin() && { prefixes: draw.coin() ? undefined : draw.some(four) }),
    ...(end.device.startsWith('expressRouteGateway') && { weight: draw.dice(3) }),
    ...(isGateway && draw.coin() && { instance: draw.instance() }),
    ...((isGateway || isCustomer) && draw.coin() && { bgpIps: draw.coin() ? [] : addresses.slice(0, 2) }),
    ...(isBgp && isCustomer && draw.coin() && { localPreferences: draw.preferences() }),
  };
}

function speaks({ enableBgp, a, b }: Topology['connections'][number]): boolean {
  return enableBgp || [a, b].some(({ device }) => device.startsWith('circuit'));
}

function freeNics({ topology, subnets }: Draw): readonly DeclId[] {
  const taken = new Set(topology.nvas.flatMap(({ nics }) => nics));
  return subnets
    .flatMap(({ nics }) => nics.map(({ id }) => id))
    .filter((id) => !taken.has(id))
    .slice(0, 1);
}

function expected(draw: Draw): Omit<EditsByKind['addExpectation'], 'kind'> {
  const nics = draw.subnets.flatMap(({ nics: own }) => own);
  const end = () =>
    draw.coin()
      ? { kind: 'thing' as const, id: draw.id(nics) }
      : draw.coin()
        ? { kind: 'every' as const, group: draw.id(draw.topology.vnets) }
        : { kind: 'address' as const, address: draw.address() };
  const dropped = draw.dice(3) === 0;
  const via = draw.topology.nvas.map(({ id }) => id);
  return {
    from: end(),
    to: draw.dice(4) === 0 ? { kind: 'internet' } : end(),
    bothWays: draw.coin(),
    dropped,
    via: dropped || via.length === 0 || draw.coin() ? undefined : via,
  };
}

/** All kinds of edits. */
export const editKinds = Object.keys(draws) as readonly DrawnKind[];

/** A random edit of a kind, which may be impossible. */
export function randomEdit(kind: DrawnKind, topology: Topology, dice: Dice): TopologyEdit {
  return { kind, ...draws[kind](new Draw(topology, dice)) } as TopologyEdit;
}
