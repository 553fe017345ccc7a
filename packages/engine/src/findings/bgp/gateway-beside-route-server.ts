import { azureAsn, subnetOf } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

const gatewayBesideRouteServer: FindingCode = {
  code: 'AZR210',
  title: 'VPN gateway beside a Route Server that is not active-active or not 65515',
  severity: 'information',
};

export const gatewaysBesideRouteServersRule: Rule = {
  codes: [gatewayBesideRouteServer],
  declarationsOnly: true,
  find: gatewaysBesideRouteServers,
};

/** VPN gateways in the VNet of a Route Server that are not active-active, or have an ASN of their own (R170). */
function gatewaysBesideRouteServers({ network }: RuleContext): Finding[] {
  return network.topology.vnets.flatMap((vnet): Finding[] => {
    const [server] = vnet.routeServers;
    const [gateway] = vnet.vpnGateways;
    if (!server || !gateway || !subnetOf(vnet, 'GatewaySubnet')) return [];
    const lacks: string[] = [];
    const steps: string[] = [];
    if (!gateway.activeActive) {
      lacks.push('is not active-active');
      steps.push('set activeActive');
    }
    if (gateway.asn !== undefined && gateway.asn !== azureAsn) {
      lacks.push(`has the ASN ${gateway.asn}`);
      steps.push(`give it the ASN ${azureAsn}`);
    }
    if (lacks.length === 0) return [];
    const message = `${gateway.label} stands beside Route Server ${server.label} and ${lacks.join(' and ')}: Azure supports the two together only if the gateway is active-active and has the ASN ${azureAsn}. Better ${steps.join(' and ')}.`;
    const related = [{ declaration: server.id, message: `${server.label} is in the same network.` }];
    return [report(gatewayBesideRouteServer, gateway.id, message, { related })];
  });
}
