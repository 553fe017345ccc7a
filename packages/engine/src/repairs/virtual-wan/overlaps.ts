import { overlaps } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import { overlap } from '../../findings/virtual-wan/overlaps.js';
import { withVnetAt } from '../../refactorings/renumber/renumber.js';
import type { DeclId, Network, Vnet } from '../../topology/index.js';
import { freePrefixes } from '../changes/free-prefixes.js';
import { freeForHub, setHubPrefix } from '../changes/hub-prefixes.js';
import { editsBetween } from '../edits/edits-between.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** W009: one of two that overlap gets a free prefix, with everything that lies in it. */
export const renumberOverlap: Repairer = { mends: [overlap], candidates };

function* candidates({ world: { network } }: RepairContext, { declaration, related }: Finding): Generator<Candidate> {
  const other = related[0]?.declaration;
  const connection = network.hubConnection(declaration);
  yield* moved(network, connection ? connection.vnet : declaration, other);
  yield* moved(network, other, connection ? connection.vnet : declaration);
}

/** The VNet or hub with this id at a free prefix in place of those that overlap another one. */
function* moved(network: Network, id: DeclId | undefined, beside: DeclId | undefined): Generator<Candidate> {
  const hub = network.virtualHub(id ?? '');
  const vnet = network.vnet(id ?? '');
  const around = network.virtualHub(beside ?? '')?.vnet ?? network.vnet(beside ?? '');
  if (hub) {
    const free = freeForHub(network.topology, hub);
    if (free) yield { edits: [setHubPrefix(hub, free)], standing: 'offered' };
  } else if (vnet && around) yield* renumbered(network, vnet, around);
}

/** A VNet of which a single prefix overlaps the other one. */
function* renumbered(network: Network, vnet: Vnet, around: Vnet): Generator<Candidate> {
  const [from, ...others] = vnet.addressSpace.filter((prefix) =>
    around.addressSpace.some((one) => overlaps(one, prefix)),
  );
  if (!from || others.length > 0) return;
  for (const to of freePrefixes(network, from)) {
    const words = `renumber ${vnet.label} from ${from.text} to ${to.text}`;
    yield {
      edits: editsBetween(network.topology, withVnetAt(network.topology, vnet, from, to), words),
      standing: 'offered',
    };
    return;
  }
}
