import { describe, expect, it } from 'vitest';
import { readJsonValues } from './json-values.js';
import { missingPages } from './missing-pages.js';
import { readInput } from './read-input.js';

const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/n';
const network = { id, name: 'n', type: 'Microsoft.Network/virtualNetworks', addressSpace: { addressPrefixes: [] } };
const row = { ...network, properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } } };

function read(content: unknown, name = 'export.json') {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return readInput({ name, text }, () => readJsonValues(text));
}

describe('formats are recognized by their content', () => {
  it.each([
    ['a list', [network], 'Azure CLI or REST', 1],
    ['one resource', network, 'Azure CLI or REST', 1],
    ['an empty list', [], 'Azure CLI or REST', 0],
    ['a list of the REST interface', { value: [row, row] }, 'Azure CLI or REST', 2],
    ['lists in lists', [[network], [network]], 'Azure CLI or REST', 2],
    ['Resource Graph', { count: 1, data: [row], skip_token: null, total_records: 1 }, 'Resource Graph', 1],
    [
      'Resource Graph as a table',
      { data: { columns: [{ name: 'id' }, { name: 'properties' }], rows: [[id, { a: 1 }]] } },
      'Resource Graph',
      1,
    ],
    ['a snapshot', { predictedResources: [row] }, 'Bicep snapshot', 1],
    ['the result of what-if', { changes: [{ changeType: 'Modify', resourceId: id, after: row }] }, 'what-if result', 1],
    [
      'what-if without what goes',
      { changes: [{ changeType: 'Delete', resourceId: id, before: row }] },
      'what-if result',
      0,
    ],
    [
      'what-if with what stays',
      { changes: [{ changeType: 'Ignore', resourceId: id, before: row }] },
      'what-if result',
      1,
    ],
    [
      'a state',
      { format_version: '1.0', terraform_version: '1.9.4', values: { root_module: {} } },
      'Terraform state',
      0,
    ],
    ['a state file', { version: 4, resources: [] }, 'Terraform state', 0],
    ['a plan', { format_version: '1.2', planned_values: {} }, 'Terraform plan', 0],
    [
      'a template',
      { $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#' },
      'ARM template',
      0,
    ],
    ['parameters', { $schema: 'https://x/deploymentParameters.json#' }, 'parameters of a template', 0],
  ])('%s', (_, content, format, resources) => {
    const input = read(content);
    expect(input).toMatchObject({ format, incomplete: [] });
    expect('resources' in input && input.resources).toHaveLength(resources);
  });

  it('reads names in any case, and `properties` in its parent', () => {
    const input = read({ id, properties: { AddressSpace: { addressprefixes: ['10.0.0.0/8'] } }, AddressSpace: null });
    expect('resources' in input && input.resources[0]?.addressspace).toEqual({ addressprefixes: ['10.0.0.0/8'] });
  });
});

describe('incomplete files say so', () => {
  it.each([
    [{ value: [row], nextLink: 'https://management.azure.com/next' }, 'contains only the first page'],
    [[network, { name: 'x' }], 'contains 1 object without an ID'],
  ])('%#', (content, says) => {
    expect(read(content)).toMatchObject({ incomplete: [expect.stringContaining(says)] });
  });
});

describe('bad input is refused with what to do', () => {
  it.each([
    ['cut.json', '[{"id": "x",', 'cut.json:1:13 is not valid JSON: expected a }, but the file ends'],
    ['bad.json', '[{"id" "x"}]', 'bad.json:1:8 is not valid JSON: expected a colon'],
    ['empty.json', '', 'empty.json is empty'],
    ['other.json', { nodes: [], edges: [] }, 'other.json contains no Azure resources. azroute import reads lists'],
    ['list.json', ['a', 'b'], 'list.json contains no Azure resources'],
    ['names.json', [{ name: 'hub', location: 'westeurope' }], 'without "--query"'],
    ['table.txt', 'Name    Location\n------  --------\nhub     westeurope', 'with "-o json" and without "--query"'],
    ['tsv.txt', 'hub\twesteurope\n', 'with "-o json"'],
    ['resources.json', [{ id, name: 'n', type: 'x', properties: null }], 'Use Resource Graph: az graph query'],
    ['routes.json', { value: [{ source: 'Default', nextHopType: 'VnetLocal' }] }, 'contains routes and no resources'],
    ['main.bicep', "param location string = 'westeurope'\n", 'bicep snapshot main.bicepparam'],
    ['main.bicepparam', "using './main.bicep'", 'bicep snapshot main.bicepparam'],
    ['main.tf', 'resource "azurerm_virtual_network" "hub" {\n}', 'is Terraform code'],
  ])('%s', (name, content, says) => {
    expect(read(content, name)).toEqual({ refused: expect.stringContaining(says) });
  });
});

describe('pages of Resource Graph', () => {
  const page = (rows: number, total: number | undefined, hasNext: boolean) => ({
    file: `${rows}.json`,
    ids: Array.from({ length: rows }, (_, i) => `${rows}/${i}`),
    total,
    hasNext,
  });

  it.each([
    ['that are all there', [page(1000, 1500, true), page(500, 1500, false)], []],
    [
      'of which one is missing',
      [page(1000, 2500, true), page(500, 2500, false)],
      ['only 1500 of 2500 rows of Resource Graph'],
    ],
    ['without totals, with the last one', [page(1000, undefined, true), page(500, undefined, false)], []],
    ['without totals and without the last one', [page(1000, undefined, true)], ['only the first 1000 rows']],
    ['of which one is given twice', [page(1000, 1500, true), page(1000, 1500, true)], ['only 1000 of 1500 rows']],
    [
      'of two queries, each by itself',
      [page(1000, 1100, true), page(400, 400, false)],
      ['1000.json: only 1000 of 1100 rows'],
    ],
    ['that are none', [], []],
  ])('%s', (_, pages, says) => {
    expect(missingPages(pages)).toEqual(says.map((each) => expect.stringContaining(each)));
  });

  it('say how many rows there are', () => {
    expect(read({ data: [row], skip_token: 'x', total_records: 2000 })).toMatchObject({
      pages: [{ file: 'export.json', ids: [id.toLowerCase()], total: 2000, hasNext: true }],
    });
  });
});
