import {
  type Address,
  contains,
  covers,
  isProblem,
  overlaps,
  type Prefix,
  parseAddress,
  parsePrefix,
} from '@azroute/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PrefixIndex } from './prefix-index.js';

/** Prefixes and addresses that are close to each other, so that many overlap. */
const words4 = fc.tuple(fc.constantFrom(10, 11), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 255 }));
const text4 = words4.map(([a, b, c]) => `${a}.0.${b}.${c}`);
const text6 = fc
  .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
  .map(([a, b]) => `fd00:${a}::${b}`);
const prefix = fc
  .oneof(
    fc.tuple(text4, fc.constantFrom(0, 7, 8, 22, 23, 24, 28, 30, 32)),
    fc.tuple(text6, fc.constantFrom(0, 16, 32, 48, 126, 128)),
  )
  .map(([text, length]) => read(parsePrefix(`${text}/${length}`)).prefix);
const address = fc.oneof(text4, text6).map((text) => read(parseAddress(text)));

function read<T extends object>(parsed: T): Exclude<T, { problem: string }> {
  if (isProblem(parsed)) throw new Error(parsed.problem);
  return parsed as Exclude<T, { problem: string }>;
}

test('finds the same first entry as a linear search', () => {
  fc.assert(
    fc.property(
      fc.array(prefix, { maxLength: 60 }),
      prefix,
      address,
      (prefixes: Prefix[], one: Prefix, at: Address) => {
        const index = new PrefixIndex<number>([...prefixes, one]);
        for (const [i, each] of prefixes.entries()) index.add(each, i);
        const first = (test: (each: Prefix) => boolean) => {
          const found = prefixes.findIndex(test);
          return found < 0 ? undefined : found;
        };
        expect(index.firstOverlapping(one)).toBe(first((each) => overlaps(each, one)));
        expect(index.firstCovering(one)).toBe(first((each) => covers(each, one)));
        expect(index.firstContaining(at)).toBe(first((each) => contains(each, at)));
      },
    ),
    { numRuns: 500 },
  );
});
