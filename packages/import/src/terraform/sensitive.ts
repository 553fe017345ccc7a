import { isObject } from '../azure/fields.js';

/** What is a secret by its name: nobody misses it. */
const secret = /key|secret|password|token|certificate|credential|custom_data|user_data|connection_string/i;

/**
 * The attributes of a resource without those that Terraform marks as sensitive, which are never read.
 * @param mask an object like the attributes, in which `true` stands for what is sensitive
 * @param lost gets the names of the attributes that are no secrets by their names
 */
export function withoutSensitive(values: unknown, mask: unknown, lost: (name: string) => void): unknown {
  if (!isObject(values) || !isObject(mask)) return values;
  const marked = new Set(Object.keys(mask).filter((name) => isMarked(mask[name])));
  for (const name of marked) if (Object.hasOwn(values, name) && !secret.test(name)) lost(name);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !marked.has(name)));
}

/** The mask of a state file, which lists the paths of what is sensitive. */
export function maskOfPaths(paths: unknown): Record<string, true> {
  const steps = (Array.isArray(paths) ? paths : []).map((path: unknown): unknown =>
    Array.isArray(path) ? path[0] : path,
  );
  return Object.fromEntries(
    steps.filter(isObject).flatMap(({ value }): [string, true][] => (typeof value === 'string' ? [[value, true]] : [])),
  );
}

/** A sentence about what is sensitive and not read, without its full stop. */
export function sensitiveText(file: string, lost: readonly string[]): string {
  const listed = lost.length > 3 ? `${lost.slice(0, 3).join(', ')} and ${lost.length - 3} more` : lost.join(', ');
  return `${file}: ${listed}, which Terraform marks as sensitive and azroute does not read`;
}

/** Whether anything in a mask is marked. */
function isMarked(mask: unknown): boolean {
  const open = [mask];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (each === true) return true;
    if (typeof each === 'object' && each !== null)
      for (const inner of Object.values(each)) open.push(inner ?? undefined);
  }
  return false;
}
