import { compareNames } from '@azroute/language';
import { childOf, numberOf, textOf, textsOf } from '../azure/fields.js';
import type { Resource } from '../azure/resources.js';
import { addressIn, assumed, type Estate, prefixesIn, thingOf } from './estate.js';
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
  const all = estate.resources.of('Microsoft.Network/localNetworkGateways').map(readGateway);
  const found = new Map<string, LocalGateway>();
  const done = new Set<Read>();
  for (const first of all) {
    if (done.has(first)) continue;
    const together = all.filter((other) => !done.has(other) && areTogether(first, other));
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

function areTogether(a: Read, b: Read): boolean {
  if (a === b || a.device === b.device) return true;
  return a.space.length > 0 && a.asn === b.asn && [...a.space].sort().join() === [...b.space].sort().join();
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
    const names = gateways.map(({ thing }) => thing.name).join(', ');
    site.remarks.push(assumed(`one site behind the local network gateways ${names}.`, site.id));
  }
  estate.sites.push(site);
  for (const { thing, space, bgpIp } of gateways) {
    const end = routers.find(({ key }) => key === thing.key) ?? site;
    found.set(thing.key, { site, end, space, bgpIp });
  }
}
