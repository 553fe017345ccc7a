import type { Finding } from '../finding.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';
import { limitReached } from './limit-reached.js';

/** Conversations that are not followed, since there are too many kinds of sender and receiver. */
export function skippedFlows({ flows }: RuleContext): Finding[] {
  return flows().skipped.map(({ kinds, followed, example }, i) => {
    const what =
      kinds === undefined
        ? 'Packets are followed for nobody: there are too many senders and tables to tell which are alike.'
        : `Packets are followed between ${followed} ${followed === 1 ? 'pair' : 'pairs'} of senders and receivers only, of ${kinds} kinds that differ.`;
    const message = `${what} Black holes, asymmetric and uninspected ways are reported among these, and there may be more, such as from ${example.label}. Let subnets of one role share a route table, or check parts of the topology in files of their own.`;
    return report(limitReached, example.id, message, { key: `flows ${i}` });
  });
}
