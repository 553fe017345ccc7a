import { isProblem, parseAddress, parsePrefix } from '@azroute/engine';
import type { Fields } from '../azure/fields.js';
import { keyOf, readId } from '../azure/ids.js';
import type { Resource, Resources } from '../azure/resources.js';
import { showCommand } from '../report/commands.js';
import type {
  Appliance,
  Circuit,
  Connection,
  HubConnection,
  Network,
  Nic,
  Peering,
  Remark,
  RouteTable,
  ServiceTag,
  Session,
  Site,
  Subnet,
  Thing,
  Tunnel,
  VirtualHub,
  VirtualWan,
} from './things.js';

/** What is known of the estate while the resources are read, one type after the other. */
export interface Estate {
  readonly resources: Resources;
  /** Resources that exist, of which only some properties are known. */
  readonly seen: Resources;
  readonly networks: Map<string, Network>;
  readonly subnets: Map<string, Subnet>;
  readonly routeTables: Map<string, RouteTable>;
  readonly nics: Map<string, Nic>;
  readonly peerings: Peering[];
  readonly wans: Map<string, VirtualWan>;
  readonly hubs: Map<string, VirtualHub>;
  readonly hubConnections: HubConnection[];
  readonly appliances: Appliance[];
  readonly sessions: Session[];
  readonly sites: Site[];
  readonly circuits: Map<string, Circuit>;
  readonly connections: Connection[];
  /** To sites that are known from AS paths only. */
  readonly tunnels: Tunnel[];
  readonly serviceTags: ServiceTag[];
  /** Remarks about what has no place in the text. */
  readonly remarks: Remark[];
}

/** An estate of which nothing is read yet. */
export function newEstate(resources: Resources, seen: Resources): Estate {
  return {
    resources,
    seen,
    networks: new Map(),
    subnets: new Map(),
    routeTables: new Map(),
    nics: new Map(),
    peerings: [],
    wans: new Map(),
    hubs: new Map(),
    hubConnections: [],
    appliances: [],
    sessions: [],
    sites: [],
    circuits: new Map(),
    connections: [],
    tunnels: [],
    serviceTags: [],
    remarks: [],
  };
}

/** What every thing has, from its resource. */
export function thingOf({ key, id, name, group, subscription }: Omit<Resource, 'fields' | 'isBare' | 'type'>): Thing {
  return { key, id, name, group, subscription, remarks: [] };
}

/** A thing of which only the ID is known; undefined if the text is no ID. */
export function thingOfId(text: string): Thing | undefined {
  const id = readId(text);
  return id && thingOf(id);
}

/** The ID as people call it: `group/name`. */
export function shortId(text: string): string {
  const id = readId(text);
  return id ? (id.group === '' ? id.name : `${id.group}/${id.name}`) : text;
}

/** The command that shows the resource of an ID. */
function answerOf(text: string): string | undefined {
  const id = readId(text);
  return id && showCommand(id);
}

/** A remark that something is missing, with the command that exports it. */
export function missing(id: string, text: string): Remark {
  return { kind: 'MISSING', text, id, answer: answerOf(id) };
}

/** A remark that something cannot be written. */
export function leftOut(text: string, id?: string): Remark {
  return { kind: 'LEFT OUT', text, ...(id === undefined ? {} : { id }) };
}

/** A remark that something is assumed. */
export function assumed(text: string, id?: string, answer?: string): Remark {
  return { kind: 'ASSUMED', text, ...(id === undefined ? {} : { id }), answer };
}

/**
 * The prefixes among texts, as they are written: host bits stay, for `check` to explain. Others are left out with a
 * remark.
 */
export function prefixesIn(texts: readonly string[], { remarks, id }: Pick<Thing, 'remarks' | 'id'>): string[] {
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => {
    if (!isProblem(parsePrefix(text))) return true;
    remarks.push(leftOut(`the prefix "${text.slice(0, 60)}", which is not a prefix`, id));
    return false;
  });
}

/** An address in a text; undefined if it is none. */
export function addressIn(text: string | undefined): string | undefined {
  return text !== undefined && !isProblem(parseAddress(text.trim())) ? text.trim() : undefined;
}

/** Whether an object has a value other than an empty list or object. */
export function has(fields: Fields, name: string): boolean {
  const value = fields[name];
  if (value === undefined || value === false || value === '') return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** The ID of the network of a subnet's ID. */
export function networkIdOf(subnetId: string): string {
  return subnetId.replace(/\/subnets\/[^/]*\/*$/i, '');
}

/** A list for a sentence, with at most some of its texts. */
export function listed(texts: readonly string[], most = 5): string {
  if (texts.length <= most) return texts.join(', ');
  return `${texts.slice(0, most).join(', ')} and ${texts.length - most} more`;
}

/** A resource of which the input contains nothing but its ID, or only parts. */
export function unread({ id }: Pick<Resource, 'id'>, noun: string): Remark {
  return missing(id, `${noun} ${shortId(id)}: the files contain only its ID or parts of it, so it is not here.`);
}

/** What would stand in a subnet that the text does not contain; `what` has its article. */
export function missingPlace(estate: Estate, id: string, subnetId: string | undefined, what: string): Remark {
  if (subnetId === undefined || !readId(subnetId))
    return missing(id, `the network of ${what}, which is not here: no IP configuration names a subnet.`);
  const networkId = networkIdOf(subnetId);
  const isKnown = estate.networks.get(keyOf(networkId))?.isStub === false;
  return isKnown
    ? missing(networkId, `subnet ${readId(subnetId)?.name} of ${shortId(networkId)} with ${what}, which is not here.`)
    : missing(networkId, `virtual network ${shortId(networkId)} with ${what}, which is not here.`);
}

/** The NICs of networks by their addresses; of several with one address, the first. */
export function nicAt(networks: readonly Network[], address: string): Nic | undefined {
  for (const { subnets } of networks) {
    const found = subnets.flatMap(({ nics }) => nics).find(({ addresses }) => addresses.includes(address));
    if (found) return found;
  }
  return undefined;
}

/** A network, and those that are peered with it. */
export function nearNetworks(estate: Estate, network: Network): Network[] {
  const peers = estate.peerings.flatMap(({ a, far }) =>
    a.network === network ? [far] : far === network ? [a.network] : [],
  );
  return [network, ...peers];
}
