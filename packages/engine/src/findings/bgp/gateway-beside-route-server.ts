import { azureAsn, subnetOf } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const gatewayBesideRouteServer: FindingCode = {
  code: 'AZR210',
  title: 'VPN gateway next to a Route Server is not active-active or not ASN 65515',
  severity: 'warning',
};

export const gatewaysBesideRouteServersRule: Rule = {
  codes: [gatewayBesideRouteServer],
  declarationsOnly: true,
  find: gatewaysBesideRouteServers,
};

/**
 * VPN gateways that share a VNet with a Route Server and are not active-active or have an ASN other than 65515 (R170).
 */
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
      steps.push(`set its ASN to ${azureAsn}`);
    }
    if (lacks.length === 0) return [];
    const message = `${gateway.label} shares its VNet with Route Server ${server.label}, but ${lacks.join(' and ')}. Azure supports the two together only if the gateway is active-active and has the ASN ${azureAsn}. To have a supported design, ${steps.join(' and ')}.`;
    const related = [{ declaration: server.id, message: `${server.label} is in the same VNet.` }];
    return [report(gatewayBesideRouteServer, gateway.id, message, { related })];
  });
}
