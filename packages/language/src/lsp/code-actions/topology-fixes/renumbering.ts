import { freePrefixes, type Network, type Vnet, withVnetAt } from '@azroute/engine';
import type { FixCandidate, TopologyFix } from './topology-fix.js';

/** How many networks and prefixes are tried. */
const most = 3;

/** Gives a network other addresses in place of those that it cannot have, or that overlap those of a neighbour. */
export const renumberNetwork: TopologyFix = {
  codes: ['AZR029', 'AZR032', 'AZR307'],
  candidates: ({ network, topology, declaration }) => {
    const peering = topology.peerings.find(({ id }) => id === declaration);
    const ids = peering ? [peering.b.vnet, peering.a.vnet] : [declaration];
    return ids
      .flatMap((id) => network.vnet(id) ?? [])
      .flatMap((vnet) => candidatesFor(network, vnet, !peering))
      .slice(0, most);
  },
};

function candidatesFor(network: Network, vnet: Vnet, isPreferred: boolean): readonly FixCandidate[] {
  return vnet.addressSpace.flatMap((from) => {
    const [to] = freePrefixes(network, from);
    if (!to) return [];
    const title = `Renumber ${vnet.label} to ${to.text}`;
    return [{ title, after: withVnetAt(network.topology, vnet, from, to), isPreferred }];
  });
}
