import type { Attribute } from '../generated/ast.js';
import { oneOf } from '../symbols/declaration.js';
import type { LoweringContext } from './context.js';

/** Keys that may be repeated in one pair of brackets. */
export const repeatable: ReadonlySet<string> = new Set([
  'subnet',
  'prefixes',
  'advertise',
  'only',
  'deny',
  'onlyExactly',
  'denyExactly',
  'prepend',
  'localPreference',
  'asReplace',
  'asDelete',
  'community',
  'propagatedRouteTables',
  'labels',
  'staticRoutes',
]);

/**
 * Returns the attributes that apply to an end. Reports the others, and repeated keys that can have only one value.
 * @param allowed the keys that apply to this end
 * @param end a description of the end, such as "the VPN gateway's end of a connection"
 */
export function applicable(
  context: LoweringContext,
  attributes: readonly Attribute[],
  allowed: Iterable<string>,
  end: string,
): Attribute[] {
  if (attributes.length === 0) return [];
  const keys = new Set(allowed);
  const seen = new Set<string>();
  return attributes.filter((attribute) => {
    if (!attribute.key) return false;
    if (!keys.has(attribute.key)) {
      const possible = keys.size > 0 ? `; use ${oneOf([...keys])}` : '';
      context.report(
        'AZR045',
        { node: attribute, property: 'key' },
        `${attribute.key} does not apply to ${end}${possible}.`,
      );
      return false;
    }
    if (seen.has(attribute.key) && !repeatable.has(attribute.key)) {
      context.report(
        'AZR012',
        { node: attribute, property: 'key' },
        `${attribute.key} is repeated here; remove one of the two.`,
      );
      return false;
    }
    seen.add(attribute.key);
    return true;
  });
}
