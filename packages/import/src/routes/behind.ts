import { assumed, type Estate } from '../model/estate.js';
import type { Announcement, Appliance, Site, SiteRouter, Tunnel } from '../model/things.js';
import { type AnnouncedRow, type Announcements, announcementsOf } from './announcements.js';
import { sourcesText } from './found.js';

/** A device that announces routes to Azure, with the rows that Azure learned from it. */
export interface Announcer {
  readonly device: Appliance | Site | SiteRouter;
  readonly asn: number | undefined;
  /** Where it sends what it announces, such as a session with a Route Server. */
  readonly attributes: Announcement[];
  readonly rows: readonly AnnouncedRow[];
  readonly file: string;
}

/** Makes devices announce what Azure learned from them; what they originate is returned for each. */
export function announce(estate: Estate, announcers: readonly Announcer[]): Map<Announcer, Announcements> {
  const found = new Map(announcers.map((each) => [each, announcementsOf(each.rows, each.asn)]));
  const groups = new Map<string, { asn: number; prefixes: readonly string[]; by: Announcer[]; between: Set<number> }>();
  for (const [each, { prepends, behind }] of found) {
    for (const { prefix, times } of prepends)
      each.attributes.push({ key: 'prepend', number: times, prefixes: [prefix] });
    for (const { asn, prefixes, between } of behind) {
      const key = `${asn} ${prefixes.join()}`;
      const group = groups.get(key) ?? { asn, prefixes, by: [], between: new Set() };
      if (!group.by.some(({ device }) => device === each.device)) group.by.push(each);
      for (const other of between) group.between.add(other);
      groups.set(key, group);
    }
  }
  for (const group of [...groups.values()].sort((a, b) => a.asn - b.asn)) addBehind(estate, group);
  return found;
}

/** The router behind devices that announce routes of another AS, with a tunnel to each of them. */
function addBehind(
  estate: Estate,
  group: { asn: number; prefixes: readonly string[]; by: readonly Announcer[]; between: ReadonlySet<number> },
): void {
  const { asn, prefixes, by, between } = group;
  const first = by[0]?.device;
  if (!first) return;
  const sites = estate.sites.filter(({ name }) => name.startsWith(`as${asn}`)).length;
  const name = sites === 0 ? `as${asn}` : `as${asn}-${sites + 1}`;
  const { group: of, subscription } = first;
  const names = by.map(({ device }) => device.name).join(' and ');
  const further = between.size > 0 ? ` The paths contain AS ${[...between].join(', ')} too, as prepends here.` : '';
  const text = `behind ${names} there is one router, AS ${asn}, with what they announce of it, over a tunnel between public addresses (${sourcesText(by.map(({ file }) => file))}).${further}`;
  const site: Site = {
    ...{ key: `${first.key}/${name}`, id: first.id, name, group: of, subscription },
    remarks: [assumed(text, first.id)],
    address: prefixes,
    asn,
    routers: [],
    source: undefined,
  };
  estate.sites.push(site);
  const farEndpoint = documentationAddress(estate);
  for (const { device } of by) {
    const tunnel: Tunnel = {
      ...{ key: `${device.key}/tunnels/${name}`, id: device.id, name: `${device.name}-${name}` },
      ...{ group: device.group, subscription: device.subscription, remarks: [] },
      a: device,
      endpoint:
        'nics' in device ? device.nics.flatMap((nic) => nic.publicAddress ?? [])[0] : documentationAddress(estate, 1),
      b: site,
      farEndpoint,
    };
    estate.tunnels.push(tunnel);
  }
}

/** The next public address that is reserved for examples: nothing real has it (RFC 5737). */
function documentationAddress({ tunnels }: Estate, more = 0): string {
  const used = new Set(tunnels.flatMap(({ endpoint, farEndpoint }) => [endpoint, farEndpoint]));
  let skip = more;
  for (let i = 1; i < 762; i++) {
    const range = ['192.0.2', '198.51.100', '203.0.113'][Math.floor((i - 1) / 254)];
    const address = `${range}.${((i - 1) % 254) + 1}`;
    if (!used.has(address) && skip-- === 0) return address;
  }
  return '192.0.2.254';
}
