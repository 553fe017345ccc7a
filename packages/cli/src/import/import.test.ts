import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { azroute } from '../testing/capture.js';
import { repository } from '../testing/repository.js';

const estate = join(repository, 'test/import/estate');
const id = (name: string) => `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/${name}`;
const network = (name: string, more: object = {}) => ({
  id: id(name),
  name,
  addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
  ...more,
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-import-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: unknown) => {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
};
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('azroute import', () => {
  it('prints the text, and the report on standard error', async () => {
    put('vnet.json', [network('hub')]);
    const { stdout, stderr, code } = await azroute(['import', 'vnet.json'], folder);
    expect(stdout).toBe(
      '// Imported by azroute. Names and values are those of Azure.\n\nvnet hub {\n  address 10.0.0.0/16\n}\n',
    );
    expect(stderr).toBe(`Read 1 resource from vnet.json (Azure CLI or REST).
Printed 1 virtual network.

Next:
  azroute check network.azroute
  azroute verify network.azroute --against FOLDER compares it with outputs of "az network nic show-effective-route-table".
`);
    expect(code).toBe(0);
  });

  it('adds what communicates today with --expect, which then holds', async () => {
    await azroute(['import', join(estate, 'resource-graph.json'), '--to', 'net', '--expect'], folder);
    const text = read('net/expectations.azroute');
    expect(text.split('\n').filter((line) => line.startsWith('expect '))).not.toEqual([]);
    // What rests on the route table that is not in the files is not known.
    expect(text).not.toContain('snet-data');
    expect(read('net/main.azroute')).toContain('import "expectations.azroute"');
    const { stdout } = await azroute(['check', 'net/main.azroute'], folder);
    expect(stdout).not.toMatch(/AZR60[1-4]/);
    const again = await azroute(['import', join(estate, 'resource-graph.json'), '--to', 'net', '--expect'], folder);
    expect(again.stdout).toContain('Unchanged: net/expectations.azroute.');
  });

  it('adds what communicates with what the user has written and imports too', async () => {
    put('vnet.json', [network('hub'), network('spoke', { addressSpace: { addressPrefixes: ['10.1.0.0/16'] } })]);
    mkdirSync(join(folder, 'net'));
    put(
      'net/own.azroute',
      'vnet own {\n  address 10.8.0.0/16\n  subnet a 10.8.0.0/24 {\n    nic a1 10.8.0.4\n    nic a2 10.8.0.5\n  }\n}\n',
    );
    put('net/main.azroute', 'import "azure.azroute"\nimport "own.azroute"\nimport "expectations.azroute"\n');
    await azroute(['import', 'vnet.json', '--only', 'hub', '--to', 'net', '--expect'], folder);
    expect(read('net/expectations.azroute')).toMatch(/^expect .*own/m);
  });

  it('says first that nothing imports the expectations if the files of the user do not', async () => {
    put('vnet.json', [network('hub')]);
    await azroute(['import', 'vnet.json', '--to', 'net'], folder);
    const { stdout } = await azroute(['import', 'vnet.json', '--to', 'net', '--expect'], folder);
    const first = 'net/main.azroute, which is yours, does not import expectations.azroute, so azroute check net ';
    expect(stdout.startsWith(first)).toBe(true);
    expect(stdout).toContain('add:\n  import "expectations.azroute"\nWrote net/expectations.azroute.\n');
    // A comment imports nothing.
    for (const line of ['// import "expectations.azroute"', 'import "expectations.azroute"']) {
      writeFileSync(join(folder, 'net/main.azroute'), `import "azure.azroute"\n${line}\n`);
      const again = await azroute(['import', 'vnet.json', '--to', 'net', '--expect'], folder);
      expect(again.stdout.startsWith(first)).toBe(line.startsWith('//'));
    }
  });

  it('adds expectations behind a single text', async () => {
    put('vnet.json', [
      network('hub', { subnets: [{ name: 'a', addressPrefix: '10.0.0.0/24' }] }),
      {
        id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/vm',
        name: 'vm',
        ipConfigurations: [{ privateIPAddress: '10.0.0.4', subnet: { id: `${id('hub')}/subnets/a` }, primary: true }],
      },
    ]);
    const { stdout } = await azroute(['import', 'vnet.json', '--expect'], folder);
    expect(stdout).toMatch(/\nexpect hub\.vm -> internet\n$/);
  });

  it('ends with 1 if something is missing, and says which command answers it', async () => {
    const { stderr, code } = await azroute(['import', join(estate, 'resource-graph.json')], folder);
    expect(stderr).toContain('line 97: route table rg-legacy/rt-legacy of subnet vnet-app-weu/snet-data.');
    expect(stderr).toContain('\n    az network route-table show -g rg-legacy -n rt-legacy --subscription');
    expect(code).toBe(1);
  });

  it('reads standard input, UTF-16 and folders, and skips other files of folders by name', async () => {
    put('utf16.json', '');
    writeFileSync(join(folder, 'utf16.json'), Buffer.from(`\uFEFF${JSON.stringify([network('hub')])}`, 'utf16le'));
    put('account.json', { tenantId: 'x' });
    const { stdout, stderr, code } = await azroute(['import', '.'], folder);
    expect(stdout).toContain('vnet hub');
    expect(stderr).toContain('Skipped: account.json contains no Azure resources.');
    expect(code).toBe(0);
    async function* stdin() {
      yield Buffer.from(JSON.stringify([network('piped')]));
    }
    expect((await azroute(['import', '-'], folder, { stdin })).stdout).toContain('vnet piped');
  });

  it('says of all files with routes in a folder of exports that they are for --routes', async () => {
    cpSync(join(estate, 'resource-graph.json'), join(folder, 'in/network.json'));
    cpSync(join(estate, 'routes'), join(folder, 'in/routes'), { recursive: true });
    const { stderr } = await azroute(['import', 'in'], folder);
    const skipped = stderr.split('\n').filter((line) => line.startsWith('Skipped: '));
    expect(skipped).toEqual(
      readdirSync(join(estate, 'routes'))
        .sort()
        .map(
          (name) =>
            `Skipped: in/routes/${name} contains routes and no resources. Import it together with an export of the networks; on the command line, give it with --routes.`,
        ),
    );
  });

  it('prints JSON', async () => {
    put('vnet.json', [network('hub')]);
    const { stdout } = await azroute(['import', 'vnet.json', '--output', 'json'], folder);
    expect(JSON.parse(stdout)).toMatchObject({
      read: [{ file: 'vnet.json', format: 'Azure CLI or REST', resources: 1 }],
      written: { vnet: 1 },
      missing: [],
      files: [{ path: '', text: expect.stringContaining('vnet hub') }],
    });
  });

  it('prints the commands of the Azure CLI', async () => {
    const { stdout, code } = await azroute(['import', '--commands'], folder);
    expect(stdout).toContain('az graph query -q "resources | where type startswith');
    expect(stdout).toContain('--skip-token "$token"} > "network-$n.json"\n');
    expect(code).toBe(0);
    const powershell = await azroute(['import', '--commands', 'powershell'], folder);
    expect(powershell.stdout).toContain('@next | Out-File "network-$n.json" -Encoding utf8\n');
    expect(powershell.stdout).not.toContain(' > ');
    if (spawnSync('bash', ['-c', 'exit 0']).status === 0)
      expect(spawnSync('bash', ['-n'], { input: stdout, encoding: 'utf8' }).stderr).toBe('');
  });

  it('imports only what is connected with a network', async () => {
    put('vnet.json', [network('hub'), network('other')]);
    expect((await azroute(['import', 'vnet.json', '--only', 'HUB'], folder)).stdout).not.toContain('other');
    put('vnet.json', [network('hub'), network('other'), network('third')]);
    const two = await azroute(['import', 'vnet.json', '--only', 'hub', '--only', 'third'], folder);
    expect(two.stdout.match(/^vnet .*/gm)).toEqual(['vnet hub {', 'vnet third {']);
    const { stderr, code } = await azroute(['import', 'vnet.json', '--only', 'hob'], folder);
    expect(stderr).toBe('error: The files contain no virtual network "hob"; did you mean hub?\n');
    expect(code).toBe(2);
  });
});

describe('azroute import --to', () => {
  it('writes a file, and not over another one', async () => {
    put('vnet.json', [network('hub')]);
    expect((await azroute(['import', 'vnet.json', '--to', 'net.azroute'], folder)).stdout).toContain(
      'Wrote net.azroute.',
    );
    expect((await azroute(['check', 'net.azroute'], folder)).code).toBe(0);
    expect((await azroute(['import', 'vnet.json', '--to', 'net.azroute'], folder)).stdout).toContain(
      'Unchanged: net.azroute.',
    );
    put('vnet.json', [network('spoke')]);
    const { stderr, code } = await azroute(['import', 'vnet.json', '--to', 'net.azroute'], folder);
    expect(stderr).toBe(
      'error: net.azroute exists and would change; --force writes it anew, and nothing is written without it\n',
    );
    expect(code).toBe(2);
    expect((await azroute(['import', 'vnet.json', '--to', 'net.azroute', '--force'], folder)).code).toBe(0);
    expect(read('net.azroute')).toContain('vnet spoke');
  });

  it('writes a folder of which two files are the user’s, and names what appears', async () => {
    cpSync(join(estate, 'az-cli'), join(folder, 'az'), { recursive: true });
    await azroute(['import', 'az', '--to', 'net'], folder);
    expect(readdirSync(join(folder, 'net')).sort()).toEqual([
      ...['azure.azroute', 'azure.ids.json', 'devices.azroute', 'main.azroute'],
    ]);
    const checked = await azroute(['check', 'net', '--quiet'], folder);
    // What rests on the route table that is not in the files is not reported.
    expect(checked.stdout).not.toMatch(/ error AZR\d+/);

    const mine = read('net/devices.azroute').replace('bgp vm-nva1 <-> rs-hub-weu\n', '');
    writeFileSync(join(folder, 'net/devices.azroute'), mine);
    const { stdout } = await azroute(['import', 'az', '--to', 'net', '--force'], folder);
    expect(stdout).toContain('Unchanged: net/azure.azroute.');
    expect(stdout).toContain('Not yet in net/devices.azroute, which is yours; add:\n  bgp vm-nva1 <-> rs-hub-weu\n');
    expect(read('net/devices.azroute')).toBe(mine);
  });

  it('writes a folder for each part, and single networks together', async () => {
    const peered = (to: string) => ({ virtualNetworkPeerings: [{ name: 'p', remoteVirtualNetwork: { id: id(to) } }] });
    put('vnet.json', [network('a', peered('b')), network('b', peered('a')), network('..')]);
    await azroute(['import', 'vnet.json', '--to', 'net'], folder);
    expect(readdirSync(join(folder, 'net'), { recursive: true }).map(String).sort()).toEqual(
      [
        ...['a', 'a/azure.azroute', 'a/azure.ids.json', 'a/devices.azroute', 'a/main.azroute'],
        ...['isolated', 'isolated/_.azroute', 'isolated/_.ids.json'],
      ].map((path) => join(path)),
    );
  });
});

describe('azroute import --to a folder with an earlier import', () => {
  it('writes single networks anew, whatever they are called', async () => {
    put('vnet.json', [network('main'), network('other')]);
    await azroute(['import', 'vnet.json', '--to', 'net'], folder);
    put('vnet.json', [network('main', { location: 'westeurope' }), network('other')]);
    const { stdout } = await azroute(['import', 'vnet.json', '--to', 'net', '--force'], folder);
    expect(stdout).toContain(`Wrote ${join('net/isolated/main.azroute')}.\n`);
    expect(read('net/isolated/main.azroute')).toContain('location westeurope');
  });

  it('names the files that are not part of it any more', async () => {
    put('vnet.json', [network('a'), network('b')]);
    await azroute(['import', 'vnet.json', '--to', 'net'], folder);
    put('net/mine.azroute', 'vnet mine {}\n');
    put('vnet.json', [network('a'), network('c')]);
    const { stdout } = await azroute(['import', 'vnet.json', '--to', 'net'], folder);
    expect(stdout.match(/^Left .*/gm)).toEqual([
      `Left from an earlier import, and still read with the folder: ${join('net/isolated/b.azroute')}. Remove it if it is gone.`,
    ]);
    const only = await azroute(['import', 'vnet.json', '--to', 'net', '--only', 'a', '--force'], folder);
    expect(only.stdout).not.toContain('Left from');
  });

  it('writes nothing if one file cannot be written', async () => {
    put('vnet.json', [network('a'), network('b')]);
    mkdirSync(join(folder, 'net/isolated/b.azroute'), { recursive: true });
    const { stderr, code } = await azroute(['import', 'vnet.json', '--to', 'net'], folder);
    expect(stderr).toContain('exists and is no file');
    expect(readdirSync(join(folder, 'net/isolated'))).toEqual(['b.azroute']);
    expect(code).toBe(2);
  });

  it('leaves a file alone that nobody may write', async () => {
    put('vnet.json', [network('a'), network('b')]);
    await azroute(['import', 'vnet.json', '--to', 'net'], folder);
    chmodSync(join(folder, 'net/isolated/b.azroute'), 0o444);
    put('vnet.json', [network('a', { location: 'westeurope' }), network('b', { location: 'westeurope' })]);
    const { stderr } = await azroute(['import', 'vnet.json', '--to', 'net', '--force'], folder);
    expect(stderr).toContain('is read-only, so nothing is written');
    expect(read('net/isolated/a.azroute')).not.toContain('westeurope');
  });

  it('reports what stands in files of the user without a place', async () => {
    cpSync(join(estate, 'az-cli'), join(folder, 'az'), { recursive: true });
    await azroute(['import', 'az', '--to', 'net'], folder);
    put('net/devices.azroute', '// mine\n');
    const { stdout } = await azroute(['import', 'az', '--to', 'net', '--force'], folder);
    expect(stdout).not.toContain('net/devices.azroute:');
    expect(stdout).toContain('\n  what the operating system of vm-nva1 does is not known to Azure');
  });

  it('does not list again what is assumed of a device once its comment is gone', async () => {
    cpSync(join(estate, 'az-cli'), join(folder, 'az'), { recursive: true });
    await azroute(['import', 'az', '--to', 'net'], folder);
    const system = (name: string) => `what the operating system of ${name} does is not known to Azure`;
    const again = async () => (await azroute(['import', 'az', '--to', 'net', '--force'], folder)).stdout;
    expect(await again()).toContain(system('vm-nva1'));
    const lines = read('net/devices.azroute').split('\n');
    put('net/devices.azroute', lines.filter((line) => !line.includes(system('vm-nva1'))).join('\n'));
    const stdout = await again();
    expect(stdout).not.toContain(system('vm-nva1'));
    expect(stdout).toContain(system('vm-nva2'));
  });
});

describe('what cannot be imported ends with 2', () => {
  it.each([
    [['import'], 'give exported files; azroute import --commands'],
    [['import', 'vnet.json', '--to', ''], 'the path of --to is empty; give a file or a folder'],
    [['import', 'vnet.json', '--force'], '--force needs --to'],
    [['import', 'none.json'], 'none.json does not exist'],
    [['import', 'empty'], 'empty contains no .json, .csv or .tfstate file'],
    [['import', 'cut.json'], 'cut.json:1:9 is not valid JSON: expected a }, but the file ends'],
    [['import', 'public.json'], 'contain no virtual network, only microsoft.network/publicipaddresses'],
    [['import', 'nothing.json'], 'The files contain no resources'],
    [['import', 'public.json', 'cut.json', 'table.txt'], 'table.txt is not JSON. Run the command that wrote it'],
    [['import', 'vnet.json', '--to', 'vnet.json/net'], 'cannot be written: ENOTDIR'],
  ])('%j', async (argv, says) => {
    mkdirSync(join(folder, 'empty'));
    put('cut.json', '[{"a": 1');
    put('vnet.json', [network('hub')]);
    put('nothing.json', []);
    put('table.txt', 'Name  Location\n');
    put('public.json', [{ id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/publicIPAddresses/p' }]);
    const { stdout, stderr, code } = await azroute(argv, folder);
    expect(stderr).toContain(says);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe('azroute import --routes', () => {
  const routes = join(estate, 'routes');

  it('ends with a line for each NIC whose effective routes are given, and the topology has no errors', async () => {
    const { stdout } = await azroute(
      ['import', join(estate, 'resource-graph.json'), '--routes', routes, '--to', 'net'],
      folder,
    );
    expect(stdout).toContain('Read learned routes from 3 files.\n');
    expect(stdout).toContain('vnet-hub-weu.nic-nva1  16 agree, 0 missing, 0 extra\n\nAll 4 NICs agree with Azure.\n');
    expect(stdout).toContain(`Compared with what Azure learned and advertises by BGP:
rs-hub-weu learned (rs-hub-weu.nva1.learned.json)  2 agree, 0 missing, 0 extra
rs-hub-weu learned (rs-hub-weu.nva2.learned.json)  2 agree, 0 missing, 0 extra
vgw-hub-weu learned (vgw-hub-weu.learned.json)     13 agree, 0 missing, 0 extra
`);
    expect((await azroute(['check', 'net'], folder)).stdout).not.toContain(' error ');
    const verified = await azroute(['verify', 'net', '--against', routes], folder);
    expect(verified.stdout).toContain('All 4 NICs agree with Azure.');
    expect(verified.code).toBe(0);
  });

  it('compares the routes of virtual hubs, and finishes with exit code 1 if they differ', async () => {
    const wan = join(repository, 'test/import/wan');
    const state = join(wan, 'terraform-show.json');
    const { stdout, code } = await azroute(['import', state, '--routes', join(wan, 'routes'), '--to', 'net'], folder);
    expect(stdout).toMatch(
      /\nCompared with the routes of virtual hubs:\nhub-neu.defaultRouteTable \(hub-neu.json\) +\d+ agree, 0 missing, 0 extra\n/,
    );
    expect(stdout.match(/ agree, 0 missing, 0 extra\n/g)).toHaveLength(5);
    expect(code).toBe(0);
    const { value } = JSON.parse(readFileSync(join(wan, 'routes/hub-weu.json'), 'utf8')) as { value: object[] };
    put('hub-weu.json', { value: [...value.slice(1), { ...value[0], addressPrefixes: ['10.99.0.0/16'] }] });
    const other = await azroute(['import', state, '--routes', 'hub-weu.json'], folder);
    expect(other.stderr).toContain(`hub-weu.defaultRouteTable (hub-weu.json)  4 agree, 1 missing, 1 extra
  only Azure: 10.99.0.0/16  Azure Firewall  afw-weu
  only azroute: 0.0.0.0/0  Azure Firewall  afw-weu
`);
    expect(other.code).toBe(1);
  });

  it('says what routes add to a file that is the user’s by then', async () => {
    const graph = join(estate, 'resource-graph.json');
    await azroute(['import', graph, '--to', 'net'], folder);
    const own = read('net/devices.azroute').replace(
      'nic nic-nva1',
      'nic nic-nva1\n  os { route 10.0.0.0/8 -> nic-nva1 }',
    );
    put('net/devices.azroute', own);
    const argv = ['import', graph, '--routes', routes, '--to', 'net', '--force'];
    const { stdout } = await azroute(argv, folder);
    expect(read('net/devices.azroute')).toBe(own);
    expect(stdout).toContain('Not yet in net/devices.azroute, which is yours; add:\n  tunnel vm-nva1-as65200');
    expect(stdout).toContain(`Less than Azure says is in net/devices.azroute, which is yours; compare:
  site lgw-dc1 {
    address 192.168.0.0/16 // `);
    expect(stdout.split('Read 38')[0]).not.toContain('nva vm-nva1 {');
    await azroute(['import', graph, '--routes', routes, '--to', 'fresh'], folder);
    put('net/devices.azroute', read('fresh/devices.azroute'));
    const again = await azroute(argv, folder);
    expect(again.stdout).not.toContain('which is yours');
    expect(again.stdout).toContain('All 4 NICs agree with Azure.');
  });

  it('does not make a dump fit that contradicts the configuration', async () => {
    const dump = JSON.parse(readFileSync(join(routes, 'vnet-app-weu.nic-app1.effective.json'), 'utf8')) as {
      value: { nextHopIpAddress: string[] }[];
    };
    for (const row of dump.value) if (row.nextHopIpAddress.length > 0) row.nextHopIpAddress = ['10.100.9.9'];
    put('any.json', dump);
    const argv = ['import', join(estate, 'resource-graph.json'), '--routes', 'vnet-app-weu.nic-app1=any.json'];
    const { stdout, stderr, code } = await azroute(argv, folder);
    expect(stderr).toContain('vnet-app-weu.nic-app1  4 agree, 2 missing, 2 extra\n');
    expect(stdout).not.toContain('10.100.9.9');
    expect(code).toBe(1);
    const answer = JSON.parse((await azroute([...argv, '--output', 'json'], folder)).stdout) as object;
    expect(answer).toMatchObject({ proof: { nics: [{ nic: 'vnet-app-weu.nic-app1', against: 'any.json' }] } });
  });

  it('refuses routes of nobody', async () => {
    put('x.json', [{ source: 'User', nextHopType: 'None', addressPrefix: ['10.0.0.0/8'], state: 'Active' }]);
    const { stderr, code } = await azroute(['import', join(estate, 'az-cli'), '--routes', 'x.json'], folder);
    expect(stderr).toContain('begin the name of the file with NIC, or on the command line give --routes NIC=x.json.');
    expect(code).toBe(2);
  });
});

describe('a second import', () => {
  it('says what has appeared, gone and changed, before and after it is written', async () => {
    cpSync(join(estate, 'az-cli'), join(folder, 'az'), { recursive: true });
    await azroute(['import', 'az', '--to', 'net'], folder);
    const same = await azroute(['import', 'az', '--to', 'net'], folder);
    expect(same.stdout).not.toMatch(/^(Wrote|Changed|Gone|Appeared)/m);

    const edit = (file: string, from: RegExp, to: string) => put(file, read(file).replace(from, to));
    edit('az/route-table-list.json', /"addressPrefix": "10\.200\.0\.0\/16"/, '"addressPrefix": "10.201.0.0/16"');
    put('az/local-gateway-list.json', '[]');
    put('az/vpn-connection-list.json', '[]');
    const refused = await azroute(['import', 'az', '--to', 'net'], folder);
    const change = 'routeTable rt-spokes--rg-spokes-weu: route to-sdwan 10.201.0.0/16';
    expect(refused.stderr).toContain('exists and would change; --force writes it anew');
    expect(refused.stdout).toContain(`Changed: ${change}`);
    expect(read('net/azure.azroute')).not.toContain('10.201.0.0/16');
    const { stdout } = await azroute(['import', 'az', '--to', 'net', '--force'], folder);
    expect(stdout).toContain(`Changed: ${change}`);
    expect(stdout).toContain('Gone: site lgw-branch\n');
    expect(read('net/devices.azroute')).toContain('site lgw-branch');
  });

  it('leaves what azroute diff --as needs: names, groups and regions', async () => {
    await azroute(['import', join(estate, 'resource-graph.json'), '--to', 'net'], folder);
    cpSync(join(folder, 'net'), join(folder, 'new'), { recursive: true });
    const text = read('new/azure.azroute')
      .replace('to-sdwan 10.200.0.0/16', 'to-sdwan 10.201.0.0/16')
      .replace('subnet snet-shared 10.100.2.0/25 {', 'subnet snet-shared 10.100.2.0/25 {\n    routeTable rt-new')
      .concat('routeTable rt-new {\n  route default 0.0.0.0/0 -> Internet\n}\n');
    writeFileSync(join(folder, 'new/azure.azroute'), text);
    const as = async (language: string) =>
      (await azroute(['diff', 'net/main.azroute', 'new/main.azroute', '--as', language], folder)).stdout;
    const az = await as('az');
    expect(az).not.toContain('$RG');
    expect(az).toContain('route-table create --resource-group rg-hub-weu --name rt-new --location westeurope');
    expect(az).toContain('--resource-group rg-spokes-weu --route-table-name rt-spokes --name to-sdwan');
    expect(await as('bicep')).toContain("location: 'westeurope'");
    expect(await as('terraform')).toContain('resource_group_name    = "rg-spokes-weu"');
    const folders = await azroute(['diff', 'net', 'new', '--as', 'az'], folder);
    expect(folders.stdout).toContain('--resource-group rg-spokes-weu');
  });
});
