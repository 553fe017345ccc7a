import type { Estate } from '../model/estate.js';
import type { Nic, Thing } from '../model/things.js';
import type { Topology } from '../print/texts.js';
import type { BgpPeer, Found, FoundList } from '../routes/found.js';
import type { HubRow, LearnedRow } from '../routes/read-routes.js';

/** What of the given routes can be compared with the output. */
export interface Comparable {
  readonly nics: readonly ComparableNic[];
  readonly lists: readonly ComparableList[];
  readonly hubs: readonly ComparableHub[];
}

/** The routes of a table or of the firewall of a virtual hub, which can be compared. */
export interface ComparableHub {
  /** The file with the routes. */
  readonly file: string;
  /** The path of the root of the topology with the hub; empty for a single text. */
  readonly root: string;
  /** The names of the hub and of the table or the firewall in the output. */
  readonly of: readonly [string, string];
  readonly kind: 'hubRouteTable' | 'firewall';
  readonly rows: readonly HubRow[];
}

/** Effective routes that can be compared. */
export interface ComparableNic {
  /** The file with the effective routes. */
  readonly file: string;
  /** The path of the root of the topology with the NIC; empty for a single text. */
  readonly root: string;
  /** The names of the network, the subnet and the NIC in the output. */
  readonly nic: readonly [string, string, string];
}

/** What a Route Server or a gateway learned or advertises, which can be compared. */
export interface ComparableList {
  /** The file with the list. */
  readonly file: string;
  /** The path of the root of the topology with it; empty for a single text. */
  readonly root: string;
  /** The names of the network and of the Route Server or gateway in the output. */
  readonly of: readonly [string, string];
  /** The name of the peer to which the routes are advertised, with that of what it is in; undefined for what was learned. */
  readonly to: readonly string[] | undefined;
  readonly rows: readonly LearnedRow[];
}

/** Where things are in the output; nowhere if their part was not wanted. */
export function comparable(estate: Estate, found: Found, topologies: readonly Topology[]): Comparable {
  return {
    nics: found.effective.flatMap(({ file, nic }) => comparableNic(file, nic, topologies)),
    lists: found.lists.flatMap((list) => comparableList(estate, list, topologies)),
    hubs: found.hubTables.flatMap(({ file, hub, of, rows }) => {
      const at = topologies.find(({ part }) => part.hubs.includes(hub));
      const kind = 'hub' in of ? 'hubRouteTable' : 'firewall';
      return at ? [{ file, root: at.root, of: [nameIn(at, hub), nameIn(at, of)] as const, kind, rows }] : [];
    }),
  };
}

function comparableNic(file: string, nic: Nic, topologies: readonly Topology[]): ComparableNic[] {
  const { subnet } = nic;
  const at = topologies.find(({ part }) => part.networks.includes(subnet.network));
  return at ? [{ file, root: at.root, nic: [nameIn(at, subnet.network), nameIn(at, subnet), nameIn(at, nic)] }] : [];
}

function comparableList(
  estate: Estate,
  { file, of, to, rows }: FoundList,
  topologies: readonly Topology[],
): ComparableList[] {
  const at = topologies.find(({ part }) => [...part.networks, ...part.hubs].some((place) => place === of.network));
  if (!at) return [];
  const peer = to && outside(estate, to).map((thing) => nameIn(at, thing));
  return [{ file, root: at.root, of: [nameIn(at, of.network), nameIn(at, of)], to: peer, rows }];
}

/** A peer with the thing that it is declared in before it. */
function outside(estate: Estate, peer: BgpPeer): Thing[] {
  if ('network' in peer) return [peer.network, peer];
  const site = estate.sites.find(({ routers }) => routers.some((router) => router === peer));
  return site ? [site, peer] : [peer];
}

function nameIn({ names }: Topology, thing: Thing): string {
  return names.get(thing) ?? thing.name;
}
