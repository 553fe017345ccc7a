import { importAzure } from '@azroute/import';
import { describe, expect, it } from 'vitest';
import { readStatements } from '../../packages/import/src/testing/read-statements.js';

const id = (type: string, name: string) =>
  `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/${type}/${name}`;
const vnet = (name: string, more: object = {}) => ({
  id: id('virtualNetworks', name),
  name,
  type: 'Microsoft.Network/virtualNetworks',
  addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
  ...more,
});
const read = (content: unknown, name = 'x.json') =>
  importAzure([{ name, text: typeof content === 'string' ? content : JSON.stringify(content) }], { layout: 'text' });

/** What an import yields: its text, or why there is none. */
const answer = (content: unknown, name?: string): string => {
  const imported = read(content, name);
  return 'refused' in imported ? imported.refused.join('\n') : (imported.files[0]?.text ?? '');
};

describe('bad input', () => {
  it.each<[title: string, content: unknown, says: readonly string[]]>([
    ['not JSON', '{"id": }', ['x.json:1:8 is not valid JSON: expected a value']],
    ['cut off', '[{"id": "a"', ['x.json:1:12', 'but the file ends']],
    ['JSON of something else', { dependencies: {} }, ['x.json contains no Azure resources', 'Resource Graph']],
    ['a projection', [{ name: 'hub', location: 'westeurope' }], ['x.json', 'without "--query"']],
    ['a table', 'Name    Location\n------  ---------\nhub     weu\n', ['x.json is not JSON', '"-o json"']],
    ['a list without properties', [{ ...vnet('hub'), properties: null }], ['Use Resource Graph: az graph query']],
    [
      'a page that is not the last one',
      { data: [vnet('hub')], skip_token: 'abc' },
      ['MISSING: x.json: only the first 1 rows of Resource Graph', 'vnet hub'],
    ],
    [
      'host bits and overlaps',
      [vnet('hub', { addressSpace: { addressPrefixes: ['10.0.0.5/16', '10.0.0.0/8'] } })],
      ['address 10.0.0.5/16, 10.0.0.0/8'],
    ],
    [
      'an address outside of its subnet',
      [
        vnet('hub', { subnets: [{ name: 'a', addressPrefix: '10.0.0.0/24' }] }),
        {
          id: id('networkInterfaces', 'n'),
          type: 'Microsoft.Network/networkInterfaces',
          ipConfigurations: [{ privateIPAddress: '10.9.0.4', subnet: { id: id('virtualNetworks', 'hub/subnets/a') } }],
        },
      ],
      ['nic n 10.9.0.4'],
    ],
    ['odd names', [vnet('a\nvnet evil {\n* "')], ['vnet "a_vnet evil {_* _"']],
    ['an ID with dots', [vnet('..')], ['address 10.0.0.0/16']],
    ['an empty file', '', ['x.json is empty']],
    ['a template of another cloud tool', { Resources: { A: { Type: 'AWS::EC2::VPC' } } }, ['no Azure resources']],
  ])('%s', (_, content, says) => {
    for (const text of says) expect(answer(content)).toContain(text);
  });

  it('two resources with one ID are merged, with a note', () => {
    const imported = read([vnet('hub', { location: 'westeurope' }), vnet('hub', { location: 'northeurope' })]);
    expect(imported).toMatchObject({
      report: { differences: [{ id: id('virtualNetworks', 'hub'), names: ['location'] }] },
    });
  });

  it('unknown types are counted by name', () => {
    const odd = { id: id('quantumRouters', 'q'), type: 'Microsoft.Network/quantumRouters', location: 'x' };
    expect(read([vnet('hub'), odd])).toMatchObject({
      report: { notImported: [{ type: 'microsoft.network/quantumrouters', count: 1 }] },
    });
  });

  it('deeply nested values are read without recursion, or refused', () => {
    for (const depth of [100, 5_000, 200_000]) {
      const nested = `${'['.repeat(depth)}1${']'.repeat(depth)}`;
      const text = `[${JSON.stringify(vnet('hub')).slice(0, -1)}, "x": ${nested}}]`;
      expect(answer(text)).toMatch(/vnet hub|less nesting/);
    }
  });

  it('nothing of the input becomes a statement', () => {
    const evil = 'x\nvnet evil {}\n//\u2028vnet evil {}';
    const content = [
      vnet('hub', {
        location: evil,
        subnets: [{ name: evil, addressPrefix: '10.0.0.0/24', routeTable: { id: id('routeTables', evil) } }],
        virtualNetworkPeerings: [{ name: evil, remoteVirtualNetwork: { id: id('virtualNetworks', evil) } }],
      }),
    ];
    const names = readStatements(answer(content)).flatMap((each) => ('name' in each ? each.name : []));
    expect(names).not.toContain('evil');
  });
});
