import { limitReached } from '../codes/limit-reached.js';
import type { Finding } from '../finding.js';
import { report } from '../report.js';
import type { RuleContext } from '../rule.js';

/** Appliances whose routes resolve through one another too many times. */
export function tangledRoutes({ network, world }: RuleContext): Finding[] {
  return [...network.topology.nvas]
    .filter((nva) => world.osTable(nva).isTangled)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((nva) => {
      const message = `The routes of ${nva.label} resolve through one another too many times to be followed. Every next hop is taken to be reached out of its first NIC. Give the routes next hops in subnets of its NICs, or name the NIC or the tunnel.`;
      return report(limitReached, nva.id, message, { key: 'routes' });
    });
}
