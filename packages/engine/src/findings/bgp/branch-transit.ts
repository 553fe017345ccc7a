import type { DeclId, Network } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const branchTransit: FindingCode = {
  code: 'AZR212',
  title: 'Transit between ExpressRoute and VPN',
  severity: 'information',
};

export const branchTransitsRule: Rule = { codes: [branchTransit], declarationsOnly: true, find: branchTransits };

/** Route Servers whose branchToBranch connects what is behind ExpressRoute with what is behind the VPN (R164). */
function branchTransits({ network }: RuleContext): Finding[] {
  return network.topology.vnets.flatMap(({ routeServers, vpnGateways, expressRouteGateways }): Finding[] => {
    const [server] = routeServers;
    const [vpn] = vpnGateways;
    const [expressRoute] = expressRouteGateways;
    if (!server?.branchToBranch || !vpn || !expressRoute) return [];
    const behindVpn = farEnds(network, vpn.id);
    const circuits = farEnds(network, expressRoute.id);
    const behindCircuits = circuits.flatMap((circuit) =>
      farEnds(network, circuit).filter((id) => id !== expressRoute.id),
    );
    if (behindVpn.length === 0 || behindCircuits.length === 0) return [];
    const names = (ids: readonly DeclId[]) => listed(ids.map((id) => network.label(id)));
    const message = `branchToBranch on ${server.label} enables transit between ExpressRoute and VPN. ${names(behindVpn)} behind ${vpn.label} and ${names(behindCircuits)} behind ${expressRoute.label} learn each other's prefixes and reach each other through Azure. If this is not intended, filter the routes at the sites or turn branchToBranch off.`;
    const related = [vpn, expressRoute].map(({ id, label }) => ({ declaration: id, message: `${label} is one side.` }));
    return [report(branchTransit, server.id, message, { related, subject: { kind: 'leak', to: 'branches' } })];
  });
}

function farEnds(network: Network, device: DeclId): readonly DeclId[] {
  const ends = network.connectionsOf(device).map(({ a, b }) => (a.device === device ? b.device : a.device));
  return [...new Set(ends)].sort();
}
