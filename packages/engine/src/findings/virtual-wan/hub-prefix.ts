import { byId } from '../../collections.js';
import { hubPrefix } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const smallHubPrefix: FindingCode = {
  code: 'AZR353',
  title: 'Virtual hub without room for its devices',
  severity: 'error',
};

export const hubPrefixRule: Rule = { codes: [smallHubPrefix], declarationsOnly: true, find: hubPrefixes };

/** The longest prefix that a hub may have (W001, W144). */
const longestHubPrefix = 24;

function* hubPrefixes({ network }: RuleContext): Generator<Finding> {
  for (const hub of [...network.topology.virtualHubs].sort(byId)) {
    const prefix = hubPrefix(hub.vnet);
    if (prefix && prefix.length <= longestHubPrefix) continue;
    const message = prefix
      ? `The address prefix ${prefix.text} of ${hub.label} is too small: a virtual hub needs at least a /24. Its router, gateways and firewall have addresses in it, and it cannot be changed later. Use a /23.`
      : `${hub.label} has no IPv4 address prefix: a virtual hub needs at least a /24. Its router, gateways and firewall have addresses in it. Add one, such as address 10.100.0.0/23.`;
    yield report(smallHubPrefix, hub.id, message);
  }
}
