import { type Address, contains, hostPrefix, type Prefix } from '../../../address/index.js';
import { listed } from '../../../findings/listed.js';
import { type Connection, type ExportPolicy, type Network, noPolicy, type Router } from '../../../topology/index.js';
import { setNva } from '../../changes/devices.js';
import { tunnelId } from '../../edits/add-tunnel.js';
import { newSession } from '../../edits/new-declarations.js';
import type { TopologyEdit } from '../../edits/topology-edit.js';
import { tunnelName } from '../../edits/tunnel-names.js';
import { branchesAt, type HubAppliance, hubAppliances } from './branch.js';
import type { DesignsFor } from './design.js';
import { tunnelTrades } from './tunnel-trades.js';

/** The edge of a site that ends a tunnel, and the connection that carries it. */
interface Edge {
  readonly router: Router;
  readonly address: Address;
  readonly space: readonly Prefix[];
  readonly connection: Connection;
}

/**
 * R261: a tunnel from the router of a site to the appliance, with BGP over it. The connection carries the far end of the
 * tunnel alone (R218), and the appliance advertises the site to the Route Server.
 */
export const overlayToOnPremises: DesignsFor = (network, goals) =>
  hubAppliances(network, goals).flatMap((appliance) =>
    branchesAt(network, goals, appliance.hub).flatMap(({ site, connection }) => {
      const router = site.routers.find(({ id }) => [connection.a.device, connection.b.device].includes(id));
      if (!router?.address || router.asn === undefined || appliance.nva.asn === undefined) return [];
      if (hasTunnel(network, appliance, router)) return [];
      const edge: Edge = { router, address: router.address, space: site.addressSpace, connection };
      return [{ edits: editsFor(network, appliance, edge), trades: tunnelTrades('ipsec') }];
    }),
  );

function hasTunnel({ topology }: Network, { nva }: HubAppliance, { id }: Router): boolean {
  return topology.tunnels.some(
    ({ a, b }) => [a.device, b.device].includes(nva.id) && [a.device, b.device].includes(id),
  );
}

function editsFor(network: Network, appliance: HubAppliance, edge: Edge): readonly TopologyEdit[] {
  const { nva } = appliance;
  const { router, space } = edge;
  const name = tunnelName(network.topology, 'ipsec', [nva, router]);
  const advertised = space.filter((each) => !nva.advertise.some(({ text }) => text === each.text));
  const advertise = `let ${nva.label} advertise ${listed(advertised.map(({ text }) => text))}`;
  return [
    { kind: 'addTunnel', name, tunnelKind: 'ipsec', a: nva.id, b: router.id },
    sessionOver(network, appliance, router, name),
    ...(advertised.length > 0 ? [setNva(nva, { advertise: [...nva.advertise, ...advertised] }, advertise)] : []),
    ...operatingSystem(network, appliance, edge, name),
    ...onConnection(edge),
  ];
}

/** R172, R193: what belongs into the tunnel, and what must stay outside of it: its far end, and the Route Server. */
function operatingSystem(
  network: Network,
  { nva, hub }: HubAppliance,
  { space, address }: Edge,
  name: string,
): readonly TopologyEdit[] {
  const [nic] = network.nicsOf(nva);
  const servers = hub.subnets
    .filter((subnet) => subnet.name === 'RouteServerSubnet')
    .flatMap(({ prefixes }) => prefixes);
  const known = new Set(nva.routes.map(({ prefix }) => prefix.text));
  const route = (prefix: Prefix, target: 'tunnel' | 'nic'): readonly TopologyEdit[] => {
    if (known.has(prefix.text) || !nic) return [];
    const via = target === 'tunnel' ? { via: target, tunnel: tunnelId(name) } : { via: target, nic: nic.nic.id };
    return [{ kind: 'addOsRoute', nva: nva.id, prefix, target: via }];
  };
  return [
    ...space.flatMap((each) => route(each, 'tunnel')),
    ...[hostPrefix(address), ...servers].flatMap((each) => route(each, 'nic')),
  ];
}

/** The router announces the tunnel's end alone; if it learns the same prefixes from a circuit, it prefers the tunnel. */
function onConnection({ connection, router, address }: Edge): readonly TopologyEdit[] {
  const host = hostPrefix(address);
  const end = connection.a.device === router.id ? 'a' : 'b';
  const other = end === 'a' ? 'b' : 'a';
  const words = `let ${router.label} announce ${host.text} alone over ${connection.label}, and prefer the tunnel`;
  const announce: Partial<ExportPolicy> = { advertise: [host], filters: [{ kind: 'onlyExactly', prefix: host }] };
  const prepend = { prepends: [{ count: 2, prefix: undefined }] };
  const both = {
    [end]: { ...connection[end], policy: { ...connection[end].policy, ...announce } },
    [other]: { ...connection[other], policy: { ...connection[other].policy, ...prepend } },
  };
  return [
    {
      kind: 'changeDeclaration',
      declaration: connection.id,
      fields: both,
      words,
      size: 'attribute',
      touches: undefined,
    },
  ];
}

/** Over the tunnel, the appliance announces the workloads, and not the end of the tunnel itself (R193). */
function sessionOver(network: Network, { nva, hub }: HubAppliance, router: Router, name: string): TopologyEdit {
  const [home] = network.nicsOf(nva);
  const workloads = hub.subnets.filter(
    ({ nics, prefixes }) =>
      nics.some(({ id }) => network.nvaOfNic(id) === undefined) &&
      !prefixes.some((prefix) => home?.nic.addresses.some((own) => contains(prefix, own))),
  );
  const inside = workloads.flatMap(({ prefixes }) => prefixes);
  const spaces = network.transitSpokes(hub.id).flatMap(({ addressSpace }) => addressSpace);
  const policy: ExportPolicy = {
    ...noPolicy,
    advertise: inside,
    filters: [...inside, ...spaces].map((prefix) => ({ kind: 'only', prefix })),
  };
  return {
    kind: 'addDeclaration',
    parent: undefined,
    list: 'sessions',
    declaration: newSession(network.topology.sessions, nva, router, policy, tunnelId(name)),
    words: 'run BGP over it',
    size: 'attribute',
    touches: undefined,
  };
}
