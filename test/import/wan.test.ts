import { type InputFile, importAzure, prove } from '@azroute/import';
import { createTextFormatter, topologyOfTexts } from '@azroute/language';
import { describe, expect, it } from 'vitest';
import { build } from '../../packages/language/src/testing/parse.js';
import { deployedWan, estateFile, intendedWan, wanFile, wanRoutes } from './estate-files.js';
import { lowered } from './lowered.js';

function importOf(files: readonly InputFile[], routes: readonly InputFile[] = []) {
  const imported = importAzure(files, { layout: 'text', routes });
  if ('refused' in imported) throw new Error(imported.refused.join('\n'));
  const { files: written, report, comparable } = imported;
  return { text: written[0]?.text ?? '', report, comparable };
}

const expected = wanFile('expected.azroute').text;
const withRoutes = wanFile('expected-with-routes.azroute').text;
/** What a format says that does not know the addresses that Azure assigns. */
const intended = (text: string) => text.replace(/^ *publicIp .*\n/gm, '');
const lists = deployedWan['lists of the Azure CLI'] ?? [];
const graph = wanFile('resource-graph.json');

describe('an estate with a virtual WAN', () => {
  it.each(Object.entries(deployedWan))('is the same text from %s, in any order', (_, files) => {
    expect(importOf(files).text).toBe(expected);
    expect(importOf([...files].reverse()).text).toBe(expected);
  });

  it.each(Object.entries(intendedWan))('is the same topology from %s, without public addresses', async (_, files) => {
    expect(await lowered(importOf(files).text)).toEqual(await lowered(intended(expected)));
  });

  it.each(Object.entries(deployedWan))('is the same text from %s with the routes of its hubs', (_, files) => {
    const { text, report } = importOf(files, wanRoutes);
    expect(text).toBe(withRoutes);
    expect(report.contradictions).toEqual([]);
    expect(importOf(files, [...wanRoutes].reverse()).text).toBe(withRoutes);
  });

  it.each(Object.entries(intendedWan))('is the same topology from %s with the routes of its hubs', async (_, files) => {
    expect(await lowered(importOf(files, wanRoutes).text)).toEqual(await lowered(intended(withRoutes)));
  });

  it('has the routes of its hubs', async () => {
    const { text, comparable } = importOf(lists, wanRoutes);
    const viewOf = (root: string) => topologyOfTexts(root, new Map([['', text]]));
    const { hubs, failed } = await prove({ comparable, printed: new Map(), viewOf, howToSee: '' });
    expect(failed).toEqual([]);
    expect(hubs.map(({ result: { missing, extra } }) => ({ missing, extra }))).toEqual(
      wanRoutes.map(() => ({ missing: [], extra: [] })),
    );
    for (const { result } of hubs) expect(result.agree.length).toBeGreaterThan(3);
  });

  it('is the same text from several formats at once', () => {
    expect(importOf([...lists, graph]).text).toBe(expected);
    expect(importOf([graph, ...lists]).text).toBe(expected);
    const state = deployedWan['a Terraform state'] ?? [];
    const { text, report } = importOf([...state, ...lists]);
    expect(text).toBe(expected);
    expect(report.differences).toEqual([]);
  });

  it('is a text that the language accepts and the formatter leaves as it is', async () => {
    for (const text of [expected, withRoutes]) {
      const own = (await build(text)).diagnostics().filter(({ code }) => /^AZR0/.test(String(code)));
      expect(own).toEqual([]);
      expect(createTextFormatter()(text).text).toBe(text);
    }
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
