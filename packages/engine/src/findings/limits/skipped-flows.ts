import type { Finding } from '../finding.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';
import { limitReached } from './limit-reached.js';

/** Conversations that are not followed because there are too many kinds of sender and receiver. */
export function skippedFlows({ flows }: RuleContext): Finding[] {
  return flows().skipped.map(({ kinds, followed, example }, i) => {
    const what =
      kinds === undefined
        ? 'No packets are followed: there are too many senders and tables to compare.'
        : `Packets are followed for only ${followed} ${followed === 1 ? 'pair' : 'pairs'} of senders and receivers, of ${kinds} different kinds.`;
    const message = `${what} Black holes, asymmetric paths and uninspected paths are reported only for these; there may be more, such as from ${example.label}. Let subnets with the same role share a route table, or check parts of the topology in separate files.`;
    return report(limitReached, example.id, message, { key: `flows ${i}` });
  });
}
