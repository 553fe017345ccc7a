import { addressAt, prefix } from '../../../address/index.js';
import { listed } from '../../../findings/listed.js';
import { freeName } from '../../../free-name.js';
import {
  type BgpSession,
  type Network,
  noPolicy,
  type Peering,
  type RouteServer,
  type Vnet,
} from '../../../topology/index.js';
import { setBranchToBranch, setPolicy } from '../../changes/devices.js';
import { addPeering } from '../../changes/peerings.js';
import { vnetBeside } from '../../changes/vnet-beside.js';
import { newRouteServer, newSession, newSubnet } from '../../edits/new-declarations.js';
import type { TopologyEdit } from '../../edits/topology-edit.js';
import { everything } from '../everything.js';
import { branchesAt, type HubAppliance, hubAppliances } from './branch.js';
import type { DesignsFor } from './design.js';

/**
 * R175, R266: the Route Server of the hub talks to the gateways alone; another one, in a VNet beside the hub whose
 * "gateways" the spokes use, gives them the default route of the appliance and none of the gateways' routes.
 */
export const splitRouteServer: DesignsFor = (network, goals) =>
  hubAppliances(network, goals).flatMap((appliance) => {
    const spokes = network.transitSpokes(appliance.hub.id);
    if (spokes.length === 0 || branchesAt(network, goals, appliance.hub).length === 0) return [];
    const beside = besideWithServer(network, appliance.hub);
    if (!beside) return [];
    return [
      {
        edits: editsFor(network, appliance, beside, spokes),
        trades: [{ kind: 'redeployment', text: 'a second Route Server' }],
      },
    ];
  });

/** A new VNet with a Route Server. */
interface Beside {
  readonly vnet: Vnet;
  readonly server: RouteServer;
}

function editsFor(
  network: Network,
  appliance: HubAppliance,
  { vnet, server }: Beside,
  spokes: readonly Vnet[],
): readonly TopologyEdit[] {
  const { hub, nva, session, end, server: own } = appliance;
  const spaces = spokes.flatMap(({ addressSpace }) => addressSpace);
  const policy = { advertise: spaces, filters: spaces.map((space) => ({ kind: 'only' as const, prefix: space })) };
  const words = `let ${nva.label} advertise ${listed(spaces.map(({ text }) => text))} alone to ${own.label}`;
  const moved = `let ${listed(spokes.map(({ label }) => label))} use ${vnet.label} in place of ${hub.label}'s gateways`;
  return [
    add('vnets', vnet, `add ${vnet.label} with the Route Server ${server.name}`, 'renumber'),
    { ...addPeering(network, hub, vnet, { allowForwardedTraffic: false }), words: undefined },
    ...spokes.flatMap((spoke, i) => movedTo(network, hub, vnet, spoke, i === 0 ? moved : undefined)),
    add('sessions', defaultSession(network, appliance, server), undefined, 'attribute'),
    setPolicy(network, session, end, policy, words),
    ...(own.branchToBranch ? [] : [setBranchToBranch(own, true)]),
  ];
}

/** A spoke uses the Route Server of the new VNet, and no longer the gateways of the hub. */
function movedTo(
  network: Network,
  hub: Vnet,
  vnet: Vnet,
  spoke: Vnet,
  words: string | undefined,
): readonly TopologyEdit[] {
  const old = network.peeringBetween(hub.id, spoke.id);
  if (!old) return [];
  const without = (half: Peering['a']) => ({ ...half, allowGatewayTransit: false, useRemoteGateways: false });
  const peering = addPeering(network, vnet, spoke, { allowForwardedTraffic: false });
  const { a, b } = peering.declaration as Peering;
  const declaration = {
    ...peering.declaration,
    a: { ...a, allowGatewayTransit: true },
    b: { ...b, useRemoteGateways: true },
  };
  return [
    {
      kind: 'changeDeclaration',
      declaration: old.id,
      fields: { a: without(old.a), b: without(old.b) },
      words,
      size: 'flag',
      touches: undefined,
    },
    { ...peering, declaration, words: undefined },
  ];
}

function defaultSession({ topology }: Network, { nva }: HubAppliance, server: RouteServer): BgpSession {
  return newSession(topology.sessions, nva, server, {
    ...noPolicy,
    advertise: nva.advertise.some(({ text }) => text === everything.text) ? [] : [everything],
    filters: [{ kind: 'onlyExactly', prefix: everything }],
  });
}

function besideWithServer(network: Network, hub: Vnet): Beside | undefined {
  const vnet = vnetBeside(network, hub, 'routes', 24);
  const [space] = vnet?.addressSpace ?? [];
  if (!vnet || !space) return undefined;
  const serverName = freeName(
    'ars-spokes',
    network.topology.vnets.flatMap(({ routeServers }) => routeServers.map((each) => each.name)),
  );
  const server = newRouteServer(vnet.name, serverName, false);
  const subnet = newSubnet(vnet.name, 'RouteServerSubnet', [prefix(`${addressAt(space, 0).text}/26`)]);
  return { vnet: { ...vnet, subnets: [subnet], routeServers: [server] }, server };
}

function add(
  list: string,
  declaration: { readonly id: string },
  words: string | undefined,
  size: 'renumber' | 'attribute',
): TopologyEdit {
  return { kind: 'addDeclaration', parent: undefined, list, declaration, words, size, touches: undefined };
}
