import { type InputFile, importAzure } from '@azroute/import';
import { createTextFormatter } from '@azroute/language';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { estateFile, formats, routes } from './estate-files.js';
import { lowered } from './lowered.js';

/** The one text that some files yield. */
function textOf(files: readonly InputFile[], learned: readonly InputFile[] = []): string {
  const imported = importAzure(files, { layout: 'text', routes: learned });
  if ('refused' in imported) throw new Error(imported.refused.join('\n'));
  return imported.files[0]?.text ?? '';
}

const [graph = []] = [formats['Resource Graph as JSON']];
const [lists = []] = [formats['lists of the Azure CLI']];

describe('one estate', () => {
  let expected: unknown;
  beforeAll(async () => {
    expected = await lowered(estateFile('expected.azroute').text);
  });

  it.each(Object.entries(formats))('is the same topology from %s', async (_, files) => {
    expect(await lowered(textOf(files))).toEqual(expected);
  });

  it.each(Object.entries(formats))('is the same topology from %s with what Azure learned', async (_, files) => {
    const complete = await lowered(estateFile('expected-with-routes.azroute').text);
    const text = textOf(files, routes);
    expect(await lowered(text)).toEqual(complete);
    expect(textOf([...files].reverse(), [...routes].reverse())).toBe(text);
  });

  it('is the same text from several formats at once, in any order', () => {
    const text = textOf(graph);
    for (const other of [lists, [estateFile('resource-graph.csv')], [estateFile('bicep-snapshot.json')]]) {
      expect(textOf([...graph, ...other])).toBe(text);
      expect(textOf([...other, ...graph])).toBe(text);
    }
    expect(textOf([...lists].reverse())).toBe(text);
  });

  it('is the same text whatever the order of the rows is', () => {
    const text = textOf(graph);
    const rows = (JSON.parse(graph[0]?.text ?? '') as { data: unknown[] }).data;
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(textOf([{ name: 'shuffled.json', text: JSON.stringify({ data: shuffled }) }])).toBe(text);
      }),
      { numRuns: 10 },
    );
  });

  it('says of Terraform and Bicep code what to do instead', () => {
    const refused = (name: string, text: string) => importAzure([{ name, text }], { layout: 'text' });
    expect(refused('main.bicep', "param location string = 'westeurope'")).toMatchObject({
      refused: [expect.stringContaining('bicep snapshot main.bicepparam')],
    });
    expect(refused('main.tf', 'resource "azurerm_subnet" "a" {')).toMatchObject({
      refused: [expect.stringContaining('terraform show -json')],
    });
  });
});

describe('the report on the estate', () => {
  const imported = importAzure(graph, { layout: 'folder' });
  if ('refused' in imported) throw new Error(imported.refused.join('\n'));
  const { report, files } = imported;

  it('names what is missing at its place, with the command that answers it', () => {
    expect(report.missing.map(({ text, answer }) => [text.split(',')[0]?.split(' of ')[0], answer])).toEqual([
      [
        'virtual network rg-legacy/vnet-legacy',
        'az network vnet show -g rg-legacy -n vnet-legacy --subscription 00000000-0000-0000-0000-000000000000 -o json',
      ],
      [
        'route table rg-legacy/rt-legacy',
        'az network route-table show -g rg-legacy -n rt-legacy --subscription 00000000-0000-0000-0000-000000000000 -o json',
      ],
    ]);
    for (const { file, line, text } of [...report.missing, ...report.assumed, ...report.leftOut]) {
      const lines = files.find(({ path }) => path === file)?.text.split('\n') ?? [];
      expect(lines[(line ?? 0) - 1]).toContain(text);
    }
  });

  it('counts what is written, and names what is not', () => {
    expect(report.written).toMatchObject({ vnet: 5, subnet: 10, nic: 6, routeTable: 5, peering: 4, nva: 2 });
    expect(report.notImported).toEqual([{ type: 'microsoft.network/bastionhosts', count: 1 }]);
  });

  it('is about texts that the formatter leaves as they are', () => {
    const format = createTextFormatter();
    for (const { text } of [...files, { text: textOf(graph) }]) expect(format(text).text).toBe(text);
  });

  it('has what the imported files import', () => {
    expect(files.map(({ path }) => path)).toEqual(['main.azroute', 'azure.azroute', 'devices.azroute']);
  });
});
