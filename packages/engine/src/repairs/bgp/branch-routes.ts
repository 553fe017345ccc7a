import { isDefaultRoute } from '../../address/index.js';
import { branchTransit } from '../../findings/bgp/branch-transit.js';
import { defaultRouteToCircuit } from '../../findings/bgp/default-routes-to-circuits.js';
import type { Finding } from '../../findings/finding.js';
import type { BgpSession, Network, Nva } from '../../topology/index.js';
import { setBranchToBranch, setPolicy } from '../changes/devices.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { sessionAt } from '../subjects.js';

/** Keeps a default route from the circuits of a Route Server with branchToBranch (R147, R164, R166). */
export const keepDefaultFromCircuits: Repairer = { mends: [defaultRouteToCircuit], candidates };

/** Keeps the branches of a Route Server apart (R164). */
export const separateBranches: Repairer = {
  mends: [branchTransit],
  candidates: ({ world: { network } }) => withoutBranchToBranch(network),
};

function candidates({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const session = sessionAt(network, finding);
  const end = session && (['a', 'b'] as const).find((side) => network.nva(session[side].device) !== undefined);
  const nva = session && end && network.nva(session[end].device);
  return [...(session && nva ? keptFromGateways(network, session, end, nva) : []), ...withoutBranchToBranch(network)];
}

/** The community counts for all routes of the session, so that a person decides if there are others (R147). */
function keptFromGateways(network: Network, session: BgpSession, end: 'a' | 'b', nva: Nva): readonly Candidate[] {
  const { policy } = session[end];
  if (policy.communities.includes('no-advertise')) return [];
  const server = network.label(session[end === 'a' ? 'b' : 'a'].device);
  const words = `keep ${nva.label}'s routes from the gateways of ${server} (no-advertise)`;
  const communities = [...policy.communities, 'no-advertise' as const];
  const isAll = [...nva.advertise, ...policy.advertise].every(isDefaultRoute);
  return [
    {
      edits: [setPolicy(network, session, end, { communities }, words)],
      standing: isAll ? 'fixAll' : 'offered',
    },
  ];
}

function withoutBranchToBranch({ topology }: Network): readonly Candidate[] {
  return topology.vnets
    .flatMap(({ routeServers }) => routeServers.filter(({ branchToBranch }) => branchToBranch))
    .map((server) => ({ edits: [setBranchToBranch(server, false)], standing: 'offered' }));
}
