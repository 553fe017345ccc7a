import { describe, expect, it } from 'vitest';
import type { Thing } from '../model/things.js';
import { idOf, imported, nic, resource, vnet } from '../testing/azure.js';
import { assignNames } from './assign-names.js';
import { References } from './references.js';

function thing(name: string, group = 'rg', subscription = 'aaaaaaaa-1', type = 'x'): Thing {
  const id = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Network/${type}/${name}`;
  return { key: id.toLowerCase(), id, name, group, subscription, remarks: [] };
}

describe('names', () => {
  it.each([
    ['as they stand', [thing('hub'), thing('nic.web1'), thing('10-hub')], ['hub', 'nic.web1', '10-hub']],
    [
      'with their groups if two collide',
      [thing('rt', 'a'), thing('RT', 'B'), thing('other')],
      ['rt--a', 'RT--b', 'other'],
    ],
    [
      'with their subscriptions if that is not enough',
      [thing('rt', 'a', 'aaaaaaaa-1'), thing('rt', 'a', 'bbbbbbbb-2'), thing('rt', 'b')],
      ['rt--a--aaaaaaaa', 'rt--a--bbbbbbbb', 'rt--b'],
    ],
    [
      'with numbers if nothing else tells them apart',
      [thing('x', 'a', 's', 'circuits'), thing('x', 'a', 's', 'sites')],
      ['x--a--s', 'x--a--s--2'],
    ],
    ['without what ends a quoted name', [thing('a"b\nvnet evil\u2028'), thing('')], ['a_b_vnet evil_', '_']],
  ])('%s', (_, things, names) => {
    const assigned = assignNames([{ things }]);
    expect(things.map((each) => assigned.get(each))).toEqual(names);
    const reversed = assignNames([{ things: [...things].reverse() }]);
    expect(things.map((each) => reversed.get(each))).toEqual(names);
  });

  it('of two spaces do not collide', () => {
    const [a, b] = [thing('x', 'a'), thing('x', 'b')];
    expect([...assignNames([{ things: [a] }, { things: [b] }]).values()]).toEqual(['x', 'x']);
    expect([...assignNames([{ things: [a] }, { things: [b], beside: [a] }]).values()]).toEqual(['x', 'x--b']);
  });
});

describe('references', () => {
  const references = new References<'nic' | 'device'>();
  for (const path of [
    ['hub', 'a', 'n1'],
    ['hub', 'b', 'n2'],
    ['spoke', 'a', 'n2'],
    ['two', 'a', 'n3'],
    ['two', 'b', 'n3'],
  ])
    references.add('nic', path);
  references.add('device', ['n1']);
  references.add('device', ['hub', 'gw']);
  references.add('device', ['gw']);

  it.each([
    [['hub', 'a', 'n1'], 'nic', ['n1']],
    [['hub', 'b', 'n2'], 'nic', ['hub', 'n2']],
    [['two', 'b', 'n3'], 'nic', ['two', 'b', 'n3']],
    [['gw'], 'device', ['gw']],
    [['hub', 'gw'], 'device', ['hub', 'gw']],
  ] as const)('to %j', (path, kind, shortest) => {
    expect(references.shortest(path, [kind])).toEqual(shortest);
  });
});

describe('parts', () => {
  const peering = (to: string) => ({
    virtualNetworkPeerings: [{ name: to, remoteVirtualNetwork: { id: idOf('virtualNetworks', to) } }],
  });
  const resources = [
    vnet('spoke', '10.1.0.0/16', { a: { addressPrefix: '10.1.0.0/24' } }, peering('hub')),
    vnet('hub', '10.0.0.0/16', {}, peering('spoke')),
    vnet('alone', '10.0.0.0/16'),
    nic('n', 'spoke/a', '10.1.0.4'),
    resource('publicIPAddresses', 'pip', { ipAddress: '1.2.3.4' }),
  ];

  it('in one text are a warning', () => {
    expect(imported(resources).text).toContain('// These 2 topologies have nothing to do with each other: alone, hub.');
    expect(imported(resources.slice(0, 2)).text).not.toContain('topologies');
  });
});
