import { append, expressRouteAsn, isProblem, parsePrefix } from '@azroute/engine';
import { readId } from '../azure/ids.js';
import type { Estate } from '../model/estate.js';
import type { Connection, Firewall, Gateway, HubRouteTable, Session, Site, VirtualHub } from '../model/things.js';
import { isDefault } from '../model/virtual-hubs.js';
import { fileStem } from './file-stem.js';
import { type Found, refuse, whoseText } from './found.js';
import { type OfPeer, takeOver } from './learned.js';
import type { HubRow } from './read-routes.js';
import { beginsWith } from './speakers.js';

/** A file with the routes of a table or the firewall of a virtual hub. */
export interface HubFile {
  readonly file: string;
  readonly owner: string | undefined;
  readonly isOptional: boolean;
  readonly rows: readonly HubRow[];
}

/**
 * Takes over what branches and appliances announce to virtual hubs, as their tables show it. Which table it is, only the
 * name of the file says: that of the hub, and behind a dot that of another table than the default one, or of the firewall.
 */
export function readHubRows(estate: Estate, files: readonly HubFile[], found: Found): void {
  const peers = new Map<string, OfPeer>();
  const ends = endsOf(estate);
  for (const file of files) {
    const of = tableOf(estate, file, found);
    if (!of) continue;
    const hub = 'hub' in of ? of.hub : (of.network as VirtualHub);
    found.read.push({ file: file.file, format: 'routes of a virtual hub', of: `${hub.name}.${of.name}` });
    found.hubTables.push({ file: file.file, of, hub, rows: file.rows });
    for (const row of file.rows) addRow(ends, hub, row, file.file, peers, found);
  }
  takeOver(estate, [...peers.values()].filter(isNew));
}

/** Whether nothing else has said yet what a device announces. */
function isNew({ of }: OfPeer): boolean {
  return 'session' in of ? of.session.attributes.length === 0 : of.site.source === undefined;
}

interface Named {
  readonly name: string;
  readonly of: HubRouteTable | Firewall;
}

function tableOf(estate: Estate, file: HubFile, found: Found): HubRouteTable | Firewall | undefined {
  const all = [...estate.hubs.values()].flatMap(({ name, routeTables, firewalls }): Named[] => [
    ...routeTables.filter(isDefault).map((of) => ({ name, of })),
    ...[...routeTables, ...firewalls].map((of) => ({ name: `${name}.${of.name}`, of })),
  ]);
  const said = file.owner ?? fileStem(file.file);
  const fitting = all.filter(({ name }) =>
    file.owner === undefined ? beginsWith(said, name) : said.toLowerCase() === name.toLowerCase(),
  );
  const longest = Math.max(...fitting.map(({ name }) => name.length));
  const [one, ...others] = fitting.filter(({ name }) => name.length === longest);
  if (one && others.length === 0) return one.of;
  const what = `${file.file} contains routes of a virtual hub`;
  const which = one ? `, and ${others.length + 1} have the name ${one.name}` : ' that is not in the files';
  const help = one ? '.' : `; ${whoseText(all[0]?.name ?? 'HUB', file.file)}.`;
  refuse(found, file, `${what}${which}${help}`);
  return undefined;
}

function addRow(
  ends: Ends,
  hub: VirtualHub,
  row: HubRow,
  file: string,
  peers: Map<string, OfPeer>,
  found: Found,
): void {
  const announced = announcedBy(ends, hub, row);
  if (!announced) return;
  const prefixes = row.prefixes.filter((prefix) => !isProblem(parsePrefix(prefix)));
  const { path, end } = announced;
  if (!end) {
    const text = `${hub.name} has ${prefixes.join(', ')} with the path ${path.join(' ')}, and the files contain no such peer of it.`;
    if (!found.contradictions.some((known) => known.text === text)) found.contradictions.push({ file, text });
    return;
  }
  const key = 'session' in end ? `${hub.key} ${end.session.appliance.key}` : `${hub.key} ${end.site.key}`;
  const own = peers.get(key) ?? { of: end, files: new Set(), rows: new Map() };
  peers.set(key, own);
  own.files.add(file);
  for (const network of prefixes) {
    // A prefix stands in several tables, and in one of them perhaps with several paths.
    const known = own.rows.get(network);
    if (known && known.path.length <= path.length) continue;
    own.rows.set(network, { network, path, nextHop: undefined, origin: 'ebgp', localAddress: '', sourcePeer: '' });
  }
}

/** Who announced a row to the hub, and with which path; nothing if it is no route of BGP from outside of the WAN. */
function announcedBy(
  { behind, sessions }: Ends,
  hub: VirtualHub,
  { nextHopType, nextHops, path }: HubRow,
): { readonly path: readonly number[]; readonly end: OfPeer['of'] | undefined } | undefined {
  const ids = nextHops.flatMap((text) => readId(text) ?? []);
  const keys = new Set(ids.map(({ key }) => key));
  if (path.length === 0) return undefined;
  switch (nextHopType.toLowerCase()) {
    case 'vpn_s2s_gateway': {
      const gateways = hub.vpnGateways.filter(({ key }) => keys.has(key));
      return { path, end: only(gateways.flatMap((gateway) => behind(gateway, path[0]))) };
    }
    case 'expressroutegateway': {
      // Paths over ExpressRoute begin with the ASN of Microsoft's edge (W063).
      const rest = path[0] === expressRouteAsn ? path.slice(1) : path;
      const gateways = hub.expressRouteGateways.filter(({ key }) => keys.has(key));
      // What other hubs and networks on a circuit announce comes back with the edge's ASN alone (W069).
      if (rest.length === 0 || rest.every((asn) => asn === expressRouteAsn)) return undefined;
      return { path: rest, end: only(gateways.flatMap((gateway) => behind(gateway, rest[0]))) };
    }
    case 'hubbgpconnection': {
      const names = ids.map(({ name }) => name.toLowerCase());
      const session = only(sessions.filter(({ router, name }) => router === hub && names.includes(name.toLowerCase())));
      return { path, end: session && { session } };
    }
    default:
      return undefined;
  }
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

/** Who can announce routes to hubs. */
interface Ends {
  readonly sessions: readonly Session[];
  /** The sites with an ASN behind a gateway, over BGP or over a circuit. */
  behind(gateway: Gateway, asn: number | undefined): readonly OfPeer['of'][];
}

function endsOf({ connections, sites, sessions }: Estate): Ends {
  const siteOf = new Map<object, Site>();
  for (const site of sites) for (const end of [site, ...site.routers]) siteOf.set(end, site);
  const found = new Map<string, OfPeer['of'][]>();
  const add = ({ key }: Connection['a'], connection: Connection) => {
    const site = siteOf.get(connection.b);
    if (!site) return;
    const own = 'asn' in connection.b ? connection.b.asn : undefined;
    append(found, `${key} ${own ?? site.asn}`, { connection, site });
  };
  const byCircuit = new Map<object, Connection[]>();
  for (const each of connections) if ('nextHops' in each.a) append(byCircuit, each.a, each);
  for (const connection of connections) {
    if (connection.enableBgp) add(connection.a, connection);
    for (const beyond of byCircuit.get(connection.b) ?? []) add(connection.a, beyond);
  }
  return { sessions, behind: ({ key }, asn) => found.get(`${key} ${asn}`) ?? [] };
}
