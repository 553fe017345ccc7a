import type { Finding } from '../../findings/finding.js';
import { detoursOf, handedBack } from '../../findings/virtual-wan/detours.js';
import { endOfHub } from '../../topology/index.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** W058: the far end of a branch announces the prefixes of other hubs no more. */
export const filterHandedBack: Repairer = { mends: [handedBack], candidates };

function* candidates({ world: { network, tables } }: RepairContext, finding: Finding): Generator<Candidate> {
  const { topology } = network;
  const hub = network.virtualHub(finding.related[0]?.declaration ?? '');
  const connection = topology.connections.find(({ id }) => id === finding.declaration);
  if (!hub || !connection || !endOfHub(connection)) return;
  const prefixes = (detoursOf({ network, tables }, hub).get(connection.id) ?? []).map(({ prefix }) => prefix);
  if (prefixes.length === 0) return;
  const far = endOfHub(connection) === connection.a ? 'b' : 'a';
  const end = connection[far];
  const filters = prefixes.map((prefix) => ({ kind: 'deny' as const, prefix }));
  const policy = { ...end.policy, filters: [...end.policy.filters, ...filters] };
  const label = network.label(end.device);
  yield {
    edits: [
      {
        kind: 'changeDeclaration',
        declaration: connection.id,
        fields: { [far]: { ...end, policy } },
        words: `let ${label} announce ${prefixes.map(({ text }) => text).join(', ')} no more over ${connection.label}`,
        size: 'attribute',
        touches: prefixes,
      },
    ],
    standing: 'offered',
  };
}
