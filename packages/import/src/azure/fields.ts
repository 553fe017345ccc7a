/** A value of an export: names in lower case, `properties` in its parent, nothing that is null or secret. */
export type Value = string | number | boolean | Fields | readonly Value[];

/** An object of an export. It has no prototype, so that every name is only a name. */
export interface Fields {
  readonly [name: string]: Value | undefined;
}

/** Deeper values have nothing to do with networks. */
const deepest = 24;

/** Never kept: secrets, and what differs between two exports of one estate without any effect on routes. */
const left = new Set([
  'sharedkey',
  'authorizationkey',
  'servicekey',
  'radiusserversecret',
  'radiusservers',
  'authorizations',
  'certificateauthentication',
  'sensitive_values',
  'tags',
  'etag',
  'provisioningstate',
  'resourceguid',
  'systemdata',
]);

/** An object with names in lower case and with what is below `properties` in its place; undefined if it is none. */
export function fieldsOf(value: unknown): Fields | undefined {
  return isObject(value) ? normalObject(value, 0) : undefined;
}

/** Whether a value is an object and no array. */
export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function normal(value: unknown, depth: number): Value | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (depth > deepest || typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return normalObject(value as { readonly [name: string]: unknown }, depth);
  return value.flatMap((each) => {
    const one = normal(each, depth + 1);
    return one === undefined ? [] : [one];
  });
}

function normalObject(object: { readonly [name: string]: unknown }, depth: number): Fields {
  const fields: Record<string, Value> = Object.create(null);
  let properties: unknown;
  for (const [name, value] of Object.entries(object)) {
    const key = name.toLowerCase();
    if (key === 'properties' && isObject(value)) properties = value;
    else if (!left.has(key)) set(fields, key, normal(value, depth + 1));
  }
  if (isObject(properties)) {
    for (const [key, value] of Object.entries(normalObject(properties, depth + 1))) {
      // Some resources have a type of their own, too, for which the Azure CLI has this name.
      set(fields, key === 'type' && fields.type !== undefined ? 'typepropertiestype' : key, value);
    }
  }
  return fields;
}

function set(fields: Record<string, Value>, key: string, value: Value | undefined): void {
  if (value !== undefined && (fields[key] === undefined || fields[key] === '')) fields[key] = value;
}

/** A value of any input as a text; empty for what is none. `String` fails on objects that have a `toString` of their own. */
export function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** A text that is not empty; numbers count as texts. */
export function textOf(fields: Fields | undefined, name: string): string | undefined {
  const value = fields?.[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A flag; undefined if it is absent. */
export function flagOf(fields: Fields | undefined, name: string): boolean | undefined {
  const value = fields?.[name];
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  return value.toLowerCase() === 'true' ? true : value.toLowerCase() === 'false' ? false : undefined;
}

/** A whole number that is not negative; undefined for anything else. */
export function numberOf(fields: Fields | undefined, name: string): number | undefined {
  const value = fields?.[name];
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}

/** An object inside an object. */
export function childOf(fields: Fields | undefined, name: string): Fields | undefined {
  const value = fields?.[name];
  return typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** The objects of a list. */
export function childrenOf(fields: Fields | undefined, name: string): readonly Fields[] {
  const value = fields?.[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && !Array.isArray(each)) : [];
}

/** The texts of a list, or the one that stands in its place. */
export function textsOf(fields: Fields | undefined, name: string): readonly string[] {
  const value = fields?.[name];
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string' && each !== '') : [];
}

/** The ID that a property refers to: that of an object, or a text. */
export function idOf(fields: Fields | undefined, name: string): string | undefined {
  return textOf(childOf(fields, name), 'id') ?? textOf(fields, name);
}
