import type {
  Appliance,
  Firewall,
  HubRouteTable,
  Nic,
  RouteServer,
  Site,
  SiteRouter,
  VirtualHub,
  VpnGateway,
} from '../model/things.js';
import type { HubRow, LearnedRow } from './read-routes.js';

/** A list of BGP routes that Azure printed, with whose it is. */
export interface FoundList {
  readonly file: string;
  readonly of: RouteServer | VpnGateway;
  /** The peer to which the routes are advertised; undefined for what was learned. */
  readonly to: BgpPeer | undefined;
  readonly rows: readonly LearnedRow[];
}

/** The routes of a table or of the firewall of a virtual hub that Azure printed. */
interface FoundHubTable {
  readonly file: string;
  readonly hub: VirtualHub;
  readonly of: HubRouteTable | Firewall;
  readonly rows: readonly HubRow[];
}

/** What a Route Server or a gateway has a session with. */
export type BgpPeer = Appliance | Site | SiteRouter | VpnGateway;

/** What the files with routes say beside what went into the estate. */
export interface Found {
  /** What Azure printed and the model cannot have, a sentence each. The model is not bent to fit. */
  readonly contradictions: { readonly file: string; readonly text: string }[];
  /** The effective routes, with the NICs that they belong to. */
  readonly effective: { readonly file: string; readonly nic: Nic }[];
  /** What Route Servers and gateways learned, and what they advertise to a peer. */
  readonly lists: FoundList[];
  /** Routes of virtual hubs. */
  readonly hubTables: FoundHubTable[];
  /** Why a file cannot be used at all. */
  readonly refused: string[];
  /** Files of folders that belong to nothing. */
  readonly skipped: string[];
  /** What the files are of. */
  readonly read: { readonly file: string; readonly format: string; readonly of: string | undefined }[];
}

/** Nothing found yet. */
export function nothingFound(): Found {
  return { contradictions: [], effective: [], lists: [], hubTables: [], refused: [], skipped: [], read: [] };
}

/** A file that is given by name or in a folder. */
interface GivenFile {
  readonly file: string;
  readonly isOptional: boolean;
}

/** Says why a file is not used: one that was given by name ends the import, one of a folder is skipped. */
export function refuse(found: Found, { isOptional }: GivenFile, text: string): void {
  (isOptional ? found.skipped : found.refused).push(text);
}

/**
 * How to say whose routes are in a file, a clause: its name can say it everywhere, the option only on the command line.
 * @param name the name of the owner, or a word for it
 */
export function whoseText(name: string, file: string): string {
  return `begin the name of the file with ${name}, or on the command line give --routes ${name}=${file}`;
}

/** The files that say something, for a comment. */
export function sourcesText(files: readonly string[]): string {
  const all = [...new Set(files)].sort();
  const [first = ''] = all;
  return all.length === 1 ? first : `${first} and ${all.length - 1} more`;
}
