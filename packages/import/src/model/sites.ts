import { append } from '@azroute/engine';
import { compareNames } from '@azroute/language';
import { childOf, numberOf, textOf, textsOf } from '../azure/fields.js';
import type { Resource } from '../azure/resources.js';
import { addressIn, assumed, type Estate, listed, prefixesIn, thingOf, unread } from './estate.js';
import type { Site, SiteRouter, Thing } from './things.js';

/** A local network gateway: a router of a site, and what its connections need. */
export interface LocalGateway {
  readonly site: Site;
  /** The site itself, or one of its routers. */
  readonly end: Site | SiteRouter;
  readonly space: readonly string[];
  readonly bgpIp: string | undefined;
}

interface Read {
  readonly thing: Thing;
  readonly space: readonly string[];
  readonly asn: number | undefined;
  readonly bgpIp: string | undefined;
  readonly device: string;
}

/**
 * `localNetworkGateways`: sites. Those for one device (one public address), and those with the same ASN and address
 * space, are one site.
 */
export function readSites(estate: Estate): Map<string, LocalGateway> {
  const resources = estate.resources.of('Microsoft.Network/localNetworkGateways');
  for (const each of resources) if (each.isBare) estate.remarks.push(unread(each, 'local network gateway'));
  const all = resources.filter(({ isBare }) => !isBare).map(readGateway);
  const found = new Map<string, LocalGateway>();
  const byLikeness = new Map<string, Read[]>();
  for (const each of all) for (const key of likenesses(each)) append(byLikeness, key, each);
  const done = new Set<Read>();
  for (const first of all) {
    if (done.has(first)) continue;
    const like = new Set([first, ...likenesses(first).flatMap((key) => byLikeness.get(key) ?? [])]);
    const together = [...like].filter((other) => !done.has(other)).sort((a, b) => (a.thing.key < b.thing.key ? -1 : 1));
    for (const each of together) done.add(each);
    addSite(estate, together, found);
  }
  return found;
}

function readGateway(resource: Resource): Read {
  const { fields, key } = resource;
  const thing = thingOf(resource);
  const bgp = childOf(fields, 'bgpsettings');
  return {
    thing,
    space: prefixesIn(textsOf(childOf(fields, 'localnetworkaddressspace'), 'addressprefixes'), thing),
    asn: numberOf(bgp, 'asn') || undefined,
    bgpIp: addressIn(textOf(bgp, 'bgppeeringaddress')),
    device: textOf(fields, 'gatewayipaddress') ?? textOf(fields, 'fqdn') ?? key,
  };
}

/** Local network gateways with a common likeness are one site: a device, or an ASN with an address space. */
function likenesses({ device, space, asn }: Read): string[] {
  return [`device ${device}`, ...(space.length > 0 ? [`space ${asn} ${[...space].sort().join()}`] : [])];
}

function addSite(estate: Estate, gateways: readonly Read[], found: Map<string, LocalGateway>): void {
  const [first] = gateways;
  if (!first) return;
  const devices = new Set(gateways.map(({ device }) => device));
  const address = [...new Set(gateways.flatMap(({ space }) => space))];
  const asns = new Set(gateways.map(({ asn }) => asn));
  const routers =
    devices.size < 2 ? [] : gateways.map(({ thing, asn }): SiteRouter => ({ ...thing, remarks: [], asn }));
  const site: Site = {
    ...first.thing,
    remarks: gateways.flatMap(({ thing }) => thing.remarks),
    address,
    asn: asns.size === 1 ? first.asn : undefined,
    routers: routers.sort((a, b) => compareNames(a.name, b.name)),
    source: undefined,
  };
  if (address.length === 0) {
    const what = `what ${site.name} announces by BGP is not known to Azure's configuration.`;
    site.remarks.push(assumed(`no addresses; ${what}`, site.id));
  }
  if (gateways.length > 1) {
    const names = listed(gateways.map(({ thing }) => thing.name));
    site.remarks.push(assumed(`one site behind the local network gateways ${names}.`, site.id));
  }
  estate.sites.push(site);
  const byKey = new Map(routers.map((router) => [router.key, router]));
  for (const { thing, space, bgpIp } of gateways) {
    const end = byKey.get(thing.key) ?? site;
    found.set(thing.key, { site, end, space, bgpIp });
  }
}
