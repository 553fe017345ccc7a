import { expect, it } from 'vitest';
import { importAzure } from '../import-azure.js';
import { reportMarkdown } from './markdown.js';

const group = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network';
const hub = {
  id: `${group}/virtualNetworks/hub`,
  name: 'hub',
  type: 'Microsoft.Network/virtualNetworks',
  addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
  subnets: [{ name: 'apps', addressPrefix: '10.0.1.0/24', routeTable: { id: `${group}/routeTables/rt_1` } }],
};
const vm = {
  id: `${group}/networkInterfaces/vm`,
  name: 'vm',
  type: 'Microsoft.Network/networkInterfaces',
  ipConfigurations: [
    { name: 'a', privateIPAddress: '10.0.1.4', subnet: { id: `${group}/virtualNetworks/hub/subnets/apps` } },
  ],
};
const routes = {
  value: [{ source: 'Default', state: 'Active', addressPrefix: ['10.0.0.0/16'], nextHopType: 'VnetLocal' }],
};

function imported(files: Readonly<Record<string, unknown>>) {
  const inputs = Object.entries(files).map(([name, value]) => ({ name, text: JSON.stringify(value) }));
  const result = importAzure(inputs, { layout: 'folder', findsRoutes: true });
  if ('refused' in result) throw new Error(result.refused.join('\n'));
  return result;
}

it('the report leads to the lines that it is about, with the command that answers it', () => {
  const { report, files } = imported({ 'net.json': [hub, vm] });
  const text = reportMarkdown(report, 'Imported from Azure');
  const [, line = ''] = /\[azure\.azroute:(\d+)\]\(azure\.azroute#L\1\): route table rg\/rt\\_1/.exec(text) ?? [];
  expect(files.find(({ path }) => path === 'azure.azroute')?.text.split('\n')[Number(line) - 1]).toContain('MISSING');
  expect(text).toContain('```sh\n  az network route-table show -g rg -n rt_1');
  expect(text).toContain('- `net.json`: ');
});

it('files with routes count as such where the caller wants it', () => {
  const { report, comparable } = imported({ 'net.json': [hub, vm], 'vm.json': routes });
  expect(comparable.nics).toEqual([{ file: 'vm.json', root: 'main.azroute', nic: ['hub', 'apps', 'vm'] }]);
  expect(reportMarkdown(report, 'x')).toContain('- `vm.json`: effective routes of `hub/apps/vm`');
});

it('names in the files are text', () => {
  const name = 'a`b](x)\n# <b>';
  const { report } = imported({ [name]: [hub, vm] });
  const text = reportMarkdown(report, '# <b>');
  expect(text).not.toMatch(/^# <b>/m);
  expect(text).toContain("- `a'b](x) # <b>`: ");
});
