import { compareNames, referenceText } from '@azroute/language';
import type { Thing } from '../model/things.js';
import type { NamesOfThings } from '../names/assign-names.js';
import type { Part } from '../names/parts.js';

/**
 * The IDs of what a topology contains, as JSON: `azroute diff --as` takes names, resource groups and regions from it. A
 * thing is called by its kind and the reference to it: `subnet hub.apps`.
 */
export function idsText(part: Part, names: NamesOfThings): string {
  const ids: [string, string][] = [];
  const locations: [string, string][] = [];
  const add = (kind: string, things: readonly Thing[], outer: readonly string[] = []) => {
    for (const each of things)
      ids.push([`${kind} ${referenceText([...outer, names.get(each) ?? each.name])}`, each.id]);
  };
  add('virtualWan', part.wans);
  add('virtualHub', part.hubs);
  for (const hub of part.hubs) {
    const name = names.get(hub) ?? hub.name;
    if (hub.location !== undefined) locations.push([`virtualHub ${referenceText([name])}`, hub.location]);
    add('firewall', hub.firewalls, [name]);
    add('vpnGateway', hub.vpnGateways, [name]);
    add('expressRouteGateway', hub.expressRouteGateways, [name]);
    add('hubRouteTable', hub.routeTables, [name]);
  }
  for (const network of part.networks) {
    const name = names.get(network) ?? network.name;
    add('vnet', [network]);
    if (network.location !== undefined) locations.push([`vnet ${referenceText([name])}`, network.location]);
    add('firewall', network.firewalls, [name]);
    add('vpnGateway', network.vpnGateways, [name]);
    add('expressRouteGateway', network.expressRouteGateways, [name]);
    add('routeServer', network.routeServers, [name]);
    add('subnet', network.subnets, [name]);
    for (const subnet of network.subnets) {
      const path = [name, names.get(subnet) ?? subnet.name];
      add('nic', subnet.nics, path);
      add('loadBalancer', subnet.loadBalancers, path);
      add('privateEndpoint', subnet.privateEndpoints, path);
    }
  }
  for (const { a, b } of part.peerings) {
    for (const half of b ? [a, b] : [a]) {
      const far =
        half === a ? (b?.network ?? part.networks.find(({ key }) => key === a.remote.toLowerCase())) : a.network;
      const ends = [half.network, far].map((each) => (each ? referenceText([names.get(each) ?? each.name]) : '?'));
      ids.push([`peering ${ends.join(' -> ')}`, half.id]);
    }
  }
  add('routeTable', part.routeTables);
  add('nva', part.appliances);
  add('site', part.sites);
  add('circuit', part.circuits);
  const sorted = (entries: readonly [string, string][]) =>
    Object.fromEntries([...entries].sort(([a], [b]) => compareNames(a, b)));
  return `${JSON.stringify({ ids: sorted(ids), locations: sorted(locations) }, undefined, 2)}\n`;
}
