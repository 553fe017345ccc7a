import { type Address, isProblem, type Prefix, parseAddress, parsePrefix } from '@azroute/engine';
import type { Offer } from '../offer.js';
import type { Place } from '../place.js';
import { value } from './offered-value.js';

/** Before everything else, so that Tab keeps it. */
const first = -1;

/**
 * The prefix that is written at the cursor, such as the example in a snippet, unless something else has it: it is taken
 * only because it is written there.
 * @param uses how many things use it, besides those that are inside of what is written
 */
export function writtenPrefix({ cursor }: Place, uses: (prefix: Prefix) => number): Offer[] {
  const image = cursor.written?.image ?? '';
  const parsed = image.includes('/') ? parsePrefix(image) : undefined;
  if (!parsed || isProblem(parsed) || parsed.prefix.text !== image || uses(parsed.prefix) > 1) return [];
  return [value(image, 'written here', 1, first)];
}

/** The same for an address. */
export function writtenAddress({ cursor }: Place, uses: (address: Address) => number): Offer[] {
  const image = cursor.written?.image ?? '';
  const parsed = /^[\da-f:]*[.:]/i.test(image) && !image.includes('/') ? parseAddress(image) : undefined;
  if (!parsed || isProblem(parsed) || uses(parsed) > 1) return [];
  return [value(image, 'written here', 1, first)];
}
