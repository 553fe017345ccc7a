import { isProblem, parseAddress, parsePrefix } from '@azroute/engine';
import type { Fields } from '../azure/fields.js';
import { readId } from '../azure/ids.js';
import type { Resource, Resources } from '../azure/resources.js';
import { showCommand } from '../report/commands.js';
import type {
  Appliance,
  Circuit,
  Connection,
  Network,
  Nic,
  Peering,
  Remark,
  RouteTable,
  Session,
  Site,
  Subnet,
  Thing,
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
  readonly appliances: Appliance[];
  readonly sessions: Session[];
  readonly sites: Site[];
  readonly circuits: Map<string, Circuit>;
  readonly connections: Connection[];
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
    appliances: [],
    sessions: [],
    sites: [],
    circuits: new Map(),
    connections: [],
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
    remarks.push(leftOut(`the prefix "${text.slice(0, 60)}", which is none`, id));
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

/** The network of a subnet's ID. */
export function networkKeyOf(subnetId: string): string {
  return subnetId.toLowerCase().replace(/\/subnets\/[^/]*$/, '');
}
