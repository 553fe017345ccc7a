import { freeInVnet } from '../../repairs/changes/free-prefixes.js';
import type { Subnet } from '../../topology/index.js';
import type { Proposal, Refactoring } from '../refactoring.js';
import { withSubnetAt } from './renumber.js';

/** Moves a subnet to the next free prefix of its VNet, with everything that lies in it. */
export const renumberSubnet: Refactoring = {
  name: 'renumberSubnet',
  kind: 'refactor.rewrite',
  most: 1,
  *offers({ network, topology }, [first]): Iterable<Proposal> {
    const thing = first === undefined ? undefined : network.thing(first);
    const [from, ...others] = thing?.kind === 'subnet' ? thing.subnet.prefixes : [];
    if (thing?.kind !== 'subnet' || !from || others.length > 0) return;
    const { subnet, vnet } = thing;
    for (const to of freeInVnet(vnet, from)) {
      const title = `Move ${subnet.label} from ${from.text} to ${to.text}${withNics(subnet)}`;
      yield { title, topology: withSubnetAt(topology, vnet, subnet, from, to), proof: { kind: 'same' } };
    }
  },
};

function withNics({ nics }: Subnet): string {
  if (nics.length === 0) return '';
  return nics.length === 1 ? ' with its NIC' : ` with its ${nics.length} NICs`;
}
