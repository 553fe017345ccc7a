import { importAzure } from '../import-azure.js';
import type { Report } from '../report/report.js';

/** The ID of a network resource in the resource group `rg`, or in another one. */
export function idOf(type: string, name: string, group = 'rg'): string {
  return `/subscriptions/sub/resourceGroups/${group}/providers/Microsoft.Network/${type}/${name}`;
}

/** A network resource as the Azure CLI prints it. */
export function resource(type: string, name: string, properties: object, group = 'rg'): object {
  return { id: idOf(type, name, group), name, type: `Microsoft.Network/${type}`, ...properties };
}

/** A network with subnets, each with a prefix and more properties. */
export function vnet(name: string, address: string, subnets: Readonly<Record<string, object>> = {}, more: object = {}) {
  return resource('virtualNetworks', name, {
    addressSpace: { addressPrefixes: [address] },
    subnets: Object.entries(subnets).map(([subnet, properties]) => ({
      id: idOf('virtualNetworks', `${name}/subnets/${subnet}`),
      name: subnet,
      ...properties,
    })),
    ...more,
  });
}

/** A NIC in a subnet `vnet/subnet`. */
export function nic(name: string, subnet: string, address: string | undefined, more: object = {}): object {
  const [network, inside] = subnet.split('/');
  return resource('networkInterfaces', name, {
    ipConfigurations: [
      {
        name: 'ip1',
        primary: true,
        ...(address === undefined ? {} : { privateIPAddress: address }),
        subnet: { id: idOf('virtualNetworks', `${network}/subnets/${inside}`) },
      },
    ],
    ...more,
  });
}

/**
 * What resources yield: the text without the comments at its top, and the report.
 * @param routes files with routes, by name; `NIC=FILE` is one whose owner is given
 */
export function imported(
  resources: readonly object[],
  routes: Readonly<Record<string, unknown>> = {},
): { readonly text: string; readonly report: Report } {
  const files = Object.entries(routes).map(([name, content]) => {
    const [owner, file] = name.includes('=') ? name.split('=') : [undefined, name];
    return { name: file ?? '', text: JSON.stringify(content), ...(owner === undefined ? {} : { owner }) };
  });
  const inputs = [{ name: 'export.json', text: JSON.stringify(resources) }];
  const result = importAzure(inputs, { layout: 'text', routes: files });
  if ('refused' in result) throw new Error(result.refused.join('\n'));
  const text = result.files[0]?.text ?? '';
  return { text: text.slice(text.indexOf('\n\n') + 2), report: result.report };
}
