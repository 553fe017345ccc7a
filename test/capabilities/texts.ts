import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const fixtures = join(import.meta.dirname, '../../packages/language/src/lsp/fixtures/hover');
const devices = readFileSync(join(fixtures, 'devices.azroute'), 'utf8').replaceAll('<|>', '');
const words = readFileSync(join(fixtures, 'words-of-routes.azroute'), 'utf8').replaceAll('<|>', '');
const expectations = readFileSync(join(fixtures, 'expectations.azroute'), 'utf8').replaceAll('<|>', '');

/** More characters than azroute reads. */
const tooMany = 4_000_001;

/** A text, with the offsets at which something else can be expected than at the others; all, if none are given. */
export interface Tried {
  readonly text: string;
  readonly offsets?: readonly number[];
}

/** How often a part is repeated in a text of which every offset is tried. */
const few = 12;

/**
 * A text in which a part is repeated: every offset of it is tried with few repetitions, and of many, those in the parts
 * around and in the first two, the middle one and the last one.
 */
function repeated(name: string, before: string, part: (i: number) => string, times: number, after: string) {
  const textOf = (count: number) => before + Array.from({ length: count }, (_, i) => part(i)).join('') + after;
  const ends: number[] = [before.length];
  for (let i = 0; i < times; i++) ends.push((ends[i] ?? 0) + part(i).length);
  const text = textOf(times);
  const ranges = [
    [0, before.length],
    ...[0, 1, Math.floor(times / 2), times - 1].map((i) => [ends[i] ?? 0, ends[i + 1] ?? 0]),
    [ends[times] ?? 0, text.length],
  ];
  const offsets = ranges.flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  return {
    [`${name}, of a few parts`]: { text: textOf(few) },
    [name]: { text, offsets: [...new Set(offsets)] },
  };
}

const spoke = (i: number) => {
  const net = `10.${1 + Math.floor(i / 200)}.${i % 200}`;
  return `vnet spoke${i} {
  address ${net}.0/24
  subnet apps ${net}.0/25 { nic vm ${net}.4  routes rt }
}
peering hub [allowForwardedTraffic] <-> spoke${i} [allowForwardedTraffic]
`;
};

/**
 * Texts as they are while somebody writes, or as programs and other systems write them.
 * @param parts how often a part is repeated in a text of many parts
 */
export const textsWith = (parts: number): Readonly<Record<string, Tried>> => ({
  whole: { text: `${devices}\n${words}` },
  'with line breaks of Windows': { text: expectations.replaceAll('\n', '\r\n') },
  'on one line': { text: devices.replace(/\/\/.*$/gm, '').replace(/\s+/g, ' ') },
  'half typed': {
    text: `${words.slice(0, words.indexOf('nva nva1'))}nva nva1 {\n  nic \n  route 10.0.0.0/8 via\nbgp nva1 [adv`,
  },
  'without closing braces': { text: expectations.replaceAll('}', '') },
  'with an unclosed name': { text: `${devices}\nvnet "open {\n  address 10.0.0.0/16\n` },
  'in an unclosed comment': { text: `/* ${devices}` },
  'of nothing but signs': { text: '{}[],<->->"../:*/ /*\n][}{\n\r' },
  'with characters of other languages': {
    text: 'vnet Zürich { address 10.0.0.0/16 }\nvnet "会社 🌍" { address 10.1.0.0/16 }\nexpect 会',
  },
  'of white space': { text: ' \t\r\n \n' },
  empty: { text: '' },
  ...repeated('of one endless line', 'vnet a { address ', () => '10.0.0.0/16, ', 5 * parts, '10.0.0.0/16 }'),
  ...repeated(
    'of many virtual networks',
    'vnet hub {\n  address 10.0.0.0/16\n  subnet nva 10.0.1.0/24 { nic nva1 10.0.1.4 }\n}\nnva nva1 { nic hub.nva1 }\nrouteTable rt { route 10.0.0.0/8 -> 10.0.1.4 }\n',
    spoke,
    parts,
    'expect spoke1.vm -> spoke2.vm via nva1\nexpect spoke1.vm -> spo',
  ),
  ...repeated('that is too long', '', () => 'x'.repeat(10), tooMany / 10, 'x'),
});
