import type { Address, ExportPolicy, LocalPreference, Prefix } from '@azroute/engine';
import type { Attribute } from '../attributes.js';

/** The attribute of a flag that is set. */
export function flagAttribute(key: string, isSet: boolean): readonly Attribute[] {
  return isSet ? [{ key, value: '' }] : [];
}

/** One attribute for each value. */
export function attributesFor(
  key: string,
  values: readonly (number | string | Prefix | Address)[],
): readonly Attribute[] {
  return values.map((value) => ({ key, value: typeof value === 'object' ? value.text : String(value) }));
}

/** How each part of a policy is written in brackets. */
const parts: { readonly [K in keyof ExportPolicy]: (policy: ExportPolicy) => readonly Attribute[] } = {
  advertise: ({ advertise }) => attributesFor('advertise', advertise),
  filters: ({ filters }) => filters.map(({ kind, prefix }) => ({ key: kind, value: prefix.text })),
  prepends: ({ prepends }) =>
    prepends.map(({ count, prefix }) => ({
      key: 'prepend',
      value: prefix ? `${count} ${prefix.text}` : String(count),
    })),
  nextHop: ({ nextHop }) => attributesFor('nextHop', nextHop ? [nextHop] : []),
  nextHopSelf: (policy) => flagAttribute('nextHopSelf', policy.nextHopSelf),
  nextHopUnchanged: (policy) => flagAttribute('nextHopUnchanged', policy.nextHopUnchanged),
  asOverride: (policy) => flagAttribute('asOverride', policy.asOverride),
  asReplace: ({ asReplace }) => attributesFor('asReplace', asReplace),
  asDelete: ({ asDelete }) => attributesFor('asDelete', asDelete),
  communities: ({ communities }) => attributesFor('community', communities),
};

/** The attributes of an export policy. */
export function policyAttributes(policy: ExportPolicy): readonly Attribute[] {
  return Object.values(parts).flatMap((part) => part(policy));
}

/** The attributes of local preferences. */
export function preferenceAttributes(preferences: readonly LocalPreference[]): readonly Attribute[] {
  return preferences.map(({ value, prefix }) => ({
    key: 'localPreference',
    value: prefix ? `${value} ${prefix.text}` : String(value),
  }));
}
