import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { difference } from './compare.js';
import { readExpectation, type Section } from './expectation.js';
import { expectedRoutes } from './routes.js';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-expectation-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Reads a section with these option lines and rows. */
function section(options: string, rows: string): Section {
  const file = join(folder, 'a.expected.md');
  const header = 'Source  State  Address Prefix  Next Hop Type  Next Hop IP';
  writeFileSync(file, `# a\n\n## routes hub1.vm\n\n${options}\n\n\`\`\`text\n${header}\n${rows}\n\`\`\`\n`);
  const [only] = readExpectation(file).sections;
  if (!only) throw new Error('no section');
  return only;
}

const local = 'Default  Active  10.1.0.0/16  VnetLocal  -';
const none = 'Default  Active  10.0.0.0/8  None  -';
const internet = 'Default  Active  0.0.0.0/0  Internet  -';

/** The differences of `computed` if a source prints `rows`, with these options. */
function wrong(options: string, rows: readonly string[], computed: readonly string[]): string[] {
  const printed = section(options, rows.join('\n'));
  return difference(printed, expectedRoutes(printed), computed);
}

describe('a printed table agrees', () => {
  test.each([
    ['in any order', '', [local, internet], [internet, local]],
    ['with a None row that the source has trimmed', 'trimmed: None', [local], [local, none]],
    ['with a row of a prefix that the source has trimmed', 'trimmed: 0.0.0.0/0', [local], [local, internet]],
    ['with other rows if only those of interest are printed', 'rows: of interest', [local], [local, internet]],
  ])('%s', (_name, options, rows, computed) => {
    expect(wrong(options, rows, computed)).toEqual([]);
  });
});

describe('a printed table differs', () => {
  test.each([
    ['if a row is missing', '', [local, internet], [local], [`- ${internet}`]],
    ['if there is a row too many', '', [local], [local, internet], [`+ ${internet}`]],
    [
      'if a None row is missing that the source has not trimmed',
      'trimmed: None',
      [local, none],
      [local],
      [`- ${none}`],
    ],
    ['if a row of interest is missing', 'rows: of interest', [internet], [local], [`- ${internet}`]],
    [
      'if the state differs',
      '',
      [local],
      [local.replace('Active', 'Invalid')],
      [`- ${local}`, `+ ${local.replace('Active', 'Invalid')}`],
    ],
  ])('%s', (_name, options, rows, computed, expected) => {
    expect(wrong(options, rows, computed)).toEqual(expected);
  });
});

test('a row with several next hops is one fact for each of them', () => {
  const printed = section('', 'VirtualNetworkGateway  Active  0.0.0.0/0  VirtualNetworkGateway  10.10.1.4, 10.20.1.4');
  expect(expectedRoutes(printed).map((fact) => fact.split('  ').at(-1))).toEqual(['10.10.1.4', '10.20.1.4']);
});

test('<None> stands for the documented None rows but those that are excepted', () => {
  const printed = section('', '<None> except 192.168.0.0/16');
  expect(expectedRoutes(printed).map((fact) => fact.split('  ')[2])).toEqual([
    '10.0.0.0/8',
    '100.64.0.0/10',
    '172.16.0.0/12',
  ]);
});

test('a table that cannot be read is an error and not an agreement', () => {
  expect(() => section('', 'Default  Active  10.1.0.0/16')).toThrow('has 3 columns instead of 5');
});
