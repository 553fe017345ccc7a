import assert from 'node:assert/strict';
import { commands, env, extensions, workspace } from 'vscode';
import { OpenFile } from '../support/editor.js';
import { until } from '../support/until.js';

/** The part of the Git extension's interface that says what it has opened. */
interface Git {
  getAPI(version: 1): { readonly repositories: readonly { readonly state: { readonly HEAD?: object } }[] };
}

describe('The change since the last commit', () => {
  let file: OpenFile;

  /** The document that shows the difference. */
  const shown = () => workspace.textDocuments.find(({ uri }) => uri.scheme === 'azroute-diff')?.getText();

  before(async () => {
    const git = (await extensions.getExtension<Git>('vscode.git')?.activate())?.getAPI(1);
    await until(() => git?.repositories[0]?.state.HEAD !== undefined, 'the repository of the examples');
    file = await OpenFile.open('05-multi-region-loop.azroute');
    const loop = await until(() => file.diagnostics('AZR101')[0], 'the loop');
    const repair = (await file.quickFixes(loop)).find(({ title }) => /^Insert (2 )?UDR/.test(title));
    assert.ok(repair, 'no repair');
    await file.apply(repair);
    await until(() => file.diagnostics('AZR101').length === 0, 'the loop to go');
  });
  after(async () => {
    await file.revert();
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is shown as azroute diff tells it', async () => {
    await file.focus();
    await commands.executeCommand('azroute.compareWithLastCommit');
    const text = await until(shown, 'the difference');
    assert.match(text, /^\*\*.*findings? (is|are) gone/);
    assert.match(text, /arrives now/);
    assert.match(text, /<summary>Effective routes of .*nva1/);
  });

  for (const [language, what] of [
    ['az', /az network route-table route create .*--next-hop-type VirtualAppliance/],
    ['bicep', /Microsoft\.Network\/routeTables\/routes@/],
    ['terraform', /resource "azurerm_route" /],
  ] as const) {
    it(`is copied as ${language}, since the commit and since the repair`, async () => {
      await file.focus();
      for (const since of ['commit', 'repair']) {
        await env.clipboard.writeText('');
        await commands.executeCommand('azroute.copyChange', { as: language, since });
        assert.match(await env.clipboard.readText(), what);
      }
    });
  }
});
