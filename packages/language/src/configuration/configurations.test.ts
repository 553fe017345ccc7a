import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadTopology } from '../node.js';
import { readConfiguration } from './read-configuration.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-configuration-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const network = 'vnet hub { address 10.0.0.0/16 subnet a 10.9.1.0/24 }\n';

/** Writes files and loads the first one; returns codes by file, and what the engine assumes. */
async function load(files: Readonly<Record<string, string>>, settings = {}) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const [first = ''] = Object.keys(files);
  const { diagnostics, views } = await loadTopology([join(folder, first)], settings);
  const base = pathToFileURL(folder).href;
  return {
    found: [...diagnostics].flatMap(([uri, list]) =>
      list.map(({ code, severity }) => `${decodeURIComponent(uri.slice(base.length + 1))} ${code} ${severity}`),
    ),
    noneRoutes: views[0]?.snapshot.settings.noneRoutes,
  };
}

describe('azroute.json', () => {
  test('sets severities and what the engine assumes for files in its folder and below', async () => {
    const file = '{ // ours\n "diagnostics": { "AZR020": "warning" }, "noneRoutes": "2021", }';
    expect(await load({ 'regions/west.azroute': network, 'azroute.json': file })).toEqual({
      found: ['regions/west.azroute AZR020 2'],
      noneRoutes: '2021',
    });
  });

  test('applies only where it is the nearest one', async () => {
    const files = { 'azroute.json': '{ "diagnostics": { "AZR020": "off" } }', 'regions/azroute.json': '{}' };
    expect((await load({ 'regions/west.azroute': network, ...files })).found).toEqual([
      'regions/west.azroute AZR020 1',
    ]);
  });

  test("is overridden by the user's settings", async () => {
    const loaded = await load(
      { 'a.azroute': network, 'azroute.json': '{ "noneRoutes": "2021" }' },
      { noneRoutes: '2019' },
    );
    expect(loaded.noneRoutes).toBe('2019');
  });

  test('with errors is reported, and applies as far as it can be read', async () => {
    const file = '{ "diagnostics": { "AZR020": "off", "AZR999": "off" }, "noneRoutes": "1999" }';
    expect(await load({ 'a.azroute': network, 'azroute.json': file })).toEqual({
      found: ['azroute.json AZR054 1', 'azroute.json AZR054 1'],
      noneRoutes: 'documented',
    });
  });
});

test.each([
  ['', 'This is not valid JSON: value expected.'],
  ['{', 'This is not valid JSON: close brace expected.'],
  ['[]', 'The file must contain one object, such as { "diagnostics": { "AZR102": "off" } }.'],
  [
    '{ "diagnostic": {} }',
    'There is no setting "diagnostic" here; the known settings are "diagnostics", "noneRoutes", "routeServerLearnsOwnPrefixes", "routeServerRelaysPeeredPrefixes".',
  ],
  [
    '{ "diagnostics": [] }',
    'diagnostics must be an object that maps codes to severities, such as { "AZR102": "off" }.',
  ],
  [
    '{ "diagnostics": { "AZR101": "warn" } }',
    'A severity must be one of "error", "warning", "information", "hint", "off".',
  ],
  ['{ "noneRoutes": 2021 }', 'noneRoutes must be one of "documented", "2019", "2021", "2023", "2026".'],
  ['{ "routeServerLearnsOwnPrefixes": 1 }', 'routeServerLearnsOwnPrefixes is true or false.'],
])('%j has a mistake', (text, message) => {
  expect(readConfiguration(text).problems.map((problem) => problem.message)).toEqual([message]);
});

test('a byte order mark is not part of the text', () => {
  const { settings, problems } = readConfiguration('\uFEFF{"noneRoutes":"2021","x":1}');
  expect(settings.noneRoutes).toBe('2021');
  expect(problems.map(({ offset }) => offset)).toEqual([22]);
});
