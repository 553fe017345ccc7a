import type { Offer } from '../offer.js';
import type { Place } from '../place.js';
import { knownAsNumbers } from './as-numbers.js';
import { value } from './offered-value.js';

/** Numbers that an attribute often has, with what they do. */
const usual: Readonly<Record<string, readonly (readonly [text: string, detail: string])[]>> = {
  instance: [
    ['0', 'the first instance'],
    ['1', 'the second instance'],
  ],
  prepend: [
    ['1', 'one AS number more: a little less preferred'],
    ['2', 'two AS numbers more'],
    ['3', 'three AS numbers more'],
  ],
  localPreference: [
    ['150', 'preferred to routes without a preference, which have 100'],
    ['50', 'only if there is no other route'],
  ],
  weight: [
    ['10', 'preferred to connections without a weight, which have 0'],
    ['100', 'preferred to lower weights'],
  ],
};

/** Numbers for the attribute at the cursor. */
export function attributeNumbers(place: Place): Offer[] {
  const key = place.cursor.tokens.at(-1)?.image ?? '';
  if (key === 'asReplace' || key === 'asDelete') return knownAsNumbers(place);
  return (usual[key] ?? []).map(([text, detail], i) => value(text, detail, 2, i));
}

/** What fits into the 1,500 bytes of the fabric with the headers of each kind of tunnel. */
const mtus: Readonly<Record<string, string>> = { vxlan: '1450', ipsec: '1400', ipip: '1480', gre: '1476' };

/** The MTU of a tunnel of the kind that the statement has. */
export function tunnelMtus({ cursor, expected }: Place): Offer[] {
  const kind = cursor.tokens[expected.statement + 2]?.image ?? '';
  const mtu = mtus[kind];
  return mtu === undefined ? [] : [value(mtu, `fits into the fabric's 1,500 bytes with the headers of ${kind}`, 1)];
}
