import { append, isProblem, parsePrefix } from '@azroute/engine';
import { readId } from '../azure/ids.js';
import type { Estate } from '../model/estate.js';
import type { Circuit, Connection, Firewall, Gateway, HubRouteTable, Site, VirtualHub } from '../model/things.js';
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

/** The ASN of Microsoft's edge, with which paths over ExpressRoute begin (W063). */
const edgeAsn = 12076;

/**
 * Takes over what branches and appliances announce to virtual hubs, as their tables show it. Which table it is, only the
 * name of the file says: that of the hub, and behind a dot that of another table than the default one, or of the firewall.
 */
export function readHubRows(estate: Estate, files: readonly HubFile[], found: Found): void {
  const peers = new Map<string, OfPeer>();
  for (const file of files) {
    const of = tableOf(estate, file, found);
    if (!of) continue;
    const hub = 'hub' in of ? of.hub : (of.network as VirtualHub);
    found.read.push({ file: file.file, format: 'routes of a virtual hub', of: `${hub.name}.${of.name}` });
    found.hubTables.push({ file: file.file, of, hub, rows: file.rows });
    for (const row of file.rows) addRow(estate, hub, row, file.file, peers, found);
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
  estate: Estate,
  hub: VirtualHub,
  row: HubRow,
  file: string,
  peers: Map<string, OfPeer>,
  found: Found,
): void {
  const announced = announcedBy(estate, hub, row);
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
  estate: Estate,
  hub: VirtualHub,
  { nextHopType, nextHops, path }: HubRow,
): { readonly path: readonly number[]; readonly end: OfPeer['of'] | undefined } | undefined {
  const ids = nextHops.flatMap((text) => readId(text) ?? []);
  const keys = new Set(ids.map(({ key }) => key));
  if (path.length === 0) return undefined;
  switch (nextHopType.toLowerCase()) {
    case 'vpn_s2s_gateway': {
      const gateways = hub.vpnGateways.filter(({ key }) => keys.has(key));
      const ends = gateways.flatMap((gateway) => sitesOf(estate, gateway, path[0]));
      return { path, end: ends.length === 1 ? ends[0] : undefined };
    }
    case 'expressroutegateway': {
      const rest = path[0] === edgeAsn ? path.slice(1) : path;
      const gateways = hub.expressRouteGateways.filter(({ key }) => keys.has(key));
      const ends = gateways.flatMap((gateway) => customersOf(estate, gateway, rest[0]));
      // What other hubs and networks on a circuit announce comes back with the edge's ASN alone (W069).
      if (rest.length === 0 || rest.every((asn) => asn === edgeAsn)) return undefined;
      return { path: rest, end: ends.length === 1 ? ends[0] : undefined };
    }
    case 'hubbgpconnection': {
      const names = ids.map(({ name }) => name.toLowerCase());
      const sessions = estate.sessions.filter(
        ({ router, name }) => router === hub && names.includes(name.toLowerCase()),
      );
      const [session] = sessions;
      return { path, end: session && sessions.length === 1 ? { session } : undefined };
    }
    default:
      return undefined;
  }
}

function sitesOf(estate: Estate, gateway: Gateway, asn: number | undefined): OfPeer['of'][] {
  return estate.connections.flatMap((connection) => {
    if (connection.a !== gateway || !connection.enableBgp) return [];
    const site = estate.sites.find(
      ({ routers, ...each }) => each.key === connection.b.key || hasEnd(routers, connection),
    );
    const own = 'asn' in connection.b ? (connection.b.asn ?? site?.asn) : undefined;
    return site && own === asn ? [{ connection, site }] : [];
  });
}

function hasEnd(routers: Site['routers'], { b }: Connection): boolean {
  return routers.some((router) => router === b);
}

/** What stands behind the circuits of a gateway. */
function customersOf(estate: Estate, gateway: Gateway, asn: number | undefined): OfPeer['of'][] {
  const byCircuit = new Map<Circuit, Connection[]>();
  for (const each of estate.connections) if ('nextHops' in each.a) append(byCircuit, each.a, each);
  const circuits = estate.connections.flatMap(({ a, b }) => (a === gateway && 'nextHops' in b ? [b] : []));
  return circuits.flatMap((circuit) =>
    (byCircuit.get(circuit) ?? []).flatMap((connection) => {
      const site = estate.sites.find((each) => each === connection.b);
      return site && site.asn === asn ? [{ connection, site }] : [];
    }),
  );
}
