import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { azroute } from './testing/capture.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-cli-'));
  writeFileSync(
    join(folder, 'net.azroute'),
    'vnet hub { address 10.0.0.0/16 subnet a 10.9.1.0/24 { nic vm 10.9.1.4 } }\n',
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

const cases: readonly [configuration: string, line: string, code: number, output: RegExp][] = [
  ['{ "diagnostics": { "AZR020": "warning" } }', 'check net.azroute', 0, /^net\.azroute:1:41: warning AZR020 /],
  ['{ "diagnostics": { "AZR020": "warning" } }', 'check net.azroute --fail-on warning', 1, / warning AZR020 /],
  ['{ "diagnostics": { "AZR020": "off" } }', 'check net.azroute --fail-on warning', 0, /^$/],
  ['{ "noneRoutes": 7 }', 'check net.azroute', 1, /^azroute\.json:1:17: error AZR054 noneRoutes must be one of /],
  [
    '{ "diagnostics": { "AZR020": "off", "AZR021": "off", "AZR020": "warning" } }',
    'check net.azroute',
    1,
    /^azroute\.json:1:20: error AZR054 "AZR020" is repeated below, [^\n]*\nnet\.azroute:1:41: warning AZR020 /,
  ],
  [
    '{ "noneRoutes": "2019", "noneRoutes": "2021" }',
    'check net.azroute',
    1,
    /^azroute\.json:1:3: error AZR054 "noneRoutes" is repeated below, /,
  ],
  [
    `{ "diagnostics": ${'['.repeat(20_000)}`,
    'check net.azroute',
    1,
    /^azroute\.json:1:117: error AZR054 This file is not read: its objects and lists are nested .* 100 deep here\.\n/,
  ],
  ['{ "noneRoutes": 7 }', 'routes net.azroute', 2, /^error: azroute\.json:1:17: noneRoutes must be one of /],
  ['{ "noneRoutes": "2021" }', 'routes net.azroute', 0, /25\.[\s\S]*None/],
];

test.each(cases)('with %s, %s', async (configuration, line, code, output) => {
  writeFileSync(join(folder, 'azroute.json'), configuration);
  const result = await azroute(line.split(' '), folder);
  expect(result.all).toMatch(output);
  expect(result.code).toBe(code);
});
