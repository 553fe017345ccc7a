import assert from 'node:assert/strict';
import { type CodeLens, commands, env, extensions, type InlayHint, Range, UIKind, Uri, workspace } from 'vscode';
import { EXTENSION, OpenFile } from '../support/editor.js';
import { until } from '../support/until.js';

describe('The extension in a browser', () => {
  it('runs where no process and no disk is', async () => {
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    assert.equal(env.uiKind, UIKind.Web);
    assert.equal(env.remoteName, undefined);
    assert.equal(typeof process, 'undefined');
    assert.equal(file.document.uri.scheme, 'tmp');
    assert.equal(extensions.getExtension(EXTENSION)?.extensionUri.scheme, 'http');
    await until(() => file.diagnostics('AZR101').length > 0, 'the loop');
    // That the server runs in three workers is counted where its script is served.
  });

  it('shows the effective routes of a NIC as a document, which follows the text', async () => {
    const file = await OpenFile.open('01-basic-vnet.azroute');
    const position = file.at('nic w^eb1');
    await commands.executeCommand('azroute.showDetails', file.document.uri.toString(), position);
    const shown = () => workspace.textDocuments.find(({ uri }) => uri.scheme === 'azroute-details')?.getText() ?? '';
    assert.match(await until(() => shown() || undefined, 'the document'), /VnetLocal/);
    try {
      await file.remove('  address 10.1.0.0/20\n');
      await file.insert(file.at('vnet hub1 {\n^'), '  address 10.1.0.0/19\n');
      await until(() => /10\.1\.0\.0\/19/.test(shown()), 'the new prefix in the document');
    } finally {
      await file.revert();
    }
  });

  it('says that there is no commit to compare with', async () => {
    const file = await OpenFile.open('01-basic-vnet.azroute');
    assert.equal(extensions.getExtension('vscode.git'), undefined);
    await file.focus();
    await commands.executeCommand('azroute.compareWithLastCommit');
    assert.equal(
      workspace.textDocuments.some(({ uri }) => uri.scheme === 'azroute-diff'),
      false,
    );
  });

  it('copies the change of a repair, which no commit knows', async () => {
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    const loop = await until(() => file.diagnostics('AZR101')[0], 'the loop');
    const repair = (await file.quickFixes(loop)).find(({ title }) => /^Insert (2 )?UDR/.test(title));
    assert.ok(repair, 'no repair');
    try {
      await file.apply(repair);
      await until(() => file.diagnostics('AZR101').length === 0, 'the loop to go');
      await file.focus();
      await env.clipboard.writeText('');
      await commands.executeCommand('azroute.copyChange', { as: 'az' });
      assert.match(await env.clipboard.readText(), /az network route-table route create/);
    } finally {
      await file.revert();
    }
  });

  it('follows files that appear, change and vanish', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const imported = Uri.joinPath(folder, 'hub-of-web.azroute');
    const write = (text: string) => workspace.fs.writeFile(imported, new TextEncoder().encode(text));
    const main = Uri.joinPath(folder, 'main-of-web.azroute');
    await workspace.fs.writeFile(
      main,
      new TextEncoder().encode(
        'import "hub-of-web.azroute"\n\npeering hub <-> spoke\n\nvnet spoke {\n  address 10.2.0.0/16\n}\n',
      ),
    );
    const file = await OpenFile.openUri(main);
    const messages = () =>
      file
        .diagnostics()
        .map(({ message }) => message)
        .join('\n');
    try {
      await until(() => /There is no file hub-of-web\.azroute/.test(messages()), 'the missing import');
      await write('vnet hub {\n  address 10.1.0.0/16\n}\n');
      await until(() => messages() === '', 'the import to be found');
      await write('vnet other {\n  address 10.1.0.0/16\n}\n');
      await until(() => /hub/.test(messages()), 'the VNet to be missing');
      await workspace.fs.delete(imported);
      await until(() => /There is no file hub-of-web\.azroute/.test(messages()), 'the import to be missing again');
    } finally {
      await workspace.fs.delete(main);
    }
  });

  it('has code lenses and inlay hints', async () => {
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    const lenses = await until(async () => {
      const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', file.document.uri, 100);
      return found.length > 0 && found;
    }, 'the lenses');
    assert.match(lenses.map(({ command }) => command?.title).join('\n'), /routes/);
    const all = new Range(0, 0, file.document.lineCount, 0);
    const hints = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', file.document.uri, all);
    assert.ok(hints.length > 0);
  });
});
