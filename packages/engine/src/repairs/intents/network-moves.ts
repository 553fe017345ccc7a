import { contains } from '../../address/index.js';
import { branchesOf } from '../../findings/advice/branches.js';
import { inVain, peeringOf } from '../../findings/advice/in-vain.js';
import type { PeeringFlag } from '../../findings/advice/step.js';
import type { DeclId, Network, OsRoute, Site, Vnet } from '../../topology/index.js';
import { addOsRoute, removeOsRoute, setBranchToBranch } from '../changes/devices.js';
import { addPeering, completePeering, mayPeer, setFlags } from '../changes/peerings.js';
import type { Goal, Path } from './goal.js';
import { costs, type Move } from './move.js';
import type { Place } from './place.js';
import { prefixesFor } from './prefixes.js';

/** Peerings, flags and routes of operating systems without which the last place cannot reach the destination. */
export function* towardsDestination(
  network: Network,
  goal: Goal,
  place: Place | undefined,
  path: Path,
): Generator<Move> {
  yield* accessFor(network, path);
  yield* operatingSystemFor(network, goal, place, path);
  const target = homeOf(network, goal);
  if (place && target?.vnet) yield* toVnet(network, place.vnet, target.vnet);
  if (place && target?.site) yield* toSite(network, place.vnet, target.site);
  const sender = network.thing(goal.from);
  const site =
    sender?.kind === 'host' && sender.home.kind === 'site'
      ? sender.home
      : sender?.kind === 'site'
        ? sender.site
        : undefined;
  if (site && target?.vnet) yield* toSite(network, target.vnet, site);
  yield* betweenBranches(network, path);
}

function homeOf({ topology }: Network, { to }: Goal): { readonly vnet?: Vnet; readonly site?: Site } | undefined {
  const vnet = topology.vnets.find(({ addressSpace }) => addressSpace.some((space) => contains(space, to)));
  if (vnet) return { vnet };
  const site = topology.sites.find(({ addressSpace }) => addressSpace.some((space) => contains(space, to)));
  return site && { site };
}

/** R018, R080, R081: a direct peering. */
function* toVnet(network: Network, here: Vnet, there: Vnet): Generator<Move> {
  if (here === there) return;
  const peering = peeringOf(network, here.id, there.id);
  if (!peering) {
    if (mayPeer(here, there)) yield { edits: [addPeering(network, here, there)], cost: costs.peering };
    return;
  }
  if (peering.oneSided) yield { edits: [completePeering(network, peering)], cost: costs.flags };
}

/** R081: access that the halves of a peering deny. */
function* accessFor(network: Network, { end: { end } }: Path): Generator<Move> {
  if (end.kind !== 'peeringWithoutAccess') return;
  const peering = network.topology.peerings.find(({ id }) => id === end.peering);
  if (!peering) return;
  const flags = [peering.a, peering.b]
    .filter(({ allowVirtualNetworkAccess }) => !allowVirtualNetworkAccess)
    .map(({ vnet }) => ({ vnet, flag: 'allowVirtualNetworkAccess' as const, value: true }));
  yield { edits: [setFlags(network, peering, flags)], cost: costs.flags };
}

/** R084 to R088: a VNet uses the gateways of the hub that has the connection. */
function* toSite(network: Network, vnet: Vnet, site: Site): Generator<Move> {
  for (const hub of new Set(branchesOf(network, site).map((branch) => branch.vnet))) {
    if (hub === vnet) continue;
    const peering = peeringOf(network, vnet.id, hub.id);
    const wanted: readonly { readonly vnet: DeclId; readonly flag: PeeringFlag }[] = [
      { vnet: hub.id, flag: 'allowGatewayTransit' },
      { vnet: vnet.id, flag: 'useRemoteGateways' },
    ];
    if (!peering || peering.oneSided) continue;
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

/** R189: what the operating system of an appliance lacks or discards. */
function* operatingSystemFor(
  network: Network,
  goal: Goal,
  place: Place | undefined,
  { end: { end } }: Path,
): Generator<Move> {
  if (end.kind !== 'noRoute' && end.kind !== 'discarded' && end.kind !== 'noRouteToNextHop') return;
  const nva = network.nva(end.device);
  if (!nva) return;
  const bad = nva.routes
    .filter(({ prefix, target }) => target.via === 'drop' && contains(prefix, goal.to))
    .sort((a, b) => b.prefix.length - a.prefix.length)[0];
  if (bad) yield { edits: [removeOsRoute(nva, bad)], cost: costs.osRoute };
  const [nic] = network.nicsOf(nva);
  if (!nic) return;
  const target: OsRoute['target'] = { via: 'nic', nic: nic.nic.id };
  const here = place ?? { vnet: nic.vnet, subnet: nic.subnet, row: undefined, device: nva.id, next: undefined };
  for (const prefix of prefixesFor(network, goal.to, { ...here, row: undefined }).slice(0, 2)) {
    if (nva.routes.some((route) => route.prefix.text === prefix.text)) continue;
    yield { edits: [addOsRoute(nva, prefix, target, `via ${nic.nic.label}`)], cost: costs.osRoute };
  }
}

/** R164: a Route Server lets its branches hear of each other. */
function* betweenBranches(network: Network, { end: { end } }: Path): Generator<Move> {
  if (end.kind !== 'noBranchTransit') return;
  const thing = network.thing(end.device);
  const server = thing && 'vnet' in thing ? thing.vnet.routeServers[0] : undefined;
  if (server && !server.branchToBranch) yield { edits: [setBranchToBranch(server, true)], cost: costs.branchToBranch };
}
