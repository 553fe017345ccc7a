import assert from 'node:assert/strict';
import { commands, env, Uri, workspace } from 'vscode';
import { OpenFile } from '../support/editor.js';
import { until } from '../support/until.js';

const SPOKE = `vnet spoke1 {
  address 10.1.0.0/16
  subnet apps 10.1.0.0/24 {
    routeTable rt-spokes
    nic vm 10.1.0.4
  }
}
`;
const NETWORK = `import "hub.azroute"

${SPOKE}
peering hub [allowForwardedTraffic] <-> spoke1 [allowForwardedTraffic]

routeTable rt-spokes {
  route default 0.0.0.0/0 -> VirtualAppliance 10.0.1.4
}

expect spoke1.vm -> internet via nva1
`;
const HUB = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
  }
}

nva nva1 {
  nic hub.nva1
  snat internet
}
`;

describe('Refactorings over two files', () => {
  const folder = () => Uri.joinPath(workspace.workspaceFolders?.[0]?.uri ?? Uri.file('/'), 'refactorings');
  const at = (name: string) => Uri.joinPath(folder(), name);
  const isThere = (name: string) =>
    workspace.fs.stat(at(name)).then(
      () => true,
      () => false,
    );

  beforeEach(async () => {
    for (const [name, text] of [
      ['network.azroute', NETWORK],
      ['hub.azroute', HUB],
    ] as const)
      await workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
  });
  afterEach(() => workspace.fs.delete(folder(), { recursive: true }));

  it('renumber a VNet in one and the next hop in the other', async () => {
    const [network, hub] = [await OpenFile.openUri(at('network.azroute')), await OpenFile.openUri(at('hub.azroute'))];
    try {
      const title = 'Renumber hub from 10.0.0.0/16 to 10.2.0.0/16, along with 1 subnet, 1 NIC and 1 route';
      await hub.apply(await hub.refactoring('vnet h^ub', title));
      assert.equal(hub.text, HUB.replaceAll('10.0.', '10.2.'));
      assert.equal(network.text, NETWORK.replace('10.0.1.4', '10.2.1.4'));
      await until(
        async () => (await hub.hover('nic n^va1')).includes('10.2.0.0/16'),
        'the routes of the new addresses',
      );
      await until(() => network.diagnostics().length + hub.diagnostics().length === 0, 'no problems');
    } finally {
      await hub.revert();
      await network.revert();
    }
  });

  it('move a VNet to a file of its own, which one undo takes back in both files', async () => {
    const network = await OpenFile.openUri(at('network.azroute'));
    try {
      await network.apply(await network.refactoring('vnet s^poke1', 'Move spoke1 to a new file, spoke1.azroute'));
      assert.ok(await isThere('spoke1.azroute'));
      await network.undo();
      await until(async () => !(await isThere('spoke1.azroute')), 'the new file to go');
      assert.equal(network.text, NETWORK);
    } finally {
      await network.revert();
    }
  });

  it('move a VNet to a file of its own, and back', async () => {
    const network = await OpenFile.openUri(at('network.azroute'));
    try {
      await network.apply(await network.refactoring('vnet s^poke1', 'Move spoke1 to a new file, spoke1.azroute'));
      assert.equal(
        network.text,
        NETWORK.replace(`${SPOKE}\n`, '').replace('"hub.azroute"', '"hub.azroute"\nimport "spoke1.azroute"'),
      );
      const spoke = await OpenFile.openUri(at('spoke1.azroute'));
      assert.equal(spoke.text, SPOKE);
      await until(async () => (await spoke.hover('nic v^m')).includes('VirtualAppliance'), 'the routes of the VM');
      await until(() => network.diagnostics().length + spoke.diagnostics().length === 0, 'no problems');
      await workspace.saveAll();
      await network.apply(
        await network.refactoring('i^mport "spoke1', 'Move the statements of spoke1.azroute here and delete the file'),
      );
      assert.equal(network.text, `${NETWORK.replace(`${SPOKE}\n`, '')}\n${SPOKE}`);
      assert.equal(await isThere('spoke1.azroute'), false);
      await network.focus();
      await env.clipboard.writeText('as before');
      await commands.executeCommand('azroute.copyChange', { as: 'az', since: 'repair' });
      assert.equal(await env.clipboard.readText(), 'as before', 'the move changes nothing in Azure');
    } finally {
      await network.revert();
    }
  });
});
