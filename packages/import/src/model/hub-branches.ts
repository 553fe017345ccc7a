import { append } from '@azroute/engine';
import { childOf, childrenOf, type Fields, flagOf, idOf, numberOf, textOf, textsOf } from '../azure/fields.js';
import { keyOf, readId } from '../azure/ids.js';
import type { Resource } from '../azure/resources.js';
import { circuitOf } from './circuits.js';
import {
  addressIn,
  assumed,
  type Estate,
  has,
  leftOut,
  missing,
  prefixesIn,
  shortId,
  thingOf,
  unread,
} from './estate.js';
import { routingOf } from './routing-configuration.js';
import type { Connection, Gateway, Remark, Site, SiteRouter, VirtualHub, VpnGateway } from './things.js';

/** A link of a VPN site: where it ends, and the address of its BGP speaker. */
interface Link {
  readonly end: Site | SiteRouter;
  readonly bgpIp: string | undefined;
}

/** A VPN site with its links by the keys of their IDs; what has no name has no ID that others could refer to. */
interface VpnSite {
  readonly site: Site;
  readonly links: ReadonlyMap<string, Link>;
}

/** `vpnConnections` with `vpnSites`, and `expressRouteConnections`. Circuits have to be read. */
export function readHubBranches(estate: Estate): void {
  const sites = readVpnSites(estate);
  for (const hub of estate.hubs.values()) {
    for (const gateway of hub.vpnGateways) {
      for (const each of childrenOf(estate.resources.get(gateway.id)?.fields, 'connections'))
        readVpnConnection(estate, hub, gateway, each, sites);
    }
    for (const gateway of hub.expressRouteGateways) {
      for (const each of childrenOf(estate.resources.get(gateway.id)?.fields, 'expressrouteconnections'))
        readExpressRouteConnection(estate, hub, gateway, each);
    }
  }
}

function readVpnSites(estate: Estate): Map<string, VpnSite> {
  const found = new Map<string, VpnSite>();
  for (const resource of estate.resources.of('Microsoft.Network/vpnSites')) {
    if (resource.isBare) estate.remarks.push(unread(resource, 'VPN site'));
    else found.set(resource.key, vpnSite(estate, resource));
  }
  return found;
}

/** A site whose links have different ASNs has a router for each. */
function vpnSite(estate: Estate, resource: Resource): VpnSite {
  const { fields, id } = resource;
  const thing = thingOf(resource);
  const all = childrenOf(fields, 'vpnsitelinks').map((link, i) => linkOf(resource, link, i));
  // Before there were links, the site itself had an address.
  const links = all.length > 0 ? all : [linkOf(resource, fields, 0)];
  const asns = new Set(links.map(({ asn }) => asn));
  const routers = asns.size > 1 ? links.map(({ asn, ...each }): SiteRouter => ({ ...each.thing, asn })) : [];
  const site: Site = {
    ...thing,
    address: prefixesIn(textsOf(childOf(fields, 'addressspace'), 'addressprefixes'), thing),
    asn: asns.size === 1 ? links[0]?.asn : undefined,
    routers,
    source: undefined,
  };
  if (site.address.length === 0)
    site.remarks.push(
      assumed(`no addresses; what ${site.name} announces by BGP is not known to Azure's configuration.`, id),
    );
  estate.sites.push(site);
  return {
    site,
    links: new Map(links.map((link, i) => [link.thing.key, { end: routers[i] ?? site, bgpIp: link.bgpIp }])),
  };
}

function linkOf({ id: siteId, group, subscription }: Resource, fields: Fields, index: number) {
  const known = textOf(fields, 'name') ?? readId(textOf(fields, 'id') ?? '')?.name;
  const name = known ?? `link${index + 1}`;
  const id = known === undefined ? siteId : `${siteId}/vpnSiteLinks/${name}`;
  const bgp = childOf(fields, 'bgpproperties');
  return {
    // The key of a link without a name is none of an ID.
    thing: { key: keyOf(known === undefined ? `${siteId}/${name}` : id), id, name, group, subscription, remarks: [] },
    asn: numberOf(bgp, 'asn') || undefined,
    bgpIp: addressIn(textOf(bgp, 'bgppeeringaddress')),
  };
}

function readVpnConnection(
  estate: Estate,
  hub: VirtualHub,
  gateway: VpnGateway,
  fields: Fields,
  sites: ReadonlyMap<string, VpnSite>,
): void {
  const { id, name } = idIn(gateway, 'vpnConnections', fields);
  const siteId = idOf(fields, 'remotevpnsite');
  const vpnSite = sites.get(keyOf(siteId));
  if (!vpnSite) {
    const which = siteId === undefined ? '' : ` ${shortId(siteId)}`;
    const text = `VPN site${which} of the connection ${name} of ${gateway.name}, which is not here.`;
    estate.remarks.push(missing(siteId ?? id, text));
    return;
  }
  const { site, links } = vpnSite;
  const remarks = remarksOf(fields, id, name);
  const tunnels = childrenOf(fields, 'vpnlinkconnections');
  const byEnd = new Map<Site | SiteRouter, { readonly fields: Fields; readonly bgpIp: string | undefined }[]>();
  for (const tunnel of tunnels.length > 0 ? tunnels : [fields]) {
    remarks.push(...tunnelRemarks(tunnel, id));
    const linkId = idOf(tunnel, 'vpnsitelink');
    const link = links.get(keyOf(linkId)) ?? (links.size === 1 ? [...links.values()][0] : undefined);
    if (!link) {
      const isLost = site.routers.length > 0;
      const remark = unknownLink(site, linkId, `the connection ${name} of ${gateway.name}`, isLost);
      (isLost ? estate.remarks : remarks).push(remark);
      if (isLost) continue;
    }
    append(byEnd, link?.end ?? site, { fields: tunnel, bgpIp: link?.bgpIp });
  }
  for (const [end, own] of byEnd) {
    const speaking = own.filter((tunnel) => flagOf(tunnel.fields, 'enablebgp') === true);
    const enableBgp = speaking.length > 0;
    const all = [...remarks];
    if (enableBgp && speaking.length < own.length) all.push(leftOut('links without BGP beside those with it', id));
    estate.connections.push({
      a: gateway,
      b: end,
      enableBgp,
      weight: 0,
      // Without BGP, the address space of the site is what is routed to it.
      prefixes: enableBgp ? site.address : [],
      bgpIp: [...new Set(speaking.flatMap(({ bgpIp }) => bgpIp ?? []))].slice(0, 2),
      routing: routingOf(estate, hub, fields, { id, remarks: all, isBranch: true }),
      attributes: [],
      remarks: [...new Map(all.map((remark) => [remark.text, remark])).values()],
    });
  }
}

/** A tunnel of which the files do not say to which of several links it leads: it is lost if these are several routers. */
function unknownLink({ id, name }: Site, linkId: string | undefined, of: string, isLost: boolean): Remark {
  const which = linkId === undefined ? `of ${name}` : `${name}/${readId(linkId)?.name ?? linkId}`;
  return missing(id, `link ${which} of ${of}${isLost ? ', which' : ': its BGP address'} is not here.`);
}

function remarksOf(fields: Fields, id: string, name: string): Remark[] {
  const remarks: Remark[] = [];
  if (has(fields, 'trafficselectorpolicies')) remarks.push(leftOut('trafficSelectorPolicies', id));
  if (textOf(fields, 'connectionstatus')?.toLowerCase() === 'notconnected')
    remarks.push(leftOut(`${name} is not connected at present`, id));
  return remarks;
}

function tunnelRemarks(fields: Fields, id: string): Remark[] {
  const remarks: Remark[] = [];
  if (flagOf(fields, 'usepolicybasedtrafficselectors')) remarks.push(leftOut('policy-based traffic selectors', id));
  if (has(fields, 'ingressnatrules') || has(fields, 'egressnatrules')) remarks.push(leftOut('NAT rules', id));
  if (has(fields, 'vpngatewaycustombgpaddresses')) remarks.push(leftOut('APIPA addresses of BGP', id));
  if (numberOf(fields, 'routingweight')) remarks.push(leftOut('routingWeight of links', id));
  return remarks;
}

function readExpressRouteConnection(estate: Estate, hub: VirtualHub, gateway: Gateway, fields: Fields): void {
  const { id, name } = idIn(gateway, 'expressRouteConnections', fields);
  const peering = idOf(fields, 'expressroutecircuitpeering');
  const circuit = circuitOf(estate, peering?.replace(/\/peerings\/[^/]*\/*$/i, ''), name);
  if (!circuit) {
    estate.remarks.push(missing(id, `circuit of the connection ${name} of ${gateway.name}, which is not here.`));
    return;
  }
  const remarks: Remark[] = [];
  if (flagOf(fields, 'expressroutegatewaybypass')) remarks.push(leftOut('FastPath (expressRouteGatewayBypass)', id));
  estate.connections.push({
    ...{ a: gateway, b: circuit, enableBgp: false, prefixes: [], bgpIp: [], attributes: [], remarks },
    weight: numberOf(fields, 'routingweight') ?? 0,
    routing: routingOf(estate, hub, fields, { id, remarks, isBranch: true }),
  } satisfies Connection);
}

function idIn(gateway: Gateway, collection: string, fields: Fields): { readonly id: string; readonly name: string } {
  const name = textOf(fields, 'name') ?? textOf(fields, 'id')?.split('/').at(-1) ?? 'connection';
  return { id: `${gateway.id}/${collection}/${name}`, name };
}
