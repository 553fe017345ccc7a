import type { DeclId } from '../../topology/index.js';
import { routeServerAddresses } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const routeServerNextHop: FindingCode = { code: 'AZR214', title: 'Route Server as next hop', severity: 'error' };

export const routeServerNextHopsRule: Rule = { codes: [routeServerNextHop], find: routeServerNextHops };

/**
 * Routes whose next hop is an instance of a Route Server, which is never in the data path (R141, T13): one finding per
 * session.
 */
function routeServerNextHops({ network, tables }: RuleContext): Finding[] {
  const instances = new Map<string, DeclId>();
  for (const vnet of network.topology.vnets) {
    for (const server of vnet.routeServers.slice(0, 1)) {
      for (const { text } of routeServerAddresses(vnet)) instances.set(text, server.id);
    }
  }
  if (instances.size === 0) return [];
  const found = new Map<DeclId, { readonly nva: DeclId; readonly server: DeclId; readonly prefixes: Set<string> }>();
  for (const vnet of network.topology.vnets) {
    if (vnet.routeServers.length === 0) continue;
    for (const { prefix, nextHops, bgp } of tables.injectedInto(vnet).routes) {
      const server = nextHops.map(({ text }) => instances.get(text ?? '')).find((id) => id !== undefined);
      const side = server === undefined ? undefined : bgp[0]?.session;
      if (server === undefined || !side) continue;
      const group = found.get(side.declaration) ?? { nva: side.local, server, prefixes: new Set<string>() };
      found.set(side.declaration, group);
      group.prefixes.add(prefix.text);
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([declaration, { nva, server, prefixes }]) => {
      const [peer, label] = [network.label(nva), network.label(server)];
      const message = `${peer} announces ${listed([...prefixes].sort())} with an instance of ${label} as next hop. A Route Server forwards no packets, so they are lost. Make ${peer} announce itself as next hop: leave out nextHopUnchanged, or write nextHopSelf.`;
      const related = [{ declaration: server, message: `${label} is never in the data path.` }];
      return report(routeServerNextHop, declaration, message, { related, blames: [server] });
    });
}
