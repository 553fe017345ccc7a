import { overlaps, type Prefix } from '../../address/index.js';
import { listed } from '../../findings/listed.js';
import { freePrefixes } from '../../repairs/changes/free-prefixes.js';
import type { Network, Topology, Vnet } from '../../topology/index.js';
import type { MovedSpace } from '../copies/moved-spaces.js';
import { nextInSeries, renameInside } from '../copies/names.js';
import { devicesOf, partOf, withOwnTables } from '../copies/part.js';
import { talksOfCopies } from '../copies/talks-of-copies.js';
import { withCopy } from '../copies/with-copy.js';
import type { Proposal, Refactoring } from '../refactoring.js';
import { costOf, withCost } from './cost.js';

/** How many places in the private address spaces are tried. */
const mostPlaces = 3;

/** Adds a virtual network with the subnets, tables and peerings of a spoke, at the next free prefix. */
export const addSpoke: Refactoring = {
  name: 'addSpoke',
  kind: 'refactor.rewrite',
  most: 1,
  *offers(context, [first]): Iterable<Proposal> {
    const { network, topology } = context;
    const spoke = first === undefined ? undefined : network.vnet(first);
    if (!spoke || !isSpoke(topology, spoke)) return;
    const name = nextInSeries(
      spoke.name,
      topology.vnets.map((vnet) => vnet.name),
    );
    const vnet = partOf(topology, [spoke]);
    const peers = siblingsOf(topology, spoke);
    for (const spaces of freePlaces(network, spoke.addressSpace)) {
      const prefixes = listed(spaces.map(([, to]) => to.text));
      // A table of its own is needed where the spoke's table names the spoke itself.
      for (const part of [vnet, withOwnTables(topology, vnet)]) {
        const renaming = renameInside(spoke.name, name);
        const { topology: changed, siblings } = withCopy(network, {
          part,
          spaces,
          rename: renaming,
          renameRoute: renaming,
        });
        const expectations = talksOfCopies(context, [{ original: spoke, peers }], siblings);
        const title = `Add a spoke like ${spoke.label}: ${name}, ${prefixes}`;
        yield {
          title: withCost(title, costOf(topology, changed)),
          topology: changed,
          proof: { kind: 'likeSibling', siblings, expectations },
        };
      }
    }
  },
};

/** Whether a virtual network is peered with another one and has neither gateways nor appliances. */
function isSpoke(topology: Topology, vnet: Vnet): boolean {
  const isPeered = topology.peerings.some(({ a, b }) => a.vnet === vnet.id || b.vnet === vnet.id);
  return isPeered && devicesOf(vnet).length === 0 && partOf(topology, [vnet]).nvas.length === 0;
}

/** The other spokes that are peered with the same virtual networks. */
function siblingsOf(topology: Topology, spoke: Vnet): readonly Vnet[] {
  const hubs = hubsOf(topology, spoke);
  return topology.vnets.filter((vnet) => vnet !== spoke && isSpoke(topology, vnet) && hubsOf(topology, vnet) === hubs);
}

function hubsOf({ peerings }: Topology, { id }: Vnet): string {
  const hubs = peerings.flatMap(({ a, b }) => (a.vnet === id ? [b.vnet] : b.vnet === id ? [a.vnet] : []));
  return JSON.stringify(hubs.sort());
}

/** Free prefixes in place of all of an address space. */
function* freePlaces(network: Network, addressSpace: readonly Prefix[]): Generator<readonly MovedSpace[]> {
  for (let place = 0; place < mostPlaces; place++) {
    const spaces: MovedSpace[] = [];
    for (const from of addressSpace) {
      let skipped = 0;
      for (const to of freePrefixes(network, from)) {
        if (spaces.some(([, other]) => overlaps(other, to)) || skipped++ < place) continue;
        spaces.push([from, to]);
        break;
      }
    }
    if (spaces.length === addressSpace.length) yield spaces;
  }
}
