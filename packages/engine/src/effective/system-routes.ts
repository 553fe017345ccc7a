import { prefix as constant, contains, hostPrefix, type Prefix } from '../address/index.js';
import type { Cause, DeclId, Network, PrivateEndpoint, Subnet, Vnet } from '../topology/index.js';
import type { EffectiveRoute, FabricAction, NextHopType } from './route.js';

/** VnetLocal rows (R001): one a prefix of the address space. */
export function vnetRoutes(vnet: Vnet): EffectiveRoute[] {
  return vnet.addressSpace.map((prefix) =>
    systemRow(
      prefix,
      'VnetLocal',
      { to: 'vnet', vnet: vnet.id },
      {
        rule: 'R001',
        text: `Address space of ${vnet.label} itself.`,
        declarations: [vnet.id],
      },
    ),
  );
}

/** VNetPeering and VNetGlobalPeering rows (R017), with the selected subnets only in subnet peering (R022). */
export function peeringRoutes(network: Network, vnet: Vnet): EffectiveRoute[] {
  const seen = new Set<string>();
  return network.neighbours(vnet.id).flatMap((neighbour) =>
    neighbour.prefixes
      .filter((prefix) => !seen.has(prefix.text) && seen.add(prefix.text))
      .map((prefix) =>
        systemRow(
          prefix,
          neighbour.global ? 'VNetGlobalPeering' : 'VNetPeering',
          { to: 'peer', vnet: neighbour.vnet.id, peering: neighbour.peering.id },
          {
            rule: neighbour.remote.subnets ? 'R022' : 'R017',
            text: `${neighbour.remote.subnets ? 'Peered subnet' : 'Address space'} of ${neighbour.vnet.label}, ${
              neighbour.global ? 'globally peered' : 'peered'
            } with ${vnet.label}${neighbour.access ? '' : '; allowVirtualNetworkAccess is false, so packets are dropped all the same (R081)'}.`,
            declarations: [neighbour.peering.id, neighbour.vnet.id],
          },
        ),
      ),
  );
}

/** Private endpoints' /32 rows of the own and of directly peered VNets (R026), if the peering exchanges their subnet (R022). */
export function privateEndpointRoutes(
  network: Network,
  vnet: Vnet,
): { readonly row: EffectiveRoute; readonly home: Vnet; readonly subnet: Subnet }[] {
  const rows: { row: EffectiveRoute; home: Vnet; subnet: Subnet }[] = [];
  const homes = [
    { home: vnet, prefixes: undefined },
    ...network.neighbours(vnet.id).map((neighbour) => ({ home: neighbour.vnet, prefixes: neighbour.prefixes })),
  ];
  for (const { home, prefixes } of homes) {
    for (const subnet of home.subnets) {
      for (const endpoint of subnet.privateEndpoints) {
        if (prefixes && !prefixes.some((prefix) => contains(prefix, endpoint.address))) continue;
        rows.push({ row: endpointRow(endpoint, home), home, subnet });
      }
    }
  }
  return rows;
}

/**
 * The rows of a subnet's service endpoints (R024): one for each prefix that statements give; without them one that is
 * named by the service.
 */
export function serviceEndpointRoutes(
  network: Network,
  subnet: Pick<Subnet, 'id' | 'label'>,
  services: readonly string[],
): EffectiveRoute[] {
  const seen = new Set<string>();
  return services.flatMap((service) => {
    const row = (prefix: Prefix | undefined, declaration: readonly DeclId[]) => ({
      ...systemRow(
        prefix,
        'VirtualNetworkServiceEndpoint',
        { to: 'service', service },
        {
          rule: 'R024',
          text: `Service endpoint of the subnet: the public prefixes of ${service} in this region.`,
          declarations: [subnet.id, ...declaration],
        },
      ),
      serviceTag: service,
    });
    const prefixes = network.serviceTags.ofService(service);
    if (!prefixes) return [row(undefined, [])];
    // Two services may share a tag, such as Microsoft.Storage and Microsoft.Storage.Global.
    const own = prefixes.filter(({ prefix }) => !seen.has(prefix.text) && seen.add(prefix.text));
    return own.map(({ prefix, declaration }) => row(prefix, [declaration]));
  });
}

/** The Internet rows (R002, R031): 0.0.0.0/0, and ::/0 in a dual-stack VNet. */
export function internetRoutes(vnet: Vnet): EffectiveRoute[] {
  const dual = vnet.addressSpace.some(({ family }) => family === 6);
  return (dual ? ['0.0.0.0/0', '::/0'] : ['0.0.0.0/0']).map((text) =>
    systemRow(
      constant(text),
      'Internet',
      { to: 'internet' },
      {
        rule: 'R002',
        text: 'System default route to the Internet; every NIC starts with it.',
        declarations: [vnet.id],
      },
    ),
  );
}

/** A None row of the system (R003, R004). */
export function noneRow(prefix: Prefix, vnet: DeclId): EffectiveRoute {
  return systemRow(
    prefix,
    'None',
    { to: 'drop' },
    {
      rule: 'R003',
      text: 'System None route: reserved address space that nothing longer routes is dropped.',
      declarations: [vnet],
    },
  );
}

function endpointRow(endpoint: PrivateEndpoint, home: Vnet): EffectiveRoute {
  return systemRow(
    hostPrefix(endpoint.address),
    'InterfaceEndpoint',
    { to: 'privateEndpoint', endpoint: endpoint.id },
    {
      rule: 'R026',
      text: `Private endpoint ${endpoint.label} in ${home.label}: a host route on all NICs of its VNet and of directly peered ones.`,
      declarations: [endpoint.id],
    },
  );
}

function systemRow(
  prefix: Prefix | undefined,
  nextHopType: NextHopType,
  action: FabricAction,
  cause: Cause,
): EffectiveRoute {
  return {
    kind: 'row',
    source: 'Default',
    state: 'Active',
    prefix,
    serviceTag: undefined,
    nextHopType,
    nextHops: [{ text: undefined, action, cause }],
    name: undefined,
    cause,
    beatenBy: undefined,
  };
}
