import { subnetOf } from '@azroute/engine';
import { type DeclKind, kindNoun } from '../symbols/declaration.js';
import { editDistance } from '../symbols/edit-distance.js';
import type { CheckContext } from './check-context.js';

/** Checks that a VNet has only one gateway of a kind, Route Server and firewall, and the subnets they need (R226). */
export function checkSpecialSubnets(context: CheckContext): void {
  for (const { vnet } of context.topology.virtualHubs) {
    for (const [kind, devices] of [
      ['vpnGateway', vnet.vpnGateways],
      ['expressRouteGateway', vnet.expressRouteGateways],
      ['firewall', vnet.firewalls],
    ] as const) {
      reportOthers(context, kind, devices, `${vnet.label} already has`, 'a virtual hub');
    }
  }
  for (const vnet of context.topology.vnets) {
    const groups: [DeclKind, readonly { readonly id: string; readonly label: string }[], string, string][] = [
      ['vpnGateway', vnet.vpnGateways, 'GatewaySubnet', '/27'],
      ['expressRouteGateway', vnet.expressRouteGateways, 'GatewaySubnet', '/27'],
      ['routeServer', vnet.routeServers, 'RouteServerSubnet', '/26'],
      ['firewall', vnet.firewalls, 'AzureFirewallSubnet', '/26'],
    ];
    for (const [kind, devices, subnet, size] of groups) {
      const [first] = devices;
      if (!first) continue;
      reportOthers(context, kind, devices, `${vnet.label} already has`, 'a virtual network');
      if (!subnetOf(vnet, subnet)) {
        const like = vnet.subnets.find(({ name }) => editDistance(name.toLowerCase(), subnet.toLowerCase(), 3) <= 3);
        const message = like
          ? `${first.label} needs a subnet with the exact name ${subnet}; rename ${like.label}.`
          : `${first.label} needs a subnet ${subnet} in ${vnet.label}; add one, such as a ${size}.`;
        context.report(kind === 'firewall' ? 'AZR034' : 'AZR026', first.id, { property: 'name' }, message);
      }
    }
  }
}

/** Reports all but the first device of a kind. */
function reportOthers(
  context: CheckContext,
  kind: DeclKind,
  devices: readonly { readonly id: string; readonly label: string }[],
  has: string,
  owner: string,
): void {
  const [first, ...more] = devices;
  for (const device of first ? more : []) {
    const message = `${has} the ${kindNoun(kind)} ${first?.label}; ${owner} can have only one. This one is ignored.`;
    context.report(
      'AZR027',
      device.id,
      { property: 'name' },
      message,
      context.related(first?.id ?? '', 'name', `${first?.label} is declared here.`),
    );
  }
}
