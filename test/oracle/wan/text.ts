import {
  applianceOf,
  firewallOf,
  type TableStatic,
  type UserNextHop,
  type Wan,
  type WanBranch,
  type WanHub,
  type WanRouting,
  type WanSpoke,
  type WanUserRoutes,
} from './model.js';

/** The declarations of a virtual WAN, each as text; in any order they mean the same. */
export function declarationsOf(wan: Wan): string[] {
  return [
    ...wan.hubs.map((hub, i) => hubText(wan, hub, i)),
    ...wan.spokes.flatMap((spoke) => spokeText(wan, spoke)),
    ...wan.branches.flatMap((branch) => branchText(wan, branch)),
    ...wan.peerings.map(([a, b]) => `peering ${wan.spokes[a]?.name} <-> ${wan.spokes[b]?.name}`),
  ];
}

/** The text of a virtual WAN. */
export function textOf(wan: Wan): string {
  return declarationsOf(wan).join('\n');
}

/** The same WAN beside another one that has the same addresses and labels. */
export function accompaniedText(wan: Wan): string {
  const ours = declarationsOf(wan).map((text) => text.replace(/^(virtualHub .*)$/m, '$1\n  virtualWan ours'));
  return [
    'virtualWan ours',
    'virtualWan theirs',
    ...ours,
    'virtualHub other {\n  virtualWan theirs\n  address 10.210.0.0/23\n  firewall other-fw',
    '  hubRouteTable rt-red {\n    labels red\n    route 10.60.0.0/16 -> other-fw\n  }\n}',
    'vnet elsewhere {\n  address 10.1.0.0/16\n  subnet apps 10.1.0.0/24 {\n    nic elsewhere-vm 10.1.0.4\n  }\n}',
    'connection other [labels red, labels default] <-> elsewhere',
  ].join('\n');
}

function hubText(wan: Wan, hub: WanHub, i: number): string {
  const at = (by: readonly WanBranch['by'][]) =>
    wan.branches.some(
      ({ hub: own, shared, by: kind }) => by.includes(kind) && [own, ...shared.map((one) => one.hub)].includes(i),
    );
  const target = ({ to }: TableStatic) => (to === 'firewall' ? `azfw${i}` : wan.spokes[to.spoke]?.name);
  const routes = (statics: readonly TableStatic[]) =>
    statics.map((one, n) => `    route s${n} ${one.prefixes.join(', ')} -> ${target(one)}`);
  return [
    `virtualHub ${hub.name} {`,
    `  address ${hub.prefix}`,
    `  hubRoutingPreference ${hub.preference}`,
    ...(at(['staticVpn', 'bgpVpn']) ? [`  vpnGateway vpn${i}`] : []),
    ...(at(['expressRoute']) ? [`  expressRouteGateway er${i}`] : []),
    ...(hub.firewall ? [`  firewall azfw${i}`] : []),
    ...(hub.policies.length > 0
      ? ['  routingIntent {', ...hub.policies.map((policy) => `    ${policy} -> azfw${i}`), '  }']
      : []),
    ...(hub.defaultStatics.length > 0
      ? ['  hubRouteTable defaultRouteTable {', ...routes(hub.defaultStatics), '  }']
      : []),
    ...hub.tables.flatMap(({ name, labels, statics }) => [
      `  hubRouteTable ${name} {`,
      ...(labels.length > 0 ? [`    labels ${labels.join(', ')}`] : []),
      ...routes(statics),
      '  }',
    ]),
    '}',
  ].join('\n');
}

function attributes({ associated, tables, labels, enableInternetSecurity }: WanRouting): string[] {
  return [
    ...(associated === undefined ? [] : [`associatedRouteTable ${associated}`]),
    ...tables.map((table) => `propagatedRouteTables ${table}`),
    ...labels.map((label) => `labels ${label}`),
    ...(enableInternetSecurity === undefined ? [] : [`enableInternetSecurity ${enableInternetSecurity}`]),
  ];
}

const bracketed = (parts: readonly string[]) => (parts.length > 0 ? ` [${parts.join(', ')}]` : '');

function spokeText(wan: Wan, spoke: WanSpoke): string[] {
  const { name, prefixes, nva, statics, propagateStaticRoutes, userRoutes } = spoke;
  const appliance = applianceOf(spoke);
  const hub = wan.hubs[spoke.hub]?.name;
  const own = [
    ...(statics.length > 0 ? [`staticRoutes ${statics.join(', ')} -> ${appliance}`] : []),
    ...(propagateStaticRoutes ? [] : ['propagateStaticRoutes false']),
  ];
  const vnet = `vnet ${name} {
  address ${prefixes.join(', ')}
  subnet apps ${prefixes[0]?.replace('/16', '/24')} {${userRoutes ? `\n    routeTable rt-${name}` : ''}
    nic ${name}-vm ${appliance.replace(/\.10$/, '.4')}
    nic ${name}-nva ${appliance}
  }
}`;
  const connection = `connection ${hub}${bracketed([...attributes(spoke.routing), ...own])} <-> ${name}`;
  const table = userRoutes ? [userRoutesText(wan, name, userRoutes)] : [];
  if (!nva) return [vnet, connection, ...table];
  const advertised = nva.advertises.length > 0 ? `  advertise ${nva.advertises.join(', ')}\n` : '';
  return [
    vnet,
    connection,
    ...table,
    `nva ${name}-app {\n  nic ${name}-nva\n  asn ${nva.asn}\n${advertised}}`,
    `bgp ${name}-app${bracketed(nva.prepend > 0 ? [`prepend ${nva.prepend}`] : [])} <-> ${hub}`,
  ];
}

function userRoutesText(wan: Wan, spoke: string, { propagation, routes }: WanUserRoutes): string {
  const nextHop = (to: UserNextHop) => {
    if (typeof to === 'string') return to;
    const other = 'hub' in to ? wan.hubs[to.hub] : wan.spokes[to.spoke];
    return other && ('prefix' in other ? firewallOf(other) : applianceOf(other));
  };
  return [
    `routeTable rt-${spoke} {`,
    ...(propagation ? [] : ['  disableBgpRoutePropagation']),
    ...routes.map(({ prefix, to }) => `  route ${prefix} -> ${nextHop(to)}`),
    '}',
  ].join('\n');
}

function branchText(wan: Wan, { name, hub, by, asn, prefixes, routing, shared }: WanBranch): string[] {
  const end = bracketed(attributes(routing));
  const at = wan.hubs[hub]?.name;
  const site = `site ${name} {\n  address ${prefixes.join(', ')}\n${by === 'staticVpn' ? '' : `  asn ${asn}\n`}}`;
  if (by !== 'expressRoute') {
    return [site, `connection ${at}.vpn${hub}${end} <-> ${name}${by === 'bgpVpn' ? ' enableBgp' : ''}`];
  }
  return [
    site,
    `circuit c-${name} {\n  nextHop 10.24.${hub}.60, 10.24.${hub}.61\n}`,
    `connection ${at}.er${hub}${end} <-> c-${name}`,
    ...shared.map(
      (one) => `connection ${wan.hubs[one.hub]?.name}.er${one.hub}${bracketed(attributes(one.routing))} <-> c-${name}`,
    ),
    `connection c-${name} <-> ${name}`,
  ];
}
