import type { DeclId } from '@azroute/engine';
import {
  compareHubRoutes,
  compareList,
  type DeclKind,
  Failure,
  type HubComparison,
  type ListComparison,
  parsePrinted,
  readHubRoutes,
  referenceText,
  type TopologyView,
  type Verification,
  verifyNic,
} from '@azroute/language';
import type { LearnedRow } from '../routes/read-routes.js';
import type { Comparable, ComparableHub, ComparableList, ComparableNic } from './comparable.js';

/** How routes that Azure printed agree with what was imported. */
export interface Proof {
  readonly nics: readonly ProvedNic[];
  readonly lists: readonly ProvedList[];
  readonly hubs: readonly ProvedHub[];
  /** Why some cannot be compared, a sentence each without its full stop. */
  readonly failed: readonly string[];
}

/** A NIC whose effective routes were compared. */
export interface ProvedNic {
  readonly file: string;
  readonly id: DeclId;
  readonly view: TopologyView;
  readonly result: Verification;
}

/** A list of BGP routes that was compared. */
export interface ProvedList {
  readonly file: string;
  /** The Route Server or gateway. */
  readonly of: DeclId;
  /** The peer to which routes are advertised; undefined for what was learned. */
  readonly to: DeclId | undefined;
  readonly view: TopologyView;
  readonly result: ListComparison;
}

/** A table or the firewall of a virtual hub whose routes were compared. */
export interface ProvedHub {
  readonly file: string;
  readonly id: DeclId;
  readonly view: TopologyView;
  readonly result: HubComparison;
}

/** What is compared, and with what. */
export interface Proving {
  readonly comparable: Comparable;
  /** The texts of the files with effective routes, by name. */
  readonly printed: ReadonlyMap<string, string>;
  /** The topology with a root, as it is now. */
  viewOf(root: string): Promise<TopologyView | undefined>;
  /** How to see why a NIC has no table, a clause. */
  readonly howToSee: string;
}

/** The round of proof: compares all routes that were given with the topologies. */
export async function prove({ comparable, printed, viewOf, howToSee }: Proving): Promise<Proof> {
  const views = new Map<string, Promise<TopologyView | undefined>>();
  const opened = (root: string) => {
    const open = views.get(root) ?? viewOf(root);
    views.set(root, open);
    return open;
  };
  const failed: string[] = [];
  const attempt = async <T>(act: () => Promise<T>): Promise<T[]> => {
    try {
      return [await act()];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failed.push(error.message);
      return [];
    }
  };
  const nics: ProvedNic[] = [];
  for (const each of comparable.nics)
    nics.push(...(await attempt(async () => proveNic(each, await opened(each.root), printed, howToSee))));
  const lists: ProvedList[] = [];
  for (const each of comparable.lists)
    lists.push(...(await attempt(async () => proveList(each, await opened(each.root)))));
  const hubs: ProvedHub[] = [];
  for (const each of comparable.hubs)
    hubs.push(...(await attempt(async () => proveHub(each, await opened(each.root)))));
  return { nics, lists, hubs, failed };
}

function proveNic(
  { file, nic }: ComparableNic,
  view: TopologyView | undefined,
  texts: ReadonlyMap<string, string>,
  howToSee: string,
): ProvedNic {
  const printed = parsePrinted(texts.get(file) ?? '', file);
  const { view: found, id } = declared(view, nic, ['nic'], file);
  return { file, id, view: found, result: verifyNic(found, { id, name: found.labelOf(id) }, printed, howToSee) };
}

function proveHub({ file, of, kind, rows }: ComparableHub, view: TopologyView | undefined): ProvedHub {
  const { view: found, id } = declared(view, of, [kind], file);
  const computed = found.snapshot.hubRoutes(id);
  if (!computed) throw new Failure(`${of.join('.')} has no routes, so ${file} is not compared`);
  const list = rows.map(({ prefixes, path, ...row }) => ({
    ...row,
    addressPrefixes: prefixes,
    asPath: path.join('-'),
  }));
  const printed = readHubRoutes(JSON.stringify(list), file);
  return { file, id, view: found, result: compareHubRoutes(printed, computed, (one) => found.labelOf(one)) };
}

const speakers: readonly DeclKind[] = ['routeServer', 'vpnGateway'];
const peers: readonly DeclKind[] = ['nva', 'site', 'router', 'vpnGateway'];

function proveList({ file, of, to, rows }: ComparableList, view: TopologyView | undefined): ProvedList {
  const { view: found, id } = declared(view, of, speakers, file);
  const peer = to && declared(found, to, peers, file).id;
  const result = compareList(found, { device: id, to: peer, rows: rows.map(listRow) });
  return { file, of: id, to: peer, view: found, result };
}

/** @throws Failure if the files, which can be the user's, do not contain it */
function declared(
  view: TopologyView | undefined,
  path: readonly string[],
  kinds: readonly DeclKind[],
  file: string,
): { readonly view: TopologyView; readonly id: DeclId } {
  const resolution = view?.resolve(referenceText(path), kinds);
  if (view && resolution && 'id' in resolution) return { view, id: resolution.id };
  throw new Failure(`${path.join('.')} is not in the topology, so ${file} is not compared`);
}

const origins: Readonly<Record<string, string>> = { ebgp: 'EBgp', ibgp: 'IBgp', network: 'Network', igp: 'Igp' };

function listRow({ network, nextHop = '', path, origin, sourcePeer, localAddress }: LearnedRow) {
  return { network, nextHop, asPath: path.join('-'), origin: origins[origin] ?? origin, sourcePeer, localAddress };
}
