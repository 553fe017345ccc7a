import { contains } from '../../address/index.js';
import { branchesOf } from '../../findings/advice/branches.js';
import { inVain } from '../../findings/advice/in-vain.js';
import type { PeeringFlag } from '../../findings/advice/step.js';
import { type DeclId, type Network, type Site, servesOthers, type Vnet } from '../../topology/index.js';
import { setBranchToBranch } from '../changes/devices.js';
import { accessOf, addGatewayPeering, addPeering, mayBePeered, openPeering, setFlags } from '../changes/peerings.js';
import { connectionMoves } from './connection-moves.js';
import type { Goal, Path } from './goal.js';
import { costs, type Move } from './move.js';
import type { Place } from './place.js';

/** Peerings, flags and routes of operating systems without which the last place cannot reach the destination. */
export function* towardsDestination(
  network: Network,
  goal: Goal,
  place: Place | undefined,
  path: Path,
): Generator<Move> {
  yield* accessFor(network, path);
  const target = homeOf(network, goal);
  if (place && target?.vnet) yield* toVnet(network, place, target.vnet, goal);
  if (place && target?.site) yield* toSite(network, place.vnet, target.site);
  const sender = network.thing(goal.from);
  const site =
    sender?.kind === 'host' && sender.home.kind === 'site'
      ? sender.home
      : sender?.kind === 'site'
        ? sender.site
        : undefined;
  if (site && target?.vnet) yield* toSite(network, target.vnet, site);
  if (site) yield* connectionMoves(network, goal, site, true);
  if (target?.site && target.site !== site) yield* connectionMoves(network, goal, target.site, false);
  yield* betweenBranches(network, path);
}

/** Where the receiver is; if only its address is known, the first VNet or site that has that. */
export function homeOf(
  network: Network,
  { to, receivers }: Goal,
): { readonly vnet?: Vnet; readonly site?: Site } | undefined {
  const receiver = receivers?.[0] === undefined ? undefined : network.thing(receivers[0]);
  if (receiver?.kind === 'nic' || receiver?.kind === 'privateEndpoint') return { vnet: receiver.vnet };
  if (receiver?.kind === 'host' && receiver.home.kind === 'site') return { site: receiver.home };
  const { topology } = network;
  const vnet = topology.vnets.find(({ addressSpace }) => addressSpace.some((space) => contains(space, to)));
  if (vnet) return { vnet };
  const site =
    topology.sites.find(({ hosts }) => hosts.some(({ address }) => address.text === to.text)) ??
    topology.sites.find(({ addressSpace }) => addressSpace.some((space) => contains(space, to)));
  return site && { site };
}

/** R018, R080, R081: a direct peering. */
function* toVnet(network: Network, { vnet: here, subnet }: Place, there: Vnet, { to }: Goal): Generator<Move> {
  if (here === there) return;
  const peering = network.peeringBetween(here.id, there.id);
  if (!peering) {
    if (mayBePeered(network, here, there)) yield { edits: [addPeering(network, here, there)], cost: costs.peering };
    return;
  }
  const receivers = there.subnets.filter(({ prefixes }) => prefixes.some((prefix) => contains(prefix, to)));
  const edit = openPeering(network, peering, [subnet.id, ...receivers.map(({ id }) => id)]);
  if (edit) yield { edits: [edit], cost: costs.flags };
}

/** R081: access that the halves of a peering deny. */
function* accessFor(network: Network, { end: { end } }: Path): Generator<Move> {
  if (end.kind !== 'peeringWithoutAccess') return;
  const peering = network.topology.peerings.find(({ id }) => id === end.peering);
  if (!peering) return;
  const access = accessOf(network, peering);
  if (access) yield { edits: access, cost: costs.flags };
}

/** R084 to R088: a VNet uses the gateways of the hub that has the connection. */
function* toSite(network: Network, vnet: Vnet, site: Site): Generator<Move> {
  for (const hub of new Set(branchesOf(network, site).map((branch) => branch.vnet))) {
    if (hub === vnet) continue;
    const peering = network.peeringBetween(vnet.id, hub.id);
    const wanted: readonly { readonly vnet: DeclId; readonly flag: PeeringFlag }[] = [
      { vnet: hub.id, flag: 'allowGatewayTransit' },
      { vnet: vnet.id, flag: 'useRemoteGateways' },
    ];
    if (!peering) {
      const isFree = !servesOthers(vnet) && network.hubOf(vnet.id) === undefined;
      if (isFree && mayBePeered(network, vnet, hub))
        yield { edits: [addGatewayPeering(network, vnet, hub)], cost: costs.peering };
      continue;
    }
    if (peering.oneSided) continue;
    const flags = wanted.filter(
      ({ vnet: half, flag }) =>
        inVain(network, { kind: 'setFlag', peering: peering.id, vnet: half, flag }) === undefined,
    );
    if (flags.length === 0) continue;
    yield {
      edits: [
        setFlags(
          network,
          peering,
          flags.map((flag) => ({ ...flag, value: true })),
        ),
      ],
      cost: costs.flags,
    };
  }
}

/** R164: a Route Server lets its branches hear of each other. */
function* betweenBranches(network: Network, { end: { end } }: Path): Generator<Move> {
  if (end.kind !== 'noBranchTransit') return;
  const thing = network.thing(end.device);
  const server = thing && 'vnet' in thing ? thing.vnet.routeServers[0] : undefined;
  if (server && !server.branchToBranch) yield { edits: [setBranchToBranch(server, true)], cost: costs.branchToBranch };
}
