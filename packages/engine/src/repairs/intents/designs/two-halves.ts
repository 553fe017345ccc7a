import { halvesOf, type Prefix } from '../../../address/index.js';
import { listed } from '../../../findings/listed.js';
import { isPrivateAddress } from '../../../forwarding/special-addresses.js';
import type { Network, UserNextHop } from '../../../topology/index.js';
import { setBranchToBranch, setPolicy } from '../../changes/devices.js';
import { leadTo } from '../../changes/routes.js';
import type { TopologyEdit } from '../../edits/topology-edit.js';
import { everything } from '../everything.js';
import type { Goal } from '../goal.js';
import { branchesAt, type HubAppliance, hubAppliances } from './branch.js';
import type { Design, DesignsFor } from './design.js';

/**
 * R264: the appliance advertises the two halves of a prefix, which are longer than the route that packets follow today and
 * win everywhere; on its own subnet, user-defined routes for the halves lead on.
 */
export const twoHalves: DesignsFor = (network, goals) =>
  hubAppliances(network, goals).flatMap((appliance) => [
    ...ofSites(network, goals, appliance),
    ...ofInternet(network, goals, appliance),
  ]);

/** R061: only a VPN gateway can be the next hop of a user-defined route. R127: nor may it learn the halves. */
function ofSites(network: Network, goals: readonly Goal[], appliance: HubAppliance): readonly Design[] {
  const { hub, server } = appliance;
  if (hub.expressRouteGateways.length > 0 || server.branchToBranch) return [];
  const spaces = branchesAt(network, goals, hub).flatMap(({ site }) => site.addressSpace);
  const wanted = [...new Set(spaces)].filter(({ family, length }) => family === 4 && length < 31);
  if (wanted.length === 0) return [];
  const halves = wanted.flatMap(halvesOf);
  return [{ edits: halved(network, appliance, halves, { type: 'VirtualNetworkGateway' }), trades: [] }];
}

function ofInternet(network: Network, goals: readonly Goal[], appliance: HubAppliance): readonly Design[] {
  const isWanted = ({ to, wanted, via }: Goal) =>
    wanted === 'internet' && to.family === 4 && !isPrivateAddress(to) && via?.at(-1) === appliance.nva.id;
  if (!goals.some(isWanted)) return [];
  const { server } = appliance;
  const isFromBranch = goals.some(({ from }) => network.thing(from)?.kind === 'host');
  const passing = isFromBranch && !server.branchToBranch ? [setBranchToBranch(server, true)] : [];
  const halves = halved(network, appliance, halvesOf(everything), { type: 'Internet' });
  return [{ edits: [...halves, ...passing], trades: [] }];
}

function halved(
  network: Network,
  { nva, session, end, server }: HubAppliance,
  halves: readonly Prefix[],
  nextHop: UserNextHop,
): readonly TopologyEdit[] {
  const { policy } = session[end];
  const words = `let ${nva.label} advertise ${listed(halves.map(({ text }) => text))} to ${server.label}`;
  const subnets = [...new Set(network.nicsOf(nva).map(({ subnet }) => subnet))];
  return [
    setPolicy(network, session, end, { advertise: [...policy.advertise, ...halves] }, words),
    ...subnets.flatMap((subnet) => halves.map((half) => leadTo(network, subnet, half, nextHop))),
  ];
}
