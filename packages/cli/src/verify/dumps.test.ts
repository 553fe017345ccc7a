import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azroute } from '../testing/capture.js';
import { repository } from '../testing/repository.js';

const estate = join(repository, 'test/import/estate');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-dumps-'));
  cpSync(join(estate, 'routes/vnet-app-weu.nic-app1.effective.json'), join(folder, 'a/nic-app1.json'), {
    recursive: true,
  });
  cpSync(join(estate, 'routes'), join(folder, 'none'), { recursive: true, filter: (path) => !/effective/.test(path) });
  writeFileSync(join(folder, 'x.azroute'), 'vnet a { address 10.0.0.0/16  subnet s 10.0.0.0/24 { nic n 10.0.0.4 } }');
});
afterAll(() => rmSync(folder, { recursive: true }));

const verify = (file: string, against: string, ...more: string[]) =>
  azroute(['verify', join(estate, file), '--against', against, ...more], estate);

describe('azroute verify with a folder', () => {
  it('compares each file with the NIC that it is named after', async () => {
    const { stdout, code } = await verify('expected-with-routes.azroute', 'routes');
    expect(stdout.split('\n').slice(0, 6)).toEqual([
      expect.stringMatching(/^vnet-app-weu\.nic-app1 {2}\d+ agree, 0 missing, 0 extra$/),
      expect.stringMatching(/^vnet-app-weu\.nic-db1 {3}\d+ agree, 0 missing, 0 extra$/),
      expect.stringMatching(/^vnet-dr-neu\.nic-app1 {3}\d+ agree, 0 missing, 0 extra$/),
      expect.stringMatching(/^vnet-hub-weu\.nic-nva1 {2}\d+ agree, 0 missing, 0 extra$/),
      '',
      'All 4 NICs agree with Azure.',
    ]);
    expect(stdout).toContain(
      'Not compared, since they begin with the name of no NIC: erc-ams.route-table.json, rs-hub-weu.',
    );
    expect(code).toBe(0);
  });

  it('ends with 1 if one differs, and says how to see its rows', async () => {
    const { stdout, code } = await verify('expected.azroute', 'routes');
    expect(stdout).toContain('vnet-app-weu.nic-db1   6 agree, 5 missing, 4 extra');
    expect(stdout).toContain('1 of 4 NICs agree with Azure.\nTo see the rows: azroute verify ');
    expect(code).toBe(1);
    const { nics, notCompared } = JSON.parse((await verify('expected.azroute', 'routes', '--output', 'json')).stdout);
    expect(nics.map(({ nic, missing }: { nic: string; missing: unknown[] }) => [nic, missing.length])).toContainEqual([
      'vnet-app-weu.nic-db1',
      5,
    ]);
    expect(notCompared).toHaveLength(5);
  });

  it('compares the others if one cannot be read, and ends with 2', async () => {
    const routes = join(folder, 'routes');
    cpSync(join(estate, 'routes'), routes, { recursive: true });
    writeFileSync(join(routes, 'vnet-app-weu.nic-db1.effective.json'), '{');
    const { stdout, stderr, code } = await verify('expected-with-routes.azroute', routes);
    expect(stdout).toContain('All 3 NICs agree with Azure.');
    expect(stderr).toContain('vnet-app-weu.nic-db1.effective.json is not valid JSON');
    expect(code).toBe(2);
    const json = await verify('expected-with-routes.azroute', routes, '--output', 'json');
    expect(JSON.parse(json.stdout).failed).toEqual([expect.stringContaining('is not valid JSON')]);
  });

  it.each([
    ['a', 'fits vnet-app-weu.nic-app1 and vnet-dr-neu.nic-app1; begin its name with one of these'],
    ['none', 'begins with the name of a NIC; name them such as spoke1.vm1.json'],
    ['x.azroute', 'name the NIC with --nic, or give a folder with --against'],
    ['gone', 'gone does not exist; check the path'],
  ])('refuses %s', async (against, says) => {
    const { stderr, code } = await verify('expected.azroute', join(folder, against));
    expect(stderr).toContain(says);
    expect(code).toBe(2);
  });

  it('takes a folder with several topologies as the model, and counts a file that two of them import once', async () => {
    const [model, routes] = [join(folder, 'model'), join(folder, 'dumps')];
    const put = (path: string, text: string) => {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    };
    const net = (name: string, nic: string) =>
      `vnet ${name} { address 10.0.0.0/16  subnet s 10.0.0.0/24 { nic ${nic} 10.0.0.4 } }`;
    put(join(model, 'common.azroute'), net('a', 'n1'));
    put(join(model, 'one.azroute'), 'import "common.azroute"');
    put(join(model, 'two.azroute'), 'import "common.azroute"');
    put(join(model, 'other/b.azroute'), net('b', 'n2'));
    const table = (prefix: string) =>
      JSON.stringify([{ source: 'Default', state: 'Active', addressPrefix: [prefix], nextHopType: 'VnetLocal' }]);
    put(join(routes, 'n1.json'), table('10.0.0.0/16'));
    put(join(routes, 'n2.json'), table('10.9.0.0/16'));
    const { stdout, code } = await azroute(['verify', 'model', '--against', 'dumps'], folder);
    expect(stdout).toContain('a.n1  1 agree, 0 missing,');
    expect(stdout).toContain('b.n2  0 agree, 1 missing,');
    expect(code).toBe(1);
    const one = await azroute(['verify', 'model', '--nic', 'b.n2', '--against', 'dumps/n2.json'], folder);
    expect(one.stdout).toContain('b.n2 against dumps/n2.json: 0 rows agree, 1 missing');
    put(join(model, 'other/b.azroute'), net('b', 'n1'));
    const { stderr } = await azroute(['verify', 'model', '--against', 'dumps'], folder);
    expect(stderr).toContain('fits a.n1 of model/one.azroute and b.n1 of model/other/b.azroute;');
    const nic = async (name: string) =>
      (await azroute(['verify', 'model', '--nic', name, '--against', 'dumps/n1.json'], folder)).stderr;
    expect(await nic('n1')).toContain(
      'NIC "n1" is ambiguous: a.n1 of model/one.azroute and b.n1 of model/other/b.azroute; give one of these files',
    );
    expect(await nic('a.n1')).toBe('');
    expect(await nic('b.n2')).toContain('there is no NIC "b.n2"; did you mean ');
  });
});
