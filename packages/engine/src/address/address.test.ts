import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Address,
  address,
  addressAt,
  contains,
  covers,
  hostPrefix,
  isProblem,
  lastAddress,
  nextAddress,
  overlaps,
  type Prefix,
  PrefixTable,
  parseAddress,
  parsePrefix,
  prefix,
} from './index.js';

describe('parsing', () => {
  test.each([
    ['10.0.0.0/16', '10.0.0.0/16', false],
    ['10.0.5.0/16', '10.0.0.0/16', true],
    ['0.0.0.0/0', '0.0.0.0/0', false],
    ['FD00:1:0:0::/64', 'fd00:1::/64', false],
    ['fd00:1::4/64', 'fd00:1::/64', true],
    ['255.255.255.255/32', '255.255.255.255/32', false],
  ])('%s is %s, host bits %s', (text, canonical, hostBits) => {
    expect(parsePrefix(text)).toMatchObject({ prefix: { text: canonical }, hostBits });
  });

  test.each([
    ['10.0.0.0', 'has no prefix length'],
    ['10.0.0.0/33', 'a number from 0 to 32'],
    ['fd00::/129', 'a number from 0 to 128'],
    ['10.0.0/8', 'is not a prefix'],
    ['10.0.0.0/', 'a number from 0 to 32'],
    ['300.0.0.0/8', 'is not a prefix'],
  ])('%s is refused: %s', (text, problem) => {
    expect(parsePrefix(text)).toMatchObject({ problem: expect.stringContaining(problem) });
  });

  test.each(['10.0.0', '10.0.0.256', '01.2.3.4', 'fd00', 'fd00:::1', '', 'a.b.c.d'])('%s is no address', (text) => {
    expect(isProblem(parseAddress(text))).toBe(true);
  });
});

test.each([
  ['10.0.0.0/27', 4, '10.0.0.4'],
  ['10.0.0.0/27', -2, '10.0.0.30'],
  ['10.0.0.0/27', -1, '10.0.0.31'],
  ['fd00:1::/64', 5, 'fd00:1::5'],
])('the address of %s at %i is %s', (text, offset, expected) => {
  expect(addressAt(prefix(text), offset).text).toBe(expected);
});

test.each([
  ['10.0.0.255', '10.0.1.0'],
  ['255.255.255.255', undefined],
  ['fd00::ffff:ffff', 'fd00::1:0:0'],
])('after %s comes %s', (text, expected) => {
  expect(nextAddress(address(text))?.text).toBe(expected);
});

describe('properties', () => {
  const word = fc.integer({ min: 0, max: 0xffffffff });
  const v4 = word.map((w) => address([w >>> 24, (w >>> 16) & 255, (w >>> 8) & 255, w & 255].join('.')));
  const v6 = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 })
    .map((groups) => address(groups.map((group) => group.toString(16)).join(':')));
  const anyAddress: fc.Arbitrary<Address> = fc.oneof(v4, v6);
  const anyPrefix: fc.Arbitrary<Prefix> = fc
    .tuple(anyAddress, fc.nat(128))
    .map(([{ text, family }, length]) => parsePrefix(`${text}/${length % (family === 4 ? 33 : 129)}`))
    .map((parsed) => (isProblem(parsed) ? prefix('0.0.0.0/0') : parsed.prefix));

  const bits = ({ words }: Address | Prefix) => words.map((w) => w.toString(2).padStart(32, '0')).join('');
  const containsByText = (p: Prefix, a: Address) =>
    p.family === a.family && bits(a).startsWith(bits(p).slice(0, p.length));

  test('contains agrees with bit strings', () => {
    fc.assert(fc.property(anyPrefix, anyAddress, (p, a) => contains(p, a) === containsByText(p, a)));
  });

  test('a prefix covers the host routes of its ends and overlaps what it covers', () => {
    fc.assert(
      fc.property(anyPrefix, (p) => {
        const last = hostPrefix(lastAddress(p));
        return covers(p, last) && overlaps(last, p) && contains(p, addressAt(p, 0));
      }),
    );
  });

  test('longest-prefix match agrees with trying all prefixes', () => {
    fc.assert(
      fc.property(
        fc.array(anyPrefix, { maxLength: 30 }),
        fc.array(anyAddress, { maxLength: 10 }),
        (prefixes, others) => {
          const table = new PrefixTable<string>();
          for (const p of prefixes) table.set(p, p.text);
          for (const a of [...others, ...prefixes.map(lastAddress)]) {
            const naive = prefixes.filter((p) => containsByText(p, a)).sort((x, y) => y.length - x.length)[0];
            if (table.lookup(a) !== naive?.text) return false;
          }
          return table.size === new Set(prefixes.map(({ text }) => text)).size;
        },
      ),
    );
  });
});
