import { type InputFile, importAzure } from '@azroute/import';
import { createTextFormatter } from '@azroute/language';
import { describe, expect, it } from 'vitest';
import { build } from '../../packages/language/src/testing/parse.js';
import { deployedWan, estateFile, intendedWan, wanFile } from './estate-files.js';
import { lowered } from './lowered.js';

function importOf(files: readonly InputFile[]) {
  const imported = importAzure(files, { layout: 'text' });
  if ('refused' in imported) throw new Error(imported.refused.join('\n'));
  return { text: imported.files[0]?.text ?? '', report: imported.report };
}

const expected = wanFile('expected.azroute').text;
const lists = deployedWan['lists of the Azure CLI'] ?? [];
const graph = wanFile('resource-graph.json');

describe('an estate with a virtual WAN', () => {
  it.each(Object.entries(deployedWan))('is the same text from %s, in any order', (_, files) => {
    expect(importOf(files).text).toBe(expected);
    expect(importOf([...files].reverse()).text).toBe(expected);
  });

  it.each(Object.entries(intendedWan))('is the same topology from %s, without public addresses', async (_, files) => {
    const wanted = expected.replace(/^ *publicIp .*\n/gm, '');
    expect(await lowered(importOf(files).text)).toEqual(await lowered(wanted));
  });

  it('is the same text from several formats at once', () => {
    expect(importOf([...lists, graph]).text).toBe(expected);
    expect(importOf([graph, ...lists]).text).toBe(expected);
  });

  it('is a text that the language accepts and the formatter leaves as it is', async () => {
    const own = (await build(expected)).diagnostics().filter(({ code }) => /^AZR0/.test(String(code)));
    expect(own).toEqual([]);
    expect(createTextFormatter()(expected).text).toBe(expected);
  });

  it('has everything of an export and lacks nothing', () => {
    const { report } = importOf(lists);
    expect(report.missing).toEqual([]);
    expect(report.leftOut).toEqual([]);
    expect(report.notImported).toEqual([]);
    expect(report.written).toMatchObject({ virtualWan: 1, virtualHub: 2, connection: 9, site: 3, bgp: 1, firewall: 1 });
  });

  it('says what Resource Graph alone does not contain, with the commands that list it', () => {
    const answers = new Set(importOf([graph]).report.missing.map(({ answer = '' }) => answer.replace(/ -g .*/, '')));
    expect([...answers]).toEqual(['az network vhub route-table list', 'az network vhub connection list']);
  });

  it('is a folder of its own, named after the WAN, besides other networks', () => {
    const imported = importAzure([graph, estateFile('resource-graph.json')], { layout: 'folder' });
    const roots = 'refused' in imported ? [] : imported.files.filter(({ path }) => path.endsWith('main.azroute'));
    expect(roots.map(({ path }) => path).sort()).toEqual(['vnet-hub-weu/main.azroute', 'wan-contoso/main.azroute']);
    const only = importAzure([graph, estateFile('resource-graph.json')], { layout: 'text', only: ['hub-weu'] });
    expect('refused' in only ? [] : only.report.written).toMatchObject({ virtualHub: 2, vnet: 5 });
  });
});
