import { append } from '@azroute/engine';
import { compareNames } from '@azroute/language';
import { type Fields, textOf, type Value } from './fields.js';
import { keyOf, type ResourceId, readId } from './ids.js';

/** One resource with all that the inputs say of it. */
export interface Resource extends ResourceId {
  readonly fields: Fields;
  /** The input contains only children of it, such as the subnets of a network, or nothing but its name. */
  readonly isBare: boolean;
}

/** Types whose rows belong to their parents, where they are found inline too. */
const inParent = new Set([
  'microsoft.network/virtualnetworks/subnets',
  'microsoft.network/virtualnetworks/virtualnetworkpeerings',
  'microsoft.network/routetables/routes',
  'microsoft.network/virtualhubs/bgpconnections',
  'microsoft.network/virtualhubs/ipconfigurations',
  'microsoft.network/expressroutecircuits/peerings',
  'microsoft.network/loadbalancers/backendaddresspools',
  'microsoft.network/loadbalancers/frontendipconfigurations',
  'microsoft.network/loadbalancers/loadbalancingrules',
  'microsoft.network/networkinterfaces/ipconfigurations',
  'microsoft.network/virtualnetworkgateways/natrules',
  'microsoft.network/virtualhubs/hubroutetables/routes',
  'microsoft.network/vpngateways/natrules',
  'microsoft.network/vpngateways/vpnconnections',
  'microsoft.network/vpnsites/vpnsitelinks',
  'microsoft.network/expressroutegateways/expressrouteconnections',
]);

/** Collections that have another name inside of their parents. */
const inside: Readonly<Record<string, string>> = { vpnconnections: 'connections' };

/** Properties that lists without details and references have too: with them alone, a resource is not read. */
const naming =
  /^(id|name|type|kind|location|resourcegroup|subscriptionid|tenantid|apiversion|identity|zones|managedby|plan|extendedlocation)$/;

/** Properties in which two exports of one estate differ without being wrong. */
const volatile = /^(id|name|type|kind|resourcegroup|subscriptionid|tenantid|.*state|.*status|.*timestamp.*|.*bytes.*)$/;

interface OpenRows {
  readonly parent: ResourceId;
  readonly lists: Map<string, Fields[]>;
}

/** The resources of all inputs by their IDs. Children are part of their parents; what comes twice is merged. */
export class Resources {
  private readonly byKey = new Map<string, Resource>();
  private byType: Map<string, Resource[]> | undefined;
  private readonly conflicts = new Map<string, Set<string>>();
  /** The lists that have elements from rows of their own, which their parents need not contain. */
  private readonly rowLists = new Map<string, Set<string>>();
  /** Rows of children that are not yet merged into their parents: those of one parent are merged at once. */
  private readonly openRows = new Map<string, OpenRows>();

  /** Adds a resource; false if it has no ID of a resource. */
  add(fields: Fields): boolean {
    const id = readId(textOf(fields, 'id') ?? '');
    if (!id) return false;
    this.byType = undefined;
    if (!inParent.has(id.type)) {
      this.mergeRows(id.key);
      this.put(
        id,
        fields,
        Object.keys(fields).every((name) => naming.test(name)),
      );
      return true;
    }
    const parent = readId(id.id.split('/').slice(0, -2).join('/'));
    if (!parent) return false;
    const last = id.type.slice(id.type.lastIndexOf('/') + 1);
    const collection = inside[last] ?? last;
    const rows = this.openRows.get(parent.key) ?? { parent, lists: new Map() };
    append(rows.lists, collection, withName(fields, id.name));
    this.openRows.set(parent.key, rows);
    return true;
  }

  private mergeRows(key: string): void {
    const rows = this.openRows.get(key);
    if (!rows) return;
    this.openRows.delete(key);
    const merge = { differing: this.noteOf(rows.parent.id), isPart: () => true };
    const holder: Record<string, Value> = Object.create(null);
    const lists = this.rowLists.get(key) ?? new Set();
    for (const [collection, list] of rows.lists) {
      holder[collection] = mergedList([], list, merge, collection);
      lists.add(collection);
    }
    this.rowLists.set(key, lists);
    this.put(rows.parent, holder, true);
  }

  private mergeAllRows(): void {
    for (const key of [...this.openRows.keys()]) this.mergeRows(key);
  }

  private noteOf(id: string): Merge['differing'] {
    return (name) => {
      const names = this.conflicts.get(id) ?? new Set();
      this.conflicts.set(id, names.add(name));
    };
  }

  private put(id: ResourceId, fields: Fields, isBare: boolean): void {
    const known = this.byKey.get(id.key);
    if (!known) {
      this.byKey.set(id.key, { ...id, fields, isBare });
      return;
    }
    const rows = this.rowLists.get(id.key);
    const isPart = (list: string) => known.isBare || isBare || rows?.has(list) === true;
    const merged = mergedFields(known.fields, fields, { differing: this.noteOf(id.id), isPart }, '');
    const named = known.isBare && !isBare ? id : known;
    this.byKey.set(id.key, { ...named, key: id.key, fields: merged, isBare: known.isBare && isBare });
  }

  /** The resource with this ID, in any case. */
  get(id: string | undefined): Resource | undefined {
    this.mergeAllRows();
    return this.byKey.get(keyOf(id));
  }

  /** The resources of a type in the order of their IDs, whatever the order of the inputs was. */
  of(type: string): readonly Resource[] {
    this.mergeAllRows();
    if (!this.byType) {
      this.byType = new Map();
      for (const resource of [...this.byKey.values()].sort(byKey)) append(this.byType, resource.type, resource);
    }
    return this.byType.get(type.toLowerCase()) ?? [];
  }

  /** How many resources there are of each type. */
  counts(): ReadonlyMap<string, number> {
    this.mergeAllRows();
    const counts = new Map<string, number>();
    for (const { type } of this.byKey.values()) counts.set(type, (counts.get(type) ?? 0) + 1);
    return counts;
  }

  /** The properties of which two inputs say different things, by ID; the later input counts. */
  differences(): readonly { readonly id: string; readonly names: readonly string[] }[] {
    this.mergeAllRows();
    return [...this.conflicts]
      .map(([id, names]) => ({ id, names: [...names].sort(compareNames) }))
      .sort((a, b) => compareNames(a.id, b.id));
  }
}

function byKey(a: Resource, b: Resource): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function withName(fields: Fields, name: string): Fields {
  const named: Record<string, Value | undefined> = Object.assign(Object.create(null), fields);
  named.name = name;
  return named;
}

interface Merge {
  /** Called with the path of each property in which the two differ. */
  differing(path: string): void;
  /** Whether one of the two can lack elements of a list, given by the property of the resource that contains it. */
  isPart(list: string): boolean;
}

function mergedFields(a: Fields, b: Fields, merge: Merge, path: string): Fields {
  const result: Record<string, Value | undefined> = Object.assign(Object.create(null), a);
  for (const [name, value] of Object.entries(b)) {
    if (value === undefined) continue;
    const known = result[name];
    const here = path === '' ? name : `${path}.${name}`;
    const own = volatile.test(name) ? { ...merge, differing: () => {} } : merge;
    result[name] = known === undefined ? value : mergedValue(known, value, own, here);
  }
  return result;
}

function mergedValue(a: Value, b: Value, merge: Merge, path: string): Value {
  if (b === '') return a;
  if (isEmpty(a)) return b;
  if (Array.isArray(a) && Array.isArray(b)) return mergedList(a, b, merge, path);
  if (isFields(a) && isFields(b)) return mergedFields(a, b, merge, path);
  if (!same(a, b)) merge.differing(path);
  return b;
}

/**
 * Objects of two lists are merged by their names. What only the earlier list contains is gone, unless one of the two
 * is a part.
 */
function mergedList(a: readonly Value[], b: readonly Value[], merge: Merge, path: string): readonly Value[] {
  const isPart = merge.isPart(path.split('.')[0] ?? '');
  if (b.length === 0 && isPart) return a;
  if (![...a, ...b].every((each) => isFields(each) && elementKey(each) !== undefined)) {
    if (a.length !== b.length || a.some((each, i) => !same(each, b[i] ?? ''))) merge.differing(path);
    return b;
  }
  const merged = new Map<string, Fields>();
  const later = new Set((b as readonly Fields[]).map(elementKey));
  for (const each of [...a, ...b] as readonly Fields[]) {
    const key = elementKey(each) ?? '';
    if (!isPart && !later.has(key)) {
      merge.differing(path);
      continue;
    }
    const known = merged.get(key);
    merged.set(key, known ? mergedFields(known, each, merge, path) : each);
  }
  return [...merged.values()];
}

/**
 * What an element of a list is called: its name, or the last part of its ID if that tells the elements apart; of BGP
 * addresses, the name of their IP configuration.
 */
function elementKey(fields: Fields): string | undefined {
  const configuration = textOf(fields, 'ipconfigurationid')?.toLowerCase().split('/').at(-1);
  const id = textOf(fields, 'id')?.toLowerCase();
  const name = textOf(fields, 'name')?.toLowerCase();
  return name ?? (id !== undefined && foreign.test(id) ? id : id?.split('/').at(-1)) ?? configuration;
}

/** IDs of back ends and of their pools: of several load balancers or NICs, parts have the same last name. */
const foreign = /\/(loadbalancers|networkinterfaces|virtualmachines)\/[^/]+\/(backendaddresspools|ipconfigurations)\//;

function isFields(value: Value): value is Fields {
  return typeof value === 'object' && !Array.isArray(value);
}

function isEmpty(value: Value): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

/** Whether two values say the same: IDs and regions are written in any case, with and without spaces. */
function same(a: Value, b: Value): boolean {
  if (typeof a !== 'object' && typeof b !== 'object') return plain(a) === plain(b);
  return JSON.stringify(a).toLowerCase() === JSON.stringify(b).toLowerCase();
}

function plain(value: string | number | boolean): string {
  return String(value).toLowerCase().replaceAll(' ', '');
}
