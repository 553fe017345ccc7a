import type { Attribute } from '../generated/ast.js';
import { oneOf } from '../symbols/declaration.js';
import type { LoweringContext } from './context.js';

/** Keys that may stand several times in one pair of brackets. */
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
]);

/**
 * Gives back the attributes that mean something at an end; the others, and second ones of a key that has one value,
 * are reported.
 * @param allowed the keys that mean something at this end
 * @param end the words for the end, such as "the VPN gateway's end of a connection"
 */
export function meaningful(
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
      const possible = keys.size > 0 ? `; what can stand here is ${oneOf([...keys])}` : '';
      context.report(
        'AZR045',
        { node: attribute, property: 'key' },
        `${attribute.key} says nothing about ${end}${possible}.`,
      );
      return false;
    }
    if (seen.has(attribute.key) && !repeatable.has(attribute.key)) {
      context.report(
        'AZR012',
        { node: attribute, property: 'key' },
        `${attribute.key} is written twice here; remove one of the two.`,
      );
      return false;
    }
    seen.add(attribute.key);
    return true;
  });
}
