import { defaultHubVpnAddresses } from '@azroute/engine';
import { childOf, childrenOf, flagOf, idOf, numberOf, textsOf } from '../azure/fields.js';
import { keyOf } from '../azure/ids.js';
import type { Resource } from '../azure/resources.js';
import { addressIn, type Estate, has, leftOut, missing, prefixesIn, shortId, thingOf, unread } from './estate.js';
import { routingOf } from './routing-configuration.js';
import type { HubRouteTable, VirtualHub, VpnGateway } from './things.js';
import { hubPrefixOf, isNone } from './virtual-hubs.js';

/** `vpnGateways` and `expressRouteGateways`, which stand in virtual hubs. */
export function readHubGateways(estate: Estate): void {
  for (const resource of estate.resources.of('Microsoft.Network/vpnGateways')) {
    const hub = hubWith(estate, resource, 'VPN gateway');
    if (hub) hub.vpnGateways.push(vpnGateway(resource, hub));
  }
  for (const resource of estate.resources.of('Microsoft.Network/expressRouteGateways')) {
    const hub = hubWith(estate, resource, 'ExpressRoute gateway');
    if (!hub) continue;
    const thing = thingOf(resource);
    if (flagOf(resource.fields, 'allownonvirtualwantraffic'))
      thing.remarks.push(leftOut('allowNonVirtualWanTraffic: traffic with networks outside of the WAN', resource.id));
    hub.expressRouteGateways.push({ ...thing, network: hub });
  }
}

/** The hub in which a resource stands; without it, the resource is left out. */
function hubWith(estate: Estate, resource: Resource, noun: string): VirtualHub | undefined {
  const id = idOf(resource.fields, 'virtualhub');
  const hub = estate.hubs.get(keyOf(id));
  if (hub) return hub;
  const text = `virtual hub of the ${noun} ${resource.name}, which is not here.`;
  estate.remarks.push(resource.isBare ? unread(resource, noun) : missing(resource.id, text));
  return undefined;
}

function vpnGateway(resource: Resource, hub: VirtualHub): VpnGateway {
  const { fields, id } = resource;
  const thing = thingOf(resource);
  const bgp = childOf(fields, 'bgpsettings');
  const addresses = childrenOf(bgp, 'bgppeeringaddresses');
  if (addresses.some((each) => has(each, 'custombgpipaddresses')))
    thing.remarks.push(leftOut('APIPA addresses of BGP', id));
  if (has(fields, 'natrules')) thing.remarks.push(leftOut('NAT rules', id));
  const firstOf = (name: string) => addresses.flatMap((each) => addressIn(textsOf(each, name)[0]) ?? []).slice(0, 2);
  const bgpIp = firstOf('defaultbgpipaddresses');
  const prefix = hubPrefixOf(hub.address);
  const usual = prefix ? defaultHubVpnAddresses(prefix).map(({ text }) => text) : [];
  const asn = numberOf(bgp, 'asn');
  return {
    ...thing,
    network: hub,
    // Every gateway of a hub has this ASN and two instances (W004).
    asn: asn === 65515 ? undefined : asn,
    activeActive: true,
    bgpIp: bgpIp.join() === usual.slice(0, bgpIp.length).join() ? [] : bgpIp,
    publicIp: firstOf('tunnelipaddresses'),
    pointToSite: [],
    defaultSiteId: undefined,
    defaultSite: undefined,
  };
}

/**
 * `p2svpnGateways`: their address pools are those of the hub's VPN gateway, which is written for them if there is none.
 * Called when routing intent is known.
 */
export function readPointToSite(estate: Estate): void {
  for (const resource of estate.resources.of('Microsoft.Network/p2svpnGateways')) {
    const hub = hubWith(estate, resource, 'point-to-site gateway');
    if (hub) addClients(estate, hub, resource);
  }
}

function addClients(estate: Estate, hub: VirtualHub, resource: Resource): void {
  const { fields, id } = resource;
  const [known] = hub.vpnGateways;
  const gateway = known ?? vpnGateway(resource, hub);
  if (!known) hub.vpnGateways.push(gateway);
  const { remarks } = gateway;
  for (const each of childrenOf(fields, 'p2sconnectionconfigurations')) {
    const pool = childOf(each, 'vpnclientaddresspool');
    gateway.pointToSite.push(...prefixesIn(textsOf(pool, 'addressprefixes'), { remarks, id }));
    if (has(each, 'configurationpolicygroupassociations'))
      remarks.push(leftOut('address pools of groups of point-to-site clients', id));
    const { associated, tables, labels, enableInternetSecurity } = routingOf(estate, hub, each, {
      ...{ id, remarks, isBranch: true },
    });
    if (associated || labels.length > 0 || !isUsual(hub, tables)) {
      const text = `the routing configuration of the point-to-site clients of ${shortId(id)}, which propagate to the label default here`;
      remarks.push(leftOut(text, id));
    }
    if (enableInternetSecurity) remarks.push(leftOut('enableInternetSecurity of point-to-site clients', id));
  }
}

/** Whether tables are those to which a hub's branches propagate by default; with routing intent, to none (W086). */
function isUsual({ routingIntent }: VirtualHub, tables: readonly HubRouteTable[]): boolean {
  return tables.length === 0 || (routingIntent.length > 0 && tables.every(isNone));
}
