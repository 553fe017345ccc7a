import { describe, expect, it } from 'vitest';
import { fieldsOf } from './fields.js';
import { readId } from './ids.js';
import { Resources } from './resources.js';

const id = '/subscriptions/s/resourceGroups/Rg/providers/Microsoft.Network/virtualNetworks/Hub';

function merged(...objects: readonly object[]) {
  const resources = new Resources();
  for (const each of objects) resources.add(fieldsOf(each) ?? {});
  return resources;
}

describe('resources that come twice', () => {
  it('are merged: a value wins over none, names of lists over case and order', () => {
    const resources = merged(
      { id, location: '', properties: { subnets: [{ name: 'a', properties: { addressPrefix: '10.0.0.0/24' } }] } },
      {
        id: id.toUpperCase(),
        location: 'westeurope',
        subnets: [{ name: 'A', routeTable: { id: 'x' } }, { name: 'b' }],
      },
    );
    const { fields, name } = resources.get(id.toLowerCase()) ?? {};
    expect([name, fields?.location, fields?.subnets]).toEqual([
      'Hub',
      'westeurope',
      [{ name: 'A', addressprefix: '10.0.0.0/24', routetable: { id: 'x' } }, { name: 'b' }],
    ]);
    expect(resources.differences()).toEqual([]);
  });

  it('of two different values have the later one, with a note; what changes by itself is no difference', () => {
    const resources = merged(
      { id, enableX: true, location: 'West Europe', etag: 'a', subnets: [{ name: 'a', addressPrefix: '10.0.0.0/24' }] },
      { id, enableX: false, location: 'westeurope', etag: 'b', subnets: [{ name: 'a', addressPrefix: '10.0.1.0/24' }] },
    );
    expect(resources.get(id)?.fields.enablex).toBe(false);
    expect(resources.differences()).toEqual([{ id, names: ['enablex', 'subnets.addressprefix'] }]);
  });

  it('include their children, before and after them', () => {
    const child = { id: `${id}/subnets/a`, addressPrefix: '10.0.0.0/24' };
    for (const objects of [
      [child, { id, enableX: true }],
      [{ id, enableX: true }, child],
    ]) {
      const network = merged(...objects).get(id);
      expect([network?.isBare, network?.fields.subnets]).toEqual([
        false,
        [{ id: child.id, name: 'a', addressprefix: '10.0.0.0/24' }],
      ]);
    }
    expect(merged(child).get(id)?.isBare).toBe(true);
  });

  it('lose what only the earlier of two complete exports contains, with a note', () => {
    const subnets = (...names: readonly string[]) => ({ id, enableX: true, subnets: names.map((name) => ({ name })) });
    for (const later of [subnets('a'), subnets()]) {
      const resources = merged(subnets('a', 'b'), later);
      expect(resources.get(id)?.fields.subnets).toEqual(later.subnets);
      expect(resources.differences()).toEqual([{ id, names: ['subnets'] }]);
    }
    const child = { id: `${id}/subnets/b`, addressPrefix: '10.0.0.0/24' };
    expect(merged(subnets('a'), child, subnets('a')).get(id)?.fields.subnets).toHaveLength(2);
  });

  it('keep parts of several resources apart that have one name', () => {
    const pool = (lb: string) => ({ id: `/x/providers/M.N/loadBalancers/${lb}/backendAddressPools/pool` });
    const of = (...pools: readonly object[]) => ({ id: `${id}/ipConfigurations/i`, x: pools });
    expect(
      merged(of(pool('a'), pool('b')), of(pool('a'), pool('b'))).get(`${id}/ipConfigurations/i`)?.fields.x,
    ).toEqual([pool('a'), pool('b')]);
  });

  it('never keep secrets', () => {
    const secrets = {
      sharedKey: 'hunter2',
      authorizationKey: 'hunter2',
      properties: { serviceKey: 'hunter2', a: { SharedKey: 'hunter2' } },
    };
    expect(JSON.stringify(fieldsOf({ id, ...secrets }))).not.toContain('hunter2');
  });
});

it.each([
  [
    '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/n',
    's',
    'g',
    'microsoft.network/virtualnetworks',
    'n',
  ],
  ['/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/M.N/A/b/C/d/', 'S', 'G', 'm.n/a/c', 'd'],
  ['/providers/Microsoft.Network/x/..', '', '', 'microsoft.network/x', '..'],
])('reads %s', (text, subscription, group, type, name) => {
  expect(readId(text)).toMatchObject({ subscription, group, type, name });
});

it.each(['', 'x', '/subscriptions/s', '/providers/Microsoft.Network', '/providers/M.N/a', '/providers/M.N/a//b/c'])(
  'takes %j for no ID',
  (text) => {
    expect(readId(text)).toBeUndefined();
  },
);
