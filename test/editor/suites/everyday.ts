import assert from 'node:assert/strict';
import { commands, type TextEdit, WorkspaceEdit, workspace } from 'vscode';
import { OpenFile } from '../support/editor.js';
import { until } from '../support/until.js';

describe('Everyday work', () => {
  it('formats a file, and a formatted one stays as it is', async () => {
    const file = await OpenFile.open('01-basic-vnet.azroute');
    const format = () =>
      commands.executeCommand<TextEdit[] | undefined>('vscode.executeFormatDocumentProvider', file.document.uri, {
        tabSize: 2,
        insertSpaces: true,
      });
    const tidy = file.text;
    try {
      const line = file.document.lineAt(file.at('^subnet ').line);
      await file.insert(line.range.start, '        ');
      assert.notEqual(file.text, tidy);
      const edit = new WorkspaceEdit();
      edit.set(file.document.uri, (await format()) ?? []);
      await workspace.applyEdit(edit);
      assert.equal(file.text, tidy);
      assert.deepEqual((await format()) ?? [], []);
    } finally {
      await file.revert();
    }
  });

  it('goes on after a restart of the server', async () => {
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    await until(() => file.diagnostics('AZR101').length > 0, 'the loop');
    await commands.executeCommand('azroute.restartServer');
    await until(() => file.diagnostics('AZR101').length > 0, 'the loop after the restart');
    assert.match(await file.hover('nic n^va1 10.1.1.4'), /10\.2\.0\.0\/16/);
  });

  it('follows imports into other files', async () => {
    const file = await OpenFile.open('10-several-files/network.azroute');
    const hover = await until(async () => (await file.outline()).length > 0, 'the outline');
    assert.ok(hover);
    assert.deepEqual(
      file.diagnostics().filter(({ message }) => /import|not found|no file/i.test(message)),
      [],
    );
  });
});
