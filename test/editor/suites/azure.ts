import assert from 'node:assert/strict';
import { commands, Selection, Uri, window, workspace } from 'vscode';
import { OpenFile } from '../support/editor.js';
import { until } from '../support/until.js';

const group = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network';
const network = {
  id: `${group}/virtualNetworks/hub`,
  name: 'hub',
  type: 'Microsoft.Network/virtualNetworks',
  location: 'westeurope',
  addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
  subnets: [
    {
      name: 'apps',
      addressPrefix: '10.0.1.0/24',
      routeTable: { id: `${group}/routeTables/rt` },
    },
  ],
};
const nic = {
  id: `${group}/networkInterfaces/vm`,
  name: 'vm',
  type: 'Microsoft.Network/networkInterfaces',
  ipConfigurations: [
    {
      name: 'ipconfig1',
      primary: true,
      privateIPAddress: '10.0.1.4',
      subnet: { id: `${group}/virtualNetworks/hub/subnets/apps` },
    },
  ],
};
const row = (addressPrefix: string, nextHopType: string, source = 'Default') => ({
  ...{ source, state: 'Active', addressPrefix: [addressPrefix], nextHopType },
  nextHopIpAddress: [],
});
const nowhere = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'].map((each) => row(each, 'None'));
const files: Readonly<Record<string, unknown>> = {
  'network.json': [network, nic],
  'vm.json': {
    value: [
      row('10.0.0.0/16', 'VnetLocal'),
      row('0.0.0.0/0', 'Internet'),
      ...nowhere,
      row('8.8.8.8/32', 'None', 'User'),
    ],
  },
  'notes.json': { remember: 'the milk' },
};

describe('What Azure exported', () => {
  let folder: Uri;
  let imported: Uri | undefined;

  const read = async (name: string) =>
    new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(imported ?? folder, name)));

  before(async () => {
    const root = workspace.workspaceFolders?.[0]?.uri;
    assert.ok(root);
    folder = Uri.joinPath(root, 'from-azure');
    for (const [name, content] of Object.entries(files))
      await workspace.fs.writeFile(Uri.joinPath(folder, name), new TextEncoder().encode(JSON.stringify(content)));
    await OpenFile.open('01-basic-vnet.azroute');
  });
  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await workspace.fs.delete(folder, { recursive: true });
  });

  it('is imported into a new folder, whose text and report are shown', async () => {
    imported = await commands.executeCommand<Uri>('azroute.import', { from: [folder], to: folder });
    assert.equal(imported?.path.split('/').at(-1), 'azure-network');
    const text = await read('azure.azroute');
    assert.match(text, /vnet hub \{\n {2}location westeurope\n {2}address 10\.0\.0\.0\/16/);
    assert.match(text, /routeTable rt \{\n {2}route 8\.8\.8\.8\/32 -> None\n\}/);
    const report = await read('import-report.md');
    assert.match(report, /- `vm\.json`: effective routes of `hub\/apps\/vm`/);
    assert.match(report, /\*\*All agree\.\*\*[\s\S]*- `(hub\.)?vm`: 7 agree, 0 missing, 0 extra \(`vm\.json`\)/);
    assert.match(report, /- Skipped: notes\.json contains no Azure resources/);
    assert.match(report, /\]\(azure\.azroute#L\d+\): .*route table rg\/rt of subnet hub\/apps/);
    assert.ok(window.visibleTextEditors.some(({ document }) => document.uri.path.endsWith('azure.azroute')));
    await until(
      () => window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('import-report.md'))),
      'the report',
    );
  });

  it('takes another folder the next time', async () => {
    const next = await commands.executeCommand<Uri>('azroute.import', { from: [folder], to: folder });
    assert.equal(next?.path.split('/').at(-1), 'azure-network-2');
  });

  it('is compared with the NIC at the cursor', async () => {
    assert.ok(imported);
    const file = await OpenFile.openUri(Uri.joinPath(imported, 'azure.azroute'));
    const shown = () => workspace.textDocuments.find(({ uri }) => uri.path.startsWith('/Verify '))?.getText();
    const text = await until(async () => {
      await file.focus();
      const place = file.at('nic v^m');
      file.editor.selection = new Selection(place, place);
      await commands.executeCommand('azroute.verify', Uri.joinPath(folder, 'vm.json'));
      return shown();
    }, 'the comparison');
    assert.match(text, /\*\*7 rows agree, 0 missing, 0 extra\.\*\* azroute computes what Azure printed\./);
    assert.match(text, /\| agrees \| User \| Active \| 8\.8\.8\.8\/32 \| None \| .*rt/);
  });
});
