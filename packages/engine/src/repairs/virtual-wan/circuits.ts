import type { Finding } from '../../findings/finding.js';
import { behindCircuits, betweenCircuits } from '../../findings/virtual-wan/branches.js';
import { noPolicy } from '../../topology/index.js';
import { newConnection } from '../edits/new-declarations.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** W068: Global Reach between the circuits of two sites, which a hub does not connect. */
export const connectCircuits: Repairer = { mends: [betweenCircuits], candidates };

function* candidates({ world: { network } }: RepairContext, { declaration, related }: Finding): Generator<Candidate> {
  const { sites } = network.topology;
  const [mine = [], theirs = []] = [declaration, related[0]?.declaration].map((id) => {
    const site = sites.find((one) => one.id === id);
    return [...((site && behindCircuits(network, site)?.circuits) ?? [])];
  });
  for (const one of mine) {
    for (const other of theirs) {
      const connection = newConnection(network.topology, one, { device: other, policy: noPolicy });
      yield {
        edits: [
          {
            kind: 'addDeclaration',
            parent: undefined,
            list: 'connections',
            declaration: connection,
            words: `connect ${network.label(one)} with ${network.label(other)} by Global Reach`,
            size: 'peering',
            touches: undefined,
          },
        ],
        standing: 'offered',
      };
    }
  }
}
