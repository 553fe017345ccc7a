import type { Prefix } from '@azroute/engine';

/** Texts with a dot between them; empty ones are left out. */
export function joined(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join(' · ');
}

/** Prefixes for a box: the first two, and how many more there are. */
export function prefixesText(prefixes: readonly Prefix[]): string {
  const shown = prefixes.slice(0, 2).map(({ text }) => text);
  const more = prefixes.length - shown.length;
  return more > 0 ? `${shown.join(', ')} + ${more}` : shown.join(', ');
}

/** The AS number of a device, if it has one. */
export function asText(asn: number | undefined): string | undefined {
  return asn === undefined ? undefined : `AS ${asn}`;
}
