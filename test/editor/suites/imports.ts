import assert from 'node:assert/strict';
import { commands, Uri, WorkspaceEdit, workspace } from 'vscode';
import type { OpenFile } from '../support/editor.js';
import { TemporaryFiles } from '../support/temporary-file.js';
import { until } from '../support/until.js';

describe('Imports', () => {
  const files = new TemporaryFiles();

  afterEach(async () => {
    await commands.executeCommand('workbench.action.files.revert');
    await files.remove();
  });

  async function rename(file: OpenFile, from: string, to: string): Promise<void> {
    const edit = new WorkspaceEdit();
    const folder = Uri.joinPath(file.document.uri, '..');
    edit.renameFile(Uri.joinPath(folder, from), Uri.joinPath(folder, to));
    assert.ok(await workspace.applyEdit(edit));
  }

  it('follow a file that is renamed', async () => {
    const file = await files.open({
      'moves/main.azroute': 'import "part.azroute"\npeering a -> b\n',
      'moves/part.azroute': 'vnet a { address 10.0.0.0/16 }\nvnet b { address 10.1.0.0/16 }\n',
    });
    const isLinked = () => until(() => !file.diagnostics().some(({ severity }) => severity === 0), 'no errors');
    await until(async () => (await file.hover('import "p^art')).includes('virtual network'), 'the imported file');
    await rename(file, 'part.azroute', 'vnets.azroute');
    await until(() => file.text.startsWith('import "vnets.azroute"\n'), `the path to follow: ${file.text}`);
    await isLinked();
    await rename(file, 'vnets.azroute', 'part.azroute');
    await until(() => file.text.startsWith('import "part.azroute"\n'), `the path to follow back: ${file.text}`);
  });

  it('are sorted by the command of the editor', async () => {
    const file = await files.open({
      'sorted/main.azroute': 'import "b.azroute"\nimport "a.azroute"\nimport "b.azroute"\n',
      'sorted/a.azroute': 'vnet a\n',
      'sorted/b.azroute': 'vnet b\n',
    });
    await until(async () => (await file.hover('import "b^.azroute')).includes('virtual network'), 'the imported file');
    await file.focus();
    await commands.executeCommand('editor.action.organizeImports');
    await until(() => file.text === 'import "a.azroute"\nimport "b.azroute"\n', `sorted imports: ${file.text}`);
  });
});
