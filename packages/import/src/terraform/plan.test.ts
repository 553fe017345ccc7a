import { describe, expect, it } from 'vitest';
import { importAzure } from '../import-azure.js';

const of = (...references: string[]) => ({ references });

interface Row {
  readonly address: string;
  readonly values: object;
  readonly unknown?: object;
}

/** The part of a plan that an address, its values and what is unknown of them make. */
function planOf(rows: readonly Row[], root: object): object {
  const resources = rows.map(({ address, values }) => {
    const [, type = '', name = '', key] =
      /((?:azurerm|azapi)_\w+)\.([\w-]+)(?:\["?([^\]"]*)"?\])?$/.exec(address) ?? [];
    const index = key === undefined ? {} : { index: /^\d+$/.test(key) ? Number(key) : key };
    return { address, mode: 'managed', type, name, ...index, values };
  });
  return {
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: {
      root_module: {
        resources: resources.filter(({ address }) => !address.startsWith('module.')),
        child_modules: [
          { address: 'module.any', resources: resources.filter(({ address }) => address.startsWith('module.')) },
        ],
      },
    },
    resource_changes: rows.map(({ address, unknown = {} }) => ({
      address,
      change: { actions: ['create'], after_unknown: { id: true, ...unknown } },
    })),
    configuration: { root_module: root },
  };
}

const resource = (address: string, expressions: object) => {
  const [type, name] = address.split('.');
  return { address, mode: 'managed', type, name, expressions };
};

const vnet = (address: string, name: string, prefix: string): Row => ({
  address,
  values: { name, resource_group_name: 'rg', address_space: [prefix] },
});

function textOf(rows: readonly Row[], root: object) {
  const result = importAzure([{ name: 'plan.json', text: JSON.stringify(planOf(rows, root)) }], { layout: 'text' });
  if ('refused' in result) throw new Error(result.refused.join('\n'));
  return { text: result.files[0]?.text ?? '', unresolved: result.report.unresolved };
}

const peering = (address: string, vnetName: string): Row => ({
  address,
  values: { name: 'p', resource_group_name: 'rg', virtual_network_name: vnetName, allow_forwarded_traffic: true },
  unknown: { remote_virtual_network_id: true },
});

describe('a plan', () => {
  it('has references to what does not exist yet', () => {
    const { text, unresolved } = textOf(
      [
        vnet('azurerm_virtual_network.hub', 'hub', '10.0.0.0/16'),
        vnet('azurerm_virtual_network.spoke', 'spoke', '10.1.0.0/16'),
        peering('azurerm_virtual_network_peering.a', 'hub'),
        peering('azurerm_virtual_network_peering.b', 'spoke'),
        {
          address: 'azurerm_subnet.fw',
          values: {
            name: 'AzureFirewallSubnet',
            resource_group_name: 'rg',
            virtual_network_name: 'hub',
            address_prefixes: ['10.0.1.0/26'],
          },
        },
        {
          address: 'azurerm_firewall.fw',
          values: { name: 'fw', resource_group_name: 'rg', ip_configuration: [{ name: 'c' }] },
          unknown: { ip_configuration: [{ subnet_id: true, private_ip_address: true }] },
        },
        {
          address: 'azurerm_route_table.rt',
          values: {
            name: 'rt',
            resource_group_name: 'rg',
            route: [{ name: 'd', address_prefix: '0.0.0.0/0', next_hop_type: 'VirtualAppliance' }],
          },
          unknown: { route: [{ next_hop_in_ip_address: true }] },
        },
        {
          address: 'azurerm_subnet.apps',
          values: {
            name: 'apps',
            resource_group_name: 'rg',
            virtual_network_name: 'spoke',
            address_prefixes: ['10.1.0.0/24'],
          },
        },
        {
          address: 'azurerm_subnet_route_table_association.x',
          values: {},
          unknown: { subnet_id: true, route_table_id: true },
        },
      ],
      {
        resources: [
          resource('azurerm_virtual_network_peering.a', {
            remote_virtual_network_id: of('azurerm_virtual_network.spoke.id', 'azurerm_virtual_network.spoke'),
          }),
          resource('azurerm_virtual_network_peering.b', {
            remote_virtual_network_id: of('azurerm_virtual_network.hub.id', 'azurerm_virtual_network.hub'),
          }),
          resource('azurerm_firewall.fw', {
            ip_configuration: [{ subnet_id: of('azurerm_subnet.fw.id', 'azurerm_subnet.fw') }],
          }),
          resource('azurerm_route_table.rt', {
            route: of(
              'azurerm_firewall.fw.ip_configuration[0].private_ip_address',
              'azurerm_firewall.fw.ip_configuration[0]',
              'azurerm_firewall.fw',
            ),
          }),
          resource('azurerm_subnet_route_table_association.x', {
            subnet_id: of('azurerm_subnet.apps.id', 'azurerm_subnet.apps'),
            route_table_id: of('azurerm_route_table.rt.id', 'azurerm_route_table.rt'),
          }),
        ],
      },
    );
    expect(unresolved).toEqual([]);
    expect(text).toContain('peering hub [allowForwardedTraffic] <-> spoke [allowForwardedTraffic]\n');
    expect(text).toContain('  route d 0.0.0.0/0 -> VirtualAppliance 10.0.1.4\n');
    expect(text).toContain('  subnet apps 10.1.0.0/24 {\n    routeTable rt\n  }\n');
    expect(text).toContain('  firewall fw 10.0.1.4 // ASSUMED: the first usable address of its subnet\n');
  });

  it('has modules, count and for_each', () => {
    const { text, unresolved } = textOf(
      [
        vnet('module.hub.azurerm_virtual_network.this', 'hub', '10.0.0.0/16'),
        vnet('module.spoke["a"].azurerm_virtual_network.this', 'a', '10.1.0.0/16'),
        vnet('module.spoke["b"].azurerm_virtual_network.this', 'b', '10.2.0.0/16'),
        peering('module.spoke["a"].azurerm_virtual_network_peering.up', 'a'),
        peering('module.spoke["b"].azurerm_virtual_network_peering.up', 'b'),
        peering('azurerm_virtual_network_peering.down["a"]', 'hub'),
        peering('azurerm_virtual_network_peering.down["b"]', 'hub'),
      ].map((row) => (row.address.endsWith('down["b"]') ? { ...row, values: { ...row.values, name: 'p2' } } : row)),
      {
        resources: [
          resource('azurerm_virtual_network_peering.down', {
            remote_virtual_network_id: of('module.spoke', 'each.key'),
          }),
        ].map((each) => ({
          ...each,
          expressions: { remote_virtual_network_id: of('module.spoke.id', 'module.spoke', 'each.key') },
        })),
        module_calls: {
          hub: {
            module: {
              resources: [resource('azurerm_virtual_network.this', {})],
              outputs: { id: { expression: of('azurerm_virtual_network.this.id', 'azurerm_virtual_network.this') } },
            },
          },
          spoke: {
            expressions: { hub_id: of('module.hub.id', 'module.hub') },
            module: {
              resources: [
                resource('azurerm_virtual_network.this', {}),
                resource('azurerm_virtual_network_peering.up', { remote_virtual_network_id: of('var.hub_id') }),
              ],
              outputs: { id: { expression: of('azurerm_virtual_network.this.id', 'azurerm_virtual_network.this') } },
            },
          },
        },
      },
    );
    expect(unresolved).toEqual([]);
    expect(text.match(/^peering .*/gm)).toEqual([
      'peering a [allowForwardedTraffic] <-> hub [allowForwardedTraffic]',
      'peering b [allowForwardedTraffic] <-> hub [allowForwardedTraffic]',
    ]);
  });

  it('leaves open what leads to several resources, and says so', () => {
    const { text, unresolved } = textOf(
      [
        vnet('azurerm_virtual_network.hub', 'hub', '10.0.0.0/16'),
        vnet('azurerm_virtual_network.s[0]', 's0', '10.1.0.0/16'),
        vnet('azurerm_virtual_network.s[1]', 's1', '10.2.0.0/16'),
        peering('azurerm_virtual_network_peering.a', 'hub'),
        {
          ...peering('azurerm_virtual_network_peering.b', 'hub'),
          values: { ...peering('x', 'hub').values, name: 'q' },
        },
        vnet('azurerm_virtual_network.new', '', '10.3.0.0/16'),
      ].map((row) =>
        row.address.endsWith('.new')
          ? { ...row, values: { resource_group_name: 'rg', address_space: ['10.3.0.0/16'] }, unknown: { name: true } }
          : row,
      ),
      {
        resources: [
          resource('azurerm_virtual_network_peering.a', {
            remote_virtual_network_id: of('azurerm_virtual_network.s', 'local.which'),
          }),
          resource('azurerm_virtual_network_peering.b', { remote_virtual_network_id: of('local.other') }),
        ],
      },
    );
    expect(unresolved.map((each) => [each.of, each.why])).toEqual([
      [
        'remote_virtual_network_id of azurerm_virtual_network_peering.a',
        'azurerm_virtual_network.s has several instances, or no such value yet',
      ],
      [
        'remote_virtual_network_id of azurerm_virtual_network_peering.b',
        'the configuration does not lead to a resource',
      ],
    ]);
    expect(text).toContain('LEFT OUT: peering p, whose remote network is not known.');
    expect(text).toContain('vnet new {');
  });

  it('with types that are names of every object is read like any other', () => {
    const plan = JSON.stringify(planOf([vnet('azurerm_virtual_network.v', 'v', '10.0.0.0/16')], {}));
    for (const type of ['__proto__', 'constructor', 'toString']) {
      const text = plan.replace('"type":"azurerm_virtual_network"', `"type":"${type}"`);
      expect(importAzure([{ name: 'plan.json', text }], { layout: 'text' })).toMatchObject({
        refused: [expect.stringContaining('no resources')],
      });
    }
  });
});

describe('a plan of a virtual WAN', () => {
  const hub = {
    address: 'azurerm_virtual_hub.hub',
    values: { name: 'hub', resource_group_name: 'rg', address_prefix: '10.100.0.0/23' },
  };
  const table = {
    address: 'azurerm_virtual_hub_route_table.red',
    values: { name: 'red', labels: ['red'], route: [] },
    unknown: { virtual_hub_id: true },
  };

  it('has the tables that hubs are made with, and those that it makes, in lists', () => {
    const { text, unresolved } = textOf(
      [
        ...[hub, table, vnet('azurerm_virtual_network.spoke', 'spoke', '10.1.0.0/16')],
        {
          address: 'azurerm_virtual_hub_connection.spoke',
          values: { name: 'c', routing: [{ propagated_route_table: [{ labels: [] }] }] },
          unknown: {
            ...{ virtual_hub_id: true, remote_virtual_network_id: true },
            routing: [
              {
                associated_route_table_id: true,
                propagated_route_table: [{ route_table_ids: [true, true], labels: [] }],
              },
            ],
          },
        },
      ],
      {
        resources: [
          resource('azurerm_virtual_hub_route_table.red', { virtual_hub_id: of('azurerm_virtual_hub.hub.id') }),
          resource('azurerm_virtual_hub_connection.spoke', {
            virtual_hub_id: of('azurerm_virtual_hub.hub.id'),
            remote_virtual_network_id: of('azurerm_virtual_network.spoke.id'),
            routing: [
              {
                associated_route_table_id: of('azurerm_virtual_hub_route_table.red.id'),
                propagated_route_table: [
                  {
                    route_table_ids: of(
                      ...['azurerm_virtual_hub_route_table.red.id', 'azurerm_virtual_hub_route_table.red'],
                      ...['azurerm_virtual_hub.hub.default_route_table_id', 'azurerm_virtual_hub.hub'],
                    ),
                  },
                ],
              },
            ],
          }),
        ],
      },
    );
    expect(unresolved).toEqual([]);
    expect(text).toContain(
      'connection hub [associatedRouteTable red, propagatedRouteTables red, propagatedRouteTables defaultRouteTable, enableInternetSecurity false] <-> spoke',
    );
  });

  it('has the address that a firewall will have in a hub, as a next hop', () => {
    const { text } = textOf(
      [
        hub,
        {
          address: 'azurerm_firewall.fw',
          values: { name: 'fw', resource_group_name: 'rg', virtual_hub: [{ public_ip_count: 1 }] },
          unknown: { virtual_hub: [{ virtual_hub_id: true, private_ip_address: true }] },
        },
        vnet('azurerm_virtual_network.spoke', 'spoke', '10.1.0.0/16'),
        {
          address: 'azurerm_subnet.apps',
          values: {
            ...{ name: 'apps', resource_group_name: 'rg', virtual_network_name: 'spoke' },
            address_prefixes: ['10.1.0.0/24'],
          },
        },
        {
          address: 'azurerm_route_table.rt',
          values: {
            name: 'rt',
            resource_group_name: 'rg',
            route: [{ name: 'r', address_prefix: '0.0.0.0/0', next_hop_type: 'VirtualAppliance' }],
          },
          unknown: { route: [{ next_hop_in_ip_address: true }] },
        },
        {
          address: 'azurerm_subnet_route_table_association.a',
          values: {},
          unknown: { subnet_id: true, route_table_id: true },
        },
      ],
      {
        resources: [
          resource('azurerm_firewall.fw', { virtual_hub: [{ virtual_hub_id: of('azurerm_virtual_hub.hub.id') }] }),
          resource('azurerm_route_table.rt', {
            route: [{ next_hop_in_ip_address: of('azurerm_firewall.fw.virtual_hub[0].private_ip_address') }],
          }),
          resource('azurerm_subnet_route_table_association.a', {
            subnet_id: of('azurerm_subnet.apps.id'),
            route_table_id: of('azurerm_route_table.rt.id'),
          }),
        ],
      },
    );
    expect(text).toContain('route r 0.0.0.0/0 -> VirtualAppliance 10.100.0.132');
  });
});
