import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azroute, words } from './testing/capture.js';

const network = `
vnet hub1 {
  address 10.1.0.0/20
  subnet RouteServerSubnet 10.1.0.0/24
  subnet nva 10.1.1.0/24 { nic nva1 10.1.1.4 }
  routeServer ars1
}
vnet spoke1 {
  address 10.1.16.0/24
  subnet apps 10.1.16.0/26 { nic vm 10.1.16.4 }
}
vnet spoke2 {
  address 10.1.17.0/24
  subnet apps 10.1.17.0/26 { nic vm 10.1.17.4 }
}
site dc2 {
  address 192.168.0.0/16
  router cpe1 192.168.0.1 { asn 65200 }
  router cpe2 192.168.0.2 { asn 65200 }
}
site dc3 { address 172.16.0.0/16 }
nva nva1 { nic hub1.nva1  asn 65001  advertise 0.0.0.0/0 }
bgp nva1 <-> ars1
peering hub1 [allowGatewayTransit] <-> spoke1 [useRemoteGateways]
`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'azroute-'));
  await writeFile(join(folder, 'net.azroute'), network);
  await writeFile(join(folder, 'broken.azroute'), `${network}\nvnet { }\nbgp nva1 <-> ars9\n`);
  await writeFile(join(folder, 'importing.azroute'), 'import "net.azroute"\nimport "broken.azroute"\n');
  await writeFile(join(folder, 'empty.azroute'), '');
  await writeFile(
    join(folder, 'vm.json'),
    '[{"addressPrefix":"10.0.0.0/8","source":"Default","state":"Active","nextHopType":"None"}]',
  );
  await writeFile(join(folder, 'page.json'), '{"value":[],"nextLink":"https://management.azure.com/next"}');
  await writeFile(join(folder, 'half.json'), '{"value":[');
  await writeFile(join(folder, 'binary.azroute'), Buffer.from([0, 1, 2, 3]));
});

afterAll(() => rm(folder, { recursive: true }));

const here = (line: string) => azroute(words(line), folder);

describe('azroute', () => {
  it.each([
    { line: '--version', code: 0, stdout: /^\d+\.\d+\.\d+\n$/, stderr: /^$/ },
    { line: '--help', code: 0, stdout: /^Usage: azroute [\s\S]*Example:/, stderr: /^$/ },
    { line: 'help routes', code: 0, stdout: /^Usage: azroute routes [\s\S]*Example:/, stderr: /^$/ },
    { line: 'help nonsense', code: 2, stdout: /^$/, stderr: /^error: unknown command 'nonsense'\n/ },
    { line: 'check --help', code: 0, stdout: /^Usage: azroute check [\s\S]*Examples?:/, stderr: /^$/ },
    { line: 'trace --help', code: 0, stdout: /^Usage: azroute trace [\s\S]*Examples:/, stderr: /^$/ },
    { line: 'why --help', code: 0, stdout: /^Usage: azroute why [\s\S]*Examples:/, stderr: /^$/ },
    { line: 'verify --help', code: 0, stdout: /^Usage: azroute verify [\s\S]*Examples:/, stderr: /^$/ },
    { line: 'bgp --help', code: 0, stdout: /^Usage: azroute bgp [\s\S]*Example:/, stderr: /^$/ },
    {
      line: 'lsp --help',
      code: 0,
      stdout: /^Usage: azroute lsp [\s\S]*Example[\s\S]*azroute lsp --stdio/,
      stderr: /^$/,
    },
    { line: '', code: 2, stdout: /^$/, stderr: /^Usage: azroute / },
    { line: 'chek net.azroute', code: 2, stdout: /^$/, stderr: /unknown command 'chek'[\s\S]*Did you mean check\?/ },
    { line: 'help chek', code: 2, stdout: /^$/, stderr: /unknown command 'chek'\n\(Did you mean check\?\)/ },
    { line: 'check', code: 2, stdout: /^$/, stderr: /missing required argument 'file'/ },
    { line: 'routes net.azroute --nick vm', code: 2, stdout: /^$/, stderr: /unknown option '--nick'[\s\S]*--nic/ },
    { line: 'routes net.azroute extra', code: 2, stdout: /^$/, stderr: /too many arguments/ },
    { line: 'routes net.azroute -o xml', code: 2, stdout: /^$/, stderr: /'xml' is invalid[\s\S]*table, json/ },
    {
      line: 'routes net.azroute --none-routes 1999',
      code: 2,
      stdout: /^$/,
      stderr: /'1999' is invalid[\s\S]*documented/,
    },
    { line: 'explain R28', code: 0, stdout: /^# R028 · /, stderr: /^$/ },
    { line: 'explain t5', code: 0, stdout: /^# T05 · /, stderr: /^$/ },
    { line: 'explain RULES -o json', code: 0, stdout: /^\[\n {2}\{\n {4}"id": "R001"/, stderr: /^$/ },
    { line: 'explain T99', code: 2, stdout: /^$/, stderr: /no disputed point \S+ the closest are T30, T29, T28,/ },
    { line: 'explain R0', code: 2, stdout: /^$/, stderr: /no rule R0; the closest are R001, R002, R003,/ },
    { line: 'lsp', code: 2, stdout: /^$/, stderr: /^error: .*azroute lsp --stdio\n$/ },
  ])('$line', async ({ line, code, stdout, stderr }) => {
    const result = await here(line);
    expect(result.stdout).toMatch(stdout);
    expect(result.stderr).toMatch(stderr);
    expect(result.code).toBe(code);
  });
});

describe('one line says what is wrong and what to do, with exit code 2:', () => {
  it.each([
    { line: 'check none.azroute', error: 'none.azroute does not exist; check the path' },
    { line: 'check net.azrout', error: 'net.azrout does not exist; did you mean net.azroute?' },
    { line: 'routes nett.azroute', error: 'nett.azroute does not exist; did you mean net.azroute?' },
    { line: 'routes net.azroute --nic spoke1.vn', error: 'there is no NIC "spoke1.vn"; did you mean spoke1.vm' },
    {
      line: 'routes net.azroute --nic something',
      error: 'there is no NIC "something" in this topology; it has hub1.nva1, spoke1.vm, spoke2.vm',
    },
    { line: 'routes .', error: '. is a folder; give the path of an .azroute file inside it' },
    { line: 'trace binary.azroute --from a --to b', error: 'binary.azroute is a binary file' },
    { line: 'routes net.azroute --nic vn', error: 'there is no NIC "vn"; did you mean ' },
    { line: 'routes net.azroute --nic vm', error: 'NIC "vm" is ambiguous; write spoke1.vm or spoke2.vm' },
    { line: 'routes empty.azroute --nic vm', error: 'there is no NIC "vm" in this topology' },
    {
      line: 'trace net.azroute --from spoke1.vm --to 10.0.0.0/8',
      error: '"10.0.0.0/8" is a prefix; give an address in it, such as 10.0.0.0',
    },
    {
      line: 'trace net.azroute --from spoke1.vm --to 10.0.0.999',
      error: '"10.0.0.999" is not an IP address such as 10.0.0.4 or fd00:1::4',
    },
    { line: 'trace net.azroute --from spoke3.vm --to 10.1.1.4', error: 'there is no NIC, host, private endpoint or' },
    {
      line: 'bgp net.azroute --device ars1',
      error: 'choose one of --learned, --advertised, --dropped or --withheld',
    },
    { line: 'bgp net.azroute --device ars1 --learned --dropped', error: 'choose one of --learned' },
    { line: 'bgp net.azroute --device ars --learned', error: 'there is no Route Server, virtual hub, gateway, NVA' },
    {
      line: 'bgp net.azroute --device ars1 --peer cpe1 --learned',
      error: 'ars1 has no BGP session with cpe1; its peers are nva1',
    },
    {
      line: 'bgp net.azroute --device dc2 --learned',
      error: 'dc2 has several routers; name one of them: cpe1 or cpe2',
    },
    { line: 'why net.azroute --nic spoke1.vm --to 10.0.0.0/33', error: 'the prefix length of "10.0.0.0/33" must be' },
    { line: 'why net.azroute --nic spoke1.vm --to 10.0.0.4.5', error: '"10.0.0.4.5" is not an IP address such as' },
    {
      line: 'why net.azroute --nic spoke1.vm --to spok2',
      error: 'there is no NIC, host, subnet, VNet, site or other thing with an address "spok2"; did you mean spoke2?',
    },
    {
      line: 'why net.azroute --nic spoke1.vm --to apps',
      error: 'NIC, host, subnet, VNet, site or other thing with an address "apps" is ambiguous; write spoke1.apps or',
    },
    { line: 'why net.azroute --nic spoke9.vm --to 10.0.0.4', error: 'there is no NIC "spoke9.vm"' },
    { line: 'verify net.azroute --nic spoke1.vm --against none.json', error: 'none.json does not exist' },
    {
      line: 'verify net.azroute --nic spoke1.vm --against page.json',
      error: 'page.json contains only the first routes',
    },
    { line: 'verify net.azroute --nic spoke1.vm --against half.json', error: 'half.json is not valid JSON: it ends' },
    { line: 'verify net.azroute --nic spoke1.vm --against .', error: '. is a folder' },
    { line: 'verify net.azroute --nic spoke9.vm --against vm.json', error: 'there is no NIC "spoke9.vm"' },
    {
      line: 'verify net.azroute --nic spoke1.vm --against net.azroute',
      error: 'line 2 of net.azroute is neither JSON',
    },
    { line: 'verify net.azroute --nic spoke1.vm --against empty.azroute', error: 'empty.azroute contains no routes' },
    { line: 'routes ""', error: 'the path is empty; give' },
    { line: 'routes net.azroute --nic ""', error: 'there is no NIC ""' },
    { line: 'trace net.azroute --from "" --to ""', error: 'there is no NIC, host, private endpoint or firewall ""' },
    { line: 'why net.azroute --nic spoke1.vm --to ""', error: 'there is no NIC, host, subnet' },
    { line: 'verify net.azroute --nic spoke1.vm --against ""', error: 'the path is empty; give' },
    { line: 'explain ""', error: '"" is neither a code such as AZR101' },
    { line: 'routes page.json', error: 'page.json is not an .azroute file' },
    { line: 'bgp net.azroute --device dc3 --learned', error: 'dc3 has no BGP; give it an asn and a session' },
  ])('$line', async ({ line, error }) => {
    const result = await here(line);
    expect(result.stderr).toContain(`error: ${error}`);
    expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(result.stdout).toBe('');
    expect(result.code).toBe(2);
  });
});

describe('a file with errors', () => {
  it('still answers, and standard error says how many there are', async () => {
    const sound = await here('routes net.azroute --nic spoke1.vm');
    const broken = await here('routes broken.azroute --nic spoke1.vm');
    expect(broken.stdout).toBe(sound.stdout);
    expect(broken.stdout).toContain('10.1.1.4');
    expect(broken.stderr).toMatch(/^\d errors in the text, see azroute check broken\.azroute\n$/);
    expect(broken.code).toBe(0);
  });

  it('makes check end with 1, each finding in a line of its own', async () => {
    const { stdout, code } = await here('check broken.azroute');
    expect(stdout).toMatch(/^broken\.azroute:\d+:\d+: error AZR\d{3} .*ars9/m);
    expect(code).toBe(1);
  });

  it('shows its findings once, also if it is imported, and also if it is given twice', async () => {
    const alone = await here('check broken.azroute --output json');
    const twice = await here('check importing.azroute broken.azroute broken.azroute --output json');
    const ofBroken = (text: string) =>
      JSON.parse(text).filter((finding: { file: string; message: string }) => finding.message.includes('ars9'));
    expect(ofBroken(alone.stdout)).toHaveLength(1);
    expect(ofBroken(twice.stdout)).toEqual(ofBroken(alone.stdout));
  });
});

describe('check', () => {
  it('says nothing of an empty file', async () => {
    expect(await here('check empty.azroute')).toMatchObject({ all: '', code: 0 });
  });

  it('prints an empty array for it in JSON', async () => {
    expect(await here('check empty.azroute --output json')).toMatchObject({ all: '[]\n', code: 0 });
  });

  it('checks the readable files even if one cannot be read, and ends with 2', async () => {
    const { stdout, stderr, code } = await here('check none.azroute broken.azroute');
    expect(stderr).toContain('none.azroute does not exist');
    expect(stdout).toContain('ars9');
    expect(code).toBe(2);
  });
});

describe('verify', () => {
  it('ends with 0 for what routes prints, as JSON and as a table, and with 1 for another NIC', async () => {
    const { stdout } = await here('routes net.azroute --nic spoke1.vm --output json');
    await writeFile(join(folder, 'spoke1.json'), stdout);
    await writeFile(join(folder, 'spoke1.txt'), (await here('routes net.azroute --nic spoke1.vm')).stdout);
    await writeFile(join(folder, 'redirected.json'), Buffer.from(`\ufeff${stdout}`, 'utf16le'));
    for (const file of ['spoke1.json', 'spoke1.txt', 'redirected.json']) {
      const same = await here(`verify net.azroute --nic spoke1.vm --against ${file}`);
      expect(same.stdout).toMatch(/^spoke1\.vm against \S+: [3-9] rows agree, 0 missing, 0 extra$/m);
      expect(same.code).toBe(0);
      expect((await here(`verify net.azroute --nic spoke2.vm --against ${file}`)).code).toBe(1);
    }
  });
});

describe('the settings of the engine', () => {
  it('--none-routes chooses the set of None rows', async () => {
    const rows = async (line: string) => (await here(line)).stdout.match(/ None$/gm)?.length ?? 0;
    expect(await rows('routes net.azroute --nic spoke2.vm')).toBe(4);
    expect(await rows('routes net.azroute --nic spoke2.vm --none-routes 2026')).toBe(21);
  });
});

describe('what is piped in', () => {
  const against = (...chunks: string[]) =>
    azroute(words('verify net.azroute --nic spoke1.vm --against -'), folder, {
      stdin: () => Readable.from(chunks.map((chunk) => Buffer.from(chunk))),
    });

  it('is read as a file is', async () => {
    const { stdout } = await here('routes net.azroute --nic spoke1.vm --output json');
    const halves = [stdout.slice(0, 100), stdout.slice(100)];
    expect((await against(...halves)).stdout).toMatch(
      /^spoke1\.vm against standard input: [3-9] rows agree, 0 missing/,
    );
  });

  it('and is too large or nothing is refused', async () => {
    const large = Array.from({ length: 11 }, () => ' '.repeat(1_000_000));
    expect(await against(...large)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error: standard input is larger than the limit of 10 MB/),
    });
    expect(await against()).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error: standard input contains no routes/),
    });
  });
});

it.each([
  ['--x\n::error::boo'],
  ['x\n::error::boo'],
  ['check', 'net.azroute', '--output', 'x\r\n  ::error::boo'],
  ['check', '--\u001b[31m'],
])('%j is quoted on one line, without what a terminal or a build service takes for a command', async (...argv) => {
  const { stderr, code } = await azroute(argv, folder);
  expect(code).toBe(2);
  expect(stderr).toMatch(/\\u00/);
  expect(stderr).not.toMatch(/^\s*::/m);
  for (const character of ['\r', '\u001b']) expect(stderr).not.toContain(character);
});

it.each([
  ['check', 'x\n::error::boo'],
  ['explain', 'x\n::error::boo'],
])('so it is in the stack that azroute %s shows for debugging', async (...argv) => {
  const { stderr } = await azroute(argv, folder, { debug: true });
  expect(stderr).toMatch(/^ +at /m);
  expect(stderr).not.toMatch(/^\s*::/m);
});

const long = 'a'.repeat(3_000);
it.each([
  ['check', `${long}.azroute`],
  ['check', `${long}/${long}.azroute`],
  ['check', 'net.azroute', `--${long}`],
  ['check', 'net.azroute', '--output', 'a b '.repeat(1_000)],
  ['routes', 'net.azroute', '--nic', long],
  ['routes', 'net.azroute', `--nic=${long}`],
  ['trace', 'net.azroute', '--from', 'spoke1.vm', '--to', long],
  ['trace', 'net.azroute', '--from', 'spoke1.vm', '--to', `${'1.'.repeat(1_000)}1`],
  ['why', 'net.azroute', '--nic', 'spoke1.vm', '--to', `10.0.0.0/${'1'.repeat(3_000)}`],
  ['verify', 'net.azroute', '--nic', 'spoke1.vm', '--against', long],
  ['explain', long],
  [long],
])('of the long argument in azroute %.20s %.20s …, only the beginning is quoted', async (...argv) => {
  const { stderr, code } = await azroute(argv, folder);
  expect(code).toBe(2);
  expect(stderr).toContain('…');
  expect(stderr.length).toBeLessThan(1_000);
});
