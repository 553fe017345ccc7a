import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, type TextEdit, WorkspaceEdit, workspace } from 'vscode';
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

  it('proposes the names that fit', async () => {
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    const names = await until(async () => {
      const labels = await file.completions('asDelete 65515] <-> ^ars1');
      return labels.includes('ars1') && labels;
    }, 'the Route Servers');
    assert.ok(names.includes('ars2') && names.includes('nva2'), names.join(', '));
    assert.ok(!names.includes('spoke11'), names.join(', '));
  });

  it('renames a thing everywhere', async () => {
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    try {
      const edit = await commands.executeCommand<WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        file.document.uri,
        file.at('routeServer a^rs1'),
        'ars-west',
      );
      await workspace.applyEdit(edit);
      assert.match(file.text, /routeServer ars-west/);
      assert.match(file.text, /<-> ars-west/);
      assert.doesNotMatch(file.text, /\bars1\b/);
    } finally {
      await file.revert();
    }
  });

  it('goes on after a restart of the server', async () => {
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    await until(() => file.diagnostics('AZR101').length > 0, 'the loop');
    await commands.executeCommand('azroute.restartServer');
    await until(() => file.diagnostics('AZR101').length > 0, 'the loop after the restart');
    await until(
      async () => (await file.hover('nic n^va1 10.1.1.4')).includes('10.2.0.0/16'),
      'the routes in the hover',
    );
  });

  it('computes with the settings of the user', async () => {
    const file = await OpenFile.open('01-basic-vnet.azroute');
    const settings = workspace.getConfiguration('azroute');
    const droppedPrefixes = (wanted: RegExp) =>
      until(async () => wanted.test(await file.hover('nic w^eb1 10.1.1.4')), `None routes like ${wanted}`);
    await droppedPrefixes(/None[^\n]*: 10\.0\.0\.0\/8, 100\.64\.0\.0\/10/);
    await settings.update('noneRoutes', '2026', ConfigurationTarget.Global);
    try {
      await droppedPrefixes(/None[^\n]*: 10\.0\.0\.0\/8, 127\.0\.0\.0\/8/);
    } finally {
      await settings.update('noneRoutes', undefined, ConfigurationTarget.Global);
    }
    await droppedPrefixes(/None[^\n]*: 10\.0\.0\.0\/8, 100\.64\.0\.0\/10/);
  });

  it('follows imports into other files', async () => {
    const file = await OpenFile.open('10-several-files/network.azroute');
    await until(async () => (await file.outline()).length > 0, 'the outline');
    assert.deepEqual(
      file.diagnostics().filter(({ message }) => /import|not found|no file/i.test(message)),
      [],
    );
  });
});
