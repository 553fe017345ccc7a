import { isObject } from '../azure/fields.js';

/** What is a secret by its name: nobody misses it. */
const secret = /key|secret|password|token|certificate|credential|custom_data|user_data|connection_string/i;

/** What is marked deeper than that is left out with what it is in. */
const deepest = 24;

/**
 * The attributes of a resource without those that Terraform marks as sensitive, which are never read. Of a block, only
 * what is marked in it is left out; of a list with a marked element, all.
 * @param mask an object like the attributes, in which `true` stands for what is sensitive
 * @param lost gets the paths of the attributes that are no secrets by their names
 */
export function withoutSensitive(values: unknown, mask: unknown, lost: (path: string) => void): unknown {
  if (!isObject(values) || !isObject(mask)) return values;
  const left: string[] = [];
  const kept = unmarked(values, mask, '', left);
  for (const path of left) if (!secret.test(path)) lost(path);
  return kept;
}

/** A value without what is marked in it; undefined if nothing is left of it, or if the mask does not fit it. */
function unmarked(value: unknown, mask: unknown, path: string, left: string[], depth = 0): unknown {
  if (value === null || !isMarked(mask)) return value;
  if (depth < deepest && isObject(value) && isObject(mask)) {
    const entries = Object.entries(value).map(([name, inner]): [string, unknown] => {
      const inside = path === '' ? name : `${path}.${name}`;
      return [name, unmarked(inner, partOf(mask, name), inside, left, depth + 1)];
    });
    return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
  }
  if (depth < deepest && Array.isArray(value) && fitsList(mask, value.length)) {
    const leftInside: string[] = [];
    const list = value.map((inner: unknown, i) =>
      unmarked(inner, partOf(mask, String(i)), `${path}[${i}]`, leftInside, depth + 1),
    );
    if (!list.includes(undefined)) {
      left.push(...leftInside);
      return list;
    }
  }
  left.push(path);
  return undefined;
}

function partOf(mask: object, name: string): unknown {
  return Object.hasOwn(mask, name) ? (mask as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** Whether all that a mask marks are elements of a list with a length. */
function fitsList(mask: unknown, length: number): mask is object {
  if (typeof mask !== 'object' || mask === null) return false;
  return Object.entries(mask).every(([at, inner]) => (/^\d+$/.test(at) && Number(at) < length) || !isMarked(inner));
}

interface Mask {
  [name: string]: Mask | true;
}

/** The mask of a state file, which lists the paths of what is sensitive. */
export function maskOfPaths(paths: unknown): object {
  const mask: Mask = Object.create(null);
  for (const path of Array.isArray(paths) ? paths : []) {
    const names = namesOf(path);
    let inside = mask;
    for (const [i, name] of names.entries()) {
      const known = inside[name];
      if (known === true) break;
      if (i === names.length - 1) inside[name] = true;
      else {
        const next: Mask = known ?? Object.create(null);
        inside[name] = next;
        inside = next;
      }
    }
  }
  return mask;
}

/** The names and indexes of a path, up to an element of a set, which has none: all of the set is sensitive then. */
function namesOf(path: unknown): string[] {
  const names: string[] = [];
  for (const step of Array.isArray(path) ? path : [path]) {
    const value: unknown = isObject(step) ? step.value : undefined;
    const name = isObject(value) ? value.value : value;
    if (typeof name !== 'string' && typeof name !== 'number') break;
    names.push(String(name));
  }
  return names;
}

/** A sentence about what is sensitive and not read, without its full stop. */
export function sensitiveText(file: string, lost: readonly string[]): string {
  const listed = lost.length > 3 ? `${lost.slice(0, 3).join(', ')} and ${lost.length - 3} more` : lost.join(', ');
  return `${file}: ${listed}, which Terraform marks as sensitive and azroute does not read`;
}

/** Whether anything in a mask is marked. */
function isMarked(mask: unknown): boolean {
  const open = [mask];
  while (open.length > 0) {
    const each = open.pop();
    if (each === true) return true;
    if (typeof each === 'object' && each !== null) for (const inner of Object.values(each)) open.push(inner);
  }
  return false;
}
