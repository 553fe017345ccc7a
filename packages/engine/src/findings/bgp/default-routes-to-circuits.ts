import { deviceOf } from '../../bgp/device-of.js';
import type { DeclId, Network } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { wayOf } from './prefix-classes.js';

export const defaultRouteToCircuit: FindingCode = {
  code: 'AZR211',
  title: 'Default route leaks to ExpressRoute',
  severity: 'warning',
};

export const defaultRoutesToCircuitsRule: Rule = { codes: [defaultRouteToCircuit], find: defaultRoutesToCircuits };

/** Default routes of NVAs that a Route Server with branchToBranch passes on to ExpressRoute circuits (R166). */
function defaultRoutesToCircuits({ network, bgp }: RuleContext): Finding[] {
  const circuits = new Map<DeclId, { readonly server: DeclId; readonly nva: DeclId; readonly at: Set<DeclId> }>();
  for (const { id } of network.topology.circuits) {
    for (const route of bgp.best(id, '0.0.0.0/0')) {
      const injected = wayOf(route).find(
        ({ session }) => session?.remoteKind === 'routeServer' && session.localKind === 'nva',
      )?.session;
      if (!injected) continue;
      const known = circuits.get(injected.declaration);
      if (known) known.at.add(id);
      else {
        const [server, nva] = [deviceOf(injected.remote), injected.local];
        circuits.set(injected.declaration, { server, nva, at: new Set([id]) });
      }
    }
  }
  return [...circuits]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([declaration, { server, nva, at }]) => {
      const [appliance, ars] = [network.label(nva), network.label(server)];
      const names = listed([...at].sort().map((id) => network.label(id)));
      const message = `The default route of ${appliance} leaks to ${names}. ${ars} has branchToBranch and passes the route on to the ExpressRoute gateway, so on-premises routers learn 0.0.0.0/0 from Azure and may send their Internet traffic to ${appliance}. Filter the route on premises, or do not announce it to ${ars} and give the spokes a user-defined default route.`;
      const related = [
        { declaration: server, message: `${ars} has branchToBranch.` },
        ...[...at]
          .sort()
          .map((id) => ({ declaration: id, message: `${network.label(id)} carries the default route.` })),
      ];
      const severity = [...at].every((id) => leadsToVmware(network, id))
        ? 'information'
        : defaultRouteToCircuit.severity;
      return report(defaultRouteToCircuit, declaration, message, {
        severity,
        related,
        subject: { kind: 'leak', to: 'internet' },
      });
    });
}

/** The ASN of Azure VMware Solution (R144), which is meant to learn its default route this way (R166). */
const vmwareAsn = 398656;

function leadsToVmware(network: Network, circuit: DeclId): boolean {
  const routers = network
    .connectionsOf(circuit)
    .flatMap(({ a, b }) => [a, b].flatMap(({ device }) => network.router(device) ?? []));
  return routers.length > 0 && routers.every(({ router }) => router.asn === vmwareAsn);
}
