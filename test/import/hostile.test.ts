import { importAzure } from '@azroute/import';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStatements } from '../../packages/import/src/testing/read-statements.js';
import { deployedWan, formats, intendedWan } from './estate-files.js';

describe('whatever the files contain', () => {
  it('any values yield a refusal or a text', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const text = JSON.stringify(value) ?? '';
        const result = importAzure([{ name: 'x.json', text }], { layout: 'text' });
        if ('refused' in result) expect(result.refused.length).toBeGreaterThan(0);
        else expect(() => readStatements(result.files[0]?.text ?? '')).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  it('secrets never reach the output', () => {
    const secret = 'hunter2-hunter2';
    for (const [, files] of [formats, deployedWan, intendedWan].flatMap((all) => Object.entries(all))) {
      const planted = files.map((file) => ({
        ...file,
        text: file.name.endsWith('.csv')
          ? file.text.replaceAll('{""', `{""sharedKey"":""${secret}"",""`)
          : file.text.replaceAll(
              /\{(\s*")/g,
              `{"sharedKey":"${secret}","authorizationKey":"${secret}","shared_key":"${secret}",$1`,
            ),
      }));
      expect(planted.some(({ text }) => text.includes(secret))).toBe(true);
      expect(JSON.stringify(importAzure(planted, { layout: 'folder' }))).not.toContain(secret);
    }
  });

  it('what Terraform marks as sensitive is not read, and named if it is no secret by its name', () => {
    const group = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network';
    const hub = {
      ...{ address: 'azurerm_virtual_network.hub', mode: 'managed', type: 'azurerm_virtual_network', name: 'hub' },
      values: { id: `${group}/virtualNetworks/hub`, name: 'hub', address_space: ['10.77.0.0/16'], location: 'x' },
      sensitive_values: { address_space: [true], location: false, subnet: [{}] },
    };
    const route = {
      ...{ address: 'azurerm_route_table.rt', mode: 'managed', type: 'azurerm_route_table', name: 'rt' },
      values: { id: `${group}/routeTables/rt`, name: 'rt', admin_password: 'hunter2', secret: 'hunter2' },
      sensitive_values: { admin_password: true, secret: true },
    };
    const values = { root_module: { resources: [hub, route] } };
    const raw = [hub, route].map(({ values: attributes, sensitive_values: mask, address: _, ...resource }) => {
      const paths = Object.keys(mask).filter((name) => name !== 'location' && name !== 'subnet');
      const sensitive = paths.map((value) => [{ type: 'get_attr', value }]);
      return { ...resource, instances: [{ attributes, sensitive_attributes: sensitive }] };
    });
    const exports = {
      'state.json': { format_version: '1.0', terraform_version: '1.9', values },
      'raw.tfstate': { version: 4, terraform_version: '1.9', resources: raw },
      'plan.json': { format_version: '1.2', planned_values: values, resource_changes: [], configuration: {} },
    };
    for (const [name, content] of Object.entries(exports)) {
      const imported = importAzure([{ name, text: JSON.stringify(content) }], { layout: 'text' });
      const all = JSON.stringify(imported);
      expect(all).not.toMatch(/10\.77|hunter2/);
      expect(all).toContain(
        `MISSING: ${name}: azurerm_virtual_network.hub.address_space, which Terraform marks as sensitive and azroute does not read.`,
      );
    }
  });

  it('of what Terraform marks as sensitive inside of a block, only that is not read', () => {
    const network = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network';
    const subnet_id = `${network}/virtualNetworks/hub/subnets/GatewaySubnet`;
    const clients = {
      address_space: ['172.20.0.0/24'],
      radius_server_address: 'hunter2',
      radius_server_secret: 'hunter2',
    };
    const of = (type: string, values: object, mask: object | null = {}) => ({
      ...{ address: `${type}.one`, mode: 'managed', type, name: 'one', values, sensitive_values: mask },
    });
    const hub = of('azurerm_virtual_network', {
      ...{ id: `${network}/virtualNetworks/hub`, name: 'hub', address_space: ['10.0.0.0/16'], location: 'x' },
      subnet: [{ id: subnet_id, name: 'GatewaySubnet', address_prefixes: ['10.0.0.0/27'] }],
    });
    const gateway = (mask: object) =>
      of(
        'azurerm_virtual_network_gateway',
        {
          ...{
            id: `${network}/virtualNetworkGateways/gw`,
            name: 'gw',
            type: 'Vpn',
            vpn_type: 'RouteBased',
            location: 'x',
          },
          ...{ ip_configuration: [{ name: 'c', subnet_id }], vpn_client_configuration: [clients] },
        },
        mask,
      );
    const secret = { radius_server_address: true, radius_server_secret: true };
    const step = (value: string) => ({ type: 'get_attr', value });
    const index = { type: 'index', value: { value: 0, type: 'number' } };
    const { values: attributes, sensitive_values: _, ...resource } = gateway({});
    const shown = (mask: object) => ({
      ...{ format_version: '1.0', terraform_version: '1.9' },
      values: { root_module: { resources: [hub, gateway(mask)] } },
    });
    const importedFrom = (content: object) =>
      JSON.stringify(importAzure([{ name: 'x.json', text: JSON.stringify(content) }], { layout: 'text' }));
    const inBlock = {
      state: shown({ vpn_client_configuration: [secret] }),
      'state with nulls': shown({
        ip_configuration: null,
        vpn_client_configuration: [{ a: null, ...secret, x: null }],
      }),
      'state file': {
        ...{ version: 4, terraform_version: '1.9' },
        resources: [
          { ...hub, instances: [{ attributes: hub.values }] },
          {
            ...resource,
            instances: [
              {
                attributes,
                sensitive_attributes: Object.keys(secret).map((name) => [
                  ...[step('vpn_client_configuration'), index, step(name)],
                ]),
              },
            ],
          },
        ],
      },
    };
    for (const [name, content] of Object.entries(inBlock)) {
      const all = importedFrom(content);
      expect(all, name).not.toContain('hunter2');
      expect(all, name).toContain('pointToSite 172.20.0.0/24');
      expect(all, name).toContain(
        'vpn_client_configuration[0].radius_server_address, which Terraform marks as sensitive',
      );
    }
    // What a mask cannot be fitted to is not read at all.
    for (const mask of [{ x: null, ...secret }, [{}, secret], [true], true, [[secret]]]) {
      const all = importedFrom(shown({ vpn_client_configuration: mask }));
      expect(all, JSON.stringify(mask)).not.toMatch(/hunter2|pointToSite/);
      expect(all).toContain('azurerm_virtual_network_gateway.one.vpn_client_configuration, which Terraform marks');
    }
  });
});
