import type { ExportFilter, ExportPolicy, LocalPreference } from '@azroute/engine';
import { noPolicy } from '@azroute/engine';
import type { Attribute } from '../generated/ast.js';
import type { LoweringContext } from './context.js';
import { readAddress, readPrefix } from './values.js';

/** The attributes that define what an end sends over BGP. */
export const policyKeys: ReadonlySet<string> = new Set([
  'advertise',
  'only',
  'deny',
  'onlyExactly',
  'denyExactly',
  'prepend',
  'nextHop',
  'nextHopSelf',
  'nextHopUnchanged',
  'asOverride',
  'asReplace',
  'asDelete',
  'community',
]);

/** Lowers the attributes of an end that define its BGP policy. */
export function lowerPolicy(context: LoweringContext, attributes: readonly Attribute[]): ExportPolicy {
  const written = attributes.filter((attribute) => policyKeys.has(attribute.key));
  if (written.length === 0) return noPolicy;
  const prefixOf = (attribute: Attribute) => readPrefix(context, attribute, 'prefixes', attribute.prefixes[0], 0);
  const flag = (key: Attribute['key']) => written.some((a) => a.key === key && a.value !== 'false');
  const numbers = (key: Attribute['key']) =>
    written.flatMap((a) => (a.key === key && a.number !== undefined ? [a.number] : []));
  const advertise: ExportPolicy['advertise'][number][] = [];
  const filters: ExportFilter[] = [];
  const prepends: ExportPolicy['prepends'][number][] = [];
  let nextHop: ExportPolicy['nextHop'];
  for (const attribute of written) {
    switch (attribute.key) {
      case 'advertise': {
        const prefix = prefixOf(attribute);
        if (prefix) advertise.push(prefix);
        break;
      }
      case 'only':
      case 'deny':
      case 'onlyExactly':
      case 'denyExactly': {
        const prefix = prefixOf(attribute);
        if (prefix) filters.push({ kind: attribute.key, prefix });
        break;
      }
      case 'prepend': {
        const count = inRange(context, attribute, 1, 64);
        const prefix = prefixOf(attribute);
        if (count !== undefined && (prefix || attribute.prefixes.length === 0)) prepends.push({ count, prefix });
        break;
      }
      case 'nextHop':
        nextHop ??= readAddress(context, attribute, 'addresses', attribute.addresses[0], 0);
        break;
    }
  }
  return {
    advertise,
    filters,
    prepends,
    nextHop,
    nextHopSelf: flag('nextHopSelf'),
    nextHopUnchanged: flag('nextHopUnchanged'),
    asOverride: flag('asOverride'),
    asReplace: numbers('asReplace'),
    asDelete: numbers('asDelete'),
    communities: written.flatMap((a) => (a.key === 'community' && a.community ? [a.community] : [])),
  };
}

/** Keys of attributes about the routes that an end receives over BGP. */
export const receivingKeys: readonly string[] = ['localPreference'];

/** Lowers the local preferences of an end: at most one for each prefix, and one for all prefixes. */
export function lowerLocalPreferences(context: LoweringContext, attributes: readonly Attribute[]): LocalPreference[] {
  const found = new Map<string, LocalPreference>();
  for (const node of attributes.filter(({ key }) => key === 'localPreference')) {
    const value = inRange(context, node, 0, largestPreference);
    const prefix = readPrefix(context, node, 'prefixes', node.prefixes[0], 0);
    if (value === undefined || (!prefix && node.prefixes.length > 0)) continue;
    const what = prefix?.text ?? '';
    if (found.has(what)) {
      const message = `localPreference is declared twice here${prefix ? ` for ${what}` : ''}; remove one of the two.`;
      context.report('AZR012', prefix ? { node, property: 'prefixes', index: 0 } : { node, property: 'key' }, message);
    } else {
      found.set(what, { value, prefix });
    }
  }
  return [...found.values()];
}

const largestPreference = 4_294_967_295;

/** The number of an attribute; reports it and returns undefined if it is out of range. */
export function inRange(context: LoweringContext, attribute: Attribute, from: number, to: number): number | undefined {
  const { number, key } = attribute;
  if (number === undefined) return undefined;
  if (number >= from && number <= to) return number;
  context.report(
    'AZR013',
    { node: attribute, property: 'number' },
    `${key} must be a number from ${from} to ${to}, not ${number}.`,
  );
  return undefined;
}

/** The instance in the attributes of an end. */
export function lowerInstance(context: LoweringContext, attributes: readonly Attribute[]): 0 | 1 | undefined {
  const written = attributes.find((attribute) => attribute.key === 'instance');
  const number = written && inRange(context, written, 0, 1);
  return number === 0 || number === 1 ? number : undefined;
}
