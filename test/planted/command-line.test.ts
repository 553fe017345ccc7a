import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { azroute, type Captured } from '../../packages/cli/src/testing/capture.js';
import { opened, planted, plants } from './plant.js';
import { texts } from './texts.js';

const folder = mkdtempSync(join(tmpdir(), 'azroute-planted-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Everything that a terminal or a build service would act on. No line of JSON begins with a colon; azroute's own lines
 * in `github` format can.
 */
const acting = /[^\P{Cc}\n]|\p{Cs}|[\u202a-\u202e\u2066-\u2069\u2028\u2029\u200b]|##[a-z]*\[/u;
const command = /^\s*::/m;

function expectHarmless({ stdout, stderr }: Captured, what: string): void {
  for (const text of [stdout, stderr]) {
    expect(acting.exec(text)?.[0], what).toBeUndefined();
    expect(command.exec(text)?.[0], what).toBeUndefined();
  }
}

/** The names of things of these kinds in a text, each as an unambiguous reference. */
async function labels(text: string, kinds: readonly string[]): Promise<string[]> {
  const { services, document } = await opened(text);
  const [view] = services.topology.TopologyProvider.viewsOf(document.uri);
  const found = [...(view?.symbols.all() ?? [])].filter(({ kind }) => kinds.includes(kind));
  return found.map((declaration) => view?.symbols.label(declaration) ?? '');
}

const speakers = ['routeServer', 'vpnGateway', 'expressRouteGateway', 'nva', 'router', 'circuit'];

/** Command lines of every kind for a text, except those with GitHub output. */
async function lines(text: string): Promise<string[][]> {
  const [first = '', second = ''] = await labels(text, ['nic']);
  const [host = second] = await labels(text, ['host']);
  const devices = await labels(text, speakers);
  const [device = ''] = devices;
  const texts = [
    ['check', 'F'],
    ['routes', 'F'],
    ['trace', 'F', '--from', first, '--to', host],
    ['why', 'F', '--nic', first, '--to', host],
    ['verify', 'F', '--nic', first, '--against', 'printed.json'],
    ['bgp', 'F', '--device', device, '--withheld'],
    ['diff', 'empty.azroute', 'F'],
  ];
  return [
    ...texts,
    ...texts.map((words) => [...words, '--output', 'json']),
    ['check', 'F', '--output', 'sarif'],
    ['diff', 'F', 'empty.azroute'],
    ['ask', 'F', '--from', first, '--to', host],
    ['ask', 'F', '--from', first, '--to', host, '--dropped'],
    ['fix', 'F', '--dry-run'],
    ['format', 'F', '--check'],
    ['diff', 'empty.azroute', 'F', '-o', 'markdown'],
    ...['az', 'bicep', 'terraform'].map((language) => ['diff', 'empty.azroute', 'F', '--as', language]),
    ['routes', 'F', '--nic', `${first}x`],
    ['why', 'F', '--nic', first, '--to', '10.2.0.0/16'],
    ...devices.flatMap((each) => [
      ['bgp', 'F', '--device', each, '--learned'],
      ['bgp', 'F', '--device', each, '--dropped'],
    ]),
    ['bgp', 'F', '--device', device, '--advertised'],
    ['bgp', 'F', '--device', device, '--peer', device, '--learned'],
  ];
}

/** What an untrusted file might contain instead of Azure's output. */
const printed = (plant: string) =>
  JSON.stringify([
    { source: `User${plant}`, state: `Active${plant}`, addressPrefix: [`10.0.0.0/8`], nextHopType: `None\n${plant}` },
  ]);

// Lone surrogates are lost when a file is written.
const plant = `${plants.terminal.replace('\ud800', '')}${plants.build}`;
const files = ['devices.azroute', '04-overlay-to-onprem.azroute', '05-multi-region-loop.azroute'];

describe('what is planted for terminals and build services', () => {
  it.each(files)('%s is printed harmless by every command', async (name) => {
    const text = planted(texts[name] ?? '', plant);
    const file = `::error::a\u001b[2J\u202e##[error]${name}`;
    writeFileSync(join(folder, file), text);
    writeFileSync(join(folder, 'printed.json'), printed(plant));
    writeFileSync(join(folder, 'empty.azroute'), '');
    let told = 0;
    for (const words of await lines(text)) {
      const result = await azroute(
        words.map((word) => (word === 'F' ? file : word)),
        folder,
      );
      expectHarmless(result, words.join(' '));
      // JSON stays JSON, with unchanged names.
      const isJson = words.includes('--output') && result.code !== 2;
      if (isJson) expect(JSON.stringify(JSON.parse(result.stdout)), words.join(' ')).toMatch(/planted|\[\]/);
      if (result.all.includes('\\u001b') && result.all.includes('\\u0023')) told++;
    }
    expect(told).toBeGreaterThan(10);
  });

  it('findings for GitHub are as many annotations as there are findings', async () => {
    const name = '05-multi-region-loop.azroute';
    const file = `${plant.replaceAll('/', '')}\n::error::${name}`;
    writeFileSync(join(folder, file), planted(texts[name] ?? '', plant));
    const findings = JSON.parse((await azroute(['check', file, '--output', 'json'], folder)).stdout);
    const { stdout, stderr } = await azroute(['check', file, '--output', 'github'], folder);
    expect(stderr).toBe('');
    expect(acting.exec(stdout)?.[0]).toBeUndefined();
    const lines = stdout.trimEnd().split('\n');
    expect(findings.length).toBeGreaterThan(1);
    expect(lines).toHaveLength(findings.length);
    const annotation =
      /^::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+(,col=\d+,endColumn=\d+)?,title=AZR\d{3}::/;
    for (const line of lines) expect(line).toMatch(annotation);
  });

  it('arguments and paths come back harmless in messages', async () => {
    for (const words of [
      [plant],
      ['check', plant],
      ['check', `x\n${plant}\n::error::x`],
      ['routes', plant],
      ['explain', plant],
      ['explain', `AZR${plant}`],
      ['check', 'x', `--${plant}`],
      ['check', 'x', '--output', plant],
      ['verify', 'x', '--nic', 'x', '--against', `x\n${plant}`],
    ]) {
      const result = await azroute(words, folder);
      expect(result.code, words.join(' ')).toBe(2);
      expectHarmless(result, words.join(' '));
    }
  });

  it('imports and settings come back harmless in findings', async () => {
    const at = join(folder, 'settings');
    await mkdir(at);
    writeFileSync(
      join(at, 'azroute.json'),
      JSON.stringify({ [plant]: 1, diagnostics: { [plant]: plant }, noneRoutes: plant }),
    );
    writeFileSync(join(at, 'net.azroute'), `import "${plant}.azroute"\n// azroute-ignore ${plant}\n${plant}\n`);
    symlinkSync('net.azroute', join(at, 'link.azroute'));
    for (const output of ['text', 'json', 'sarif']) {
      const result = await azroute(['check', join(at, 'net.azroute'), '--output', output], folder);
      expectHarmless(result, output);
      expect(result.stdout).toContain('AZR054');
      expect(result.stdout).toContain('AZR011');
    }
  });
});

it.each(files)('what %s holds is quoted harmless to people', async (name) => {
  const file = join(folder, `quoted-${name}`);
  writeFileSync(file, `${planted(texts[name] ?? '', plant)}peering "x${plant}" <-> none "${plant}" // ${plant}\n`);
  const result = await azroute(['check', file], folder, { columns: 60 });
  expect(result.stdout).toMatch(/^ +\d+ \| .*\n +\| +\^/m);
  expectHarmless(result, name);
});

it('colours are the only control sequences on a terminal', async () => {
  const file = join(folder, 'coloured.azroute');
  writeFileSync(file, 'vnet "\u001b[31m\u001b[0m\u001b[2J" { address 10.0.0.0/16 }\npeering "\u001b[31mx" <-> none\n');
  const { stdout } = await azroute(['check', file], folder, { colour: true });
  expect(stdout).toContain(': \u001b[31merror\u001b[0m AZR002 ');
  expect(stdout.split('\u001b').length - 1).toBe(2 * stdout.trimEnd().split('\n').length);
});
