import { byId } from '../../collections.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const oneSidedPeering: FindingCode = { code: 'AZR301', title: 'One-sided peering', severity: 'warning' };

export const oneSidedPeeringsRule: Rule = { codes: [oneSidedPeering], declarationsOnly: true, find: oneSidedPeerings };

/**
 * Peerings of which only one half exists (R080). Routes that need the other half are listed here and make it an error.
 */
function oneSidedPeerings({ network }: RuleContext): Finding[] {
  const alone = network.topology.peerings.filter(({ oneSided }) => oneSided).sort(byId);
  return alone.map(({ id, a, b }) => {
    const [from, to] = [network.label(a.vnet), network.label(b.vnet)];
    const message = `Only ${from}'s half of the peering with ${to} exists. It stays in state Initiated, and no traffic flows in either direction. Create ${to}'s half and write "<->", or remove this one.`;
    return report(oneSidedPeering, id, message);
  });
}
