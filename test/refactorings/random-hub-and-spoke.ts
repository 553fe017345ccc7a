import type { Dice } from '../../packages/engine/src/testing/random.js';

/** A random hub with gateways, a firewall or both, one to four spokes, and what may stand in its way. */
export function hubAndSpokeText(dice: Dice): string {
  const chance = (one: number) => dice(one) === 0;
  const hasFirewall = !chance(4);
  const hasVpn = !hasFirewall || !chance(3);
  const hasExpressRoute = chance(3);
  const inspectsSites = hasFirewall && !chance(3);
  const spokes = Array.from({ length: 1 + dice(4) }, (_, i) => i + 1);
  const shares = chance(3);
  const tables: string[] = [];
  const text: string[] = [];
  const steered = spokes.filter(() => hasFirewall && !chance(4));
  text.push(
    block('vnet hub', [
      'address 10.0.0.0/16',
      block('subnet GatewaySubnet 10.0.0.0/26', inspectsSites ? ['routeTable rt-gateway'] : []),
      ...(hasFirewall ? ['subnet AzureFirewallSubnet 10.0.1.0/26'] : []),
      ...(chance(4) ? ['subnet AzureBastionSubnet 10.0.2.0/26'] : []),
      ...(chance(3) ? [block('subnet shared 10.0.3.0/24', ['nic dns 10.0.3.4'])] : []),
      ...(chance(4) ? [block('subnet nva 10.0.4.0/24', ['nic nva1 10.0.4.4'])] : []),
      ...(hasVpn
        ? [
            block('vpnGateway vpn1', [
              ...(chance(3) ? ['activeActive'] : []),
              ...(chance(4) ? ['pointToSite 172.20.0.0/24'] : []),
            ]),
          ]
        : []),
      ...(hasExpressRoute ? ['expressRouteGateway er1'] : []),
      ...(hasFirewall ? ['firewall azfw 10.0.1.4'] : []),
    ]),
  );
  if (text[0]?.includes('nic nva1')) text.push(block('nva nva1', ['nic hub.nva1', 'snat internet']));
  for (const n of spokes) {
    const table = steered.includes(n) ? (shares ? 'rt-spokes' : `rt-spoke${n}`) : undefined;
    if (table !== undefined && !tables.some((one) => one.includes(`routeTable ${table} `))) {
      tables.push(spokeTable(dice, table));
    }
    text.push(
      block(`vnet spoke${n}`, [
        `address 10.${n}.0.0/16`,
        block(`subnet apps 10.${n}.0.0/24`, [
          ...(table === undefined ? [] : [`routeTable ${table}`]),
          `nic vm 10.${n}.0.4`,
          ...(chance(5) ? [`privateEndpoint vault 10.${n}.0.9`] : []),
        ]),
      ]),
    );
    const usesGateways = (hasVpn || hasExpressRoute) && !chance(5);
    text.push(
      `peering hub [allowForwardedTraffic${usesGateways ? ', allowGatewayTransit' : ''}] <-> spoke${n} [allowForwardedTraffic${usesGateways ? ', useRemoteGateways' : ''}]`,
    );
  }
  if (spokes.length > 1 && chance(4)) text.push('peering spoke1 <-> spoke2');
  if (inspectsSites) {
    tables.push(
      block(
        'routeTable rt-gateway',
        steered.length > 0
          ? steered.map((n) => `route to-spoke${n} 10.${n}.0.0/16 -> VirtualAppliance 10.0.1.4`)
          : ['route to-nowhere 10.77.0.0/16 -> VirtualAppliance 10.0.1.4'],
      ),
    );
  }
  const speaks = !chance(3);
  text.push(...tables, block('site dc1', ['address 192.168.0.0/16', 'asn 65100', 'host app 192.168.10.10']));
  if (hasVpn) text.push(`connection vpn1 <-> dc1${speaks ? ' enableBgp' : ''}`);
  if (hasExpressRoute) text.push('circuit er-ams', 'connection er1 <-> er-ams', 'connection er-ams <-> dc1');
  return `${text.join('\n\n')}\n`;
}

function spokeTable(dice: Dice, name: string): string {
  const chance = (one: number) => dice(one) === 0;
  return block(`routeTable ${name}`, [
    ...(chance(3) ? [] : ['disableBgpRoutePropagation']),
    ...(chance(5) ? ['route private 10.0.0.0/8 -> VirtualAppliance 10.0.1.4'] : []),
    'route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4',
    ...(chance(5) ? ['route blocked 203.0.113.0/24 -> None'] : []),
  ]);
}

function block(head: string, members: readonly string[]): string {
  if (members.length === 0) return head;
  const inside = members.map((member) => member.replace(/^/gm, '  '));
  return `${head} {\n${inside.join('\n')}\n}`;
}
