import assert from 'node:assert/strict';
import {
  commands,
  type Disposable,
  type DocumentLink,
  type TextEdit,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { OpenFile } from '../support/editor.js';
import { HOSTILE, type Hostile, hostileFiles } from '../support/hostile-files.js';
import { until } from '../support/until.js';

const place = (path: string) => Uri.from({ scheme: HOSTILE, path });
const network = (name: string, second: number) =>
  `vnet ${name} {\n  address 10.${second}.0.0/16\n  subnet s 10.${second}.0.0/24 { nic vm 10.${second}.0.4 }\n}\n`;

describe('What goes wrong around the files', function () {
  this.timeout(120_000);
  let files: Record<string, Hostile>;
  let provider: Disposable;

  before(() => {
    files = {
      '/good.azroute': network('good', 1),
      '/failing.azroute': new Error('The connection was lost.'),
      '/hanging.azroute': 'never',
      '/large.azroute': `// ${'x'.repeat(10_000_001)}`,
      '/imports-failing.azroute': `import "failing.azroute"\n${network('a', 2)}`,
      '/imports-hanging.azroute': `import "hanging.azroute"\n${network('b', 3)}`,
      '/imports-large.azroute': `import "large.azroute"\n${network('c', 4)}`,
    };
    provider = hostileFiles(files);
  });
  after(() => provider.dispose());

  /** Whether the server still answers with routes, and finds what is wrong in a text. */
  async function works(): Promise<void> {
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    await until(() => file.diagnostics('AZR101').length > 0, 'the loop');
    await until(async () => /10\.2\.0\.0\/16/.test(await file.hover('nic n^va1 10.1.1.4')), 'routes in the hover');
  }

  for (const [name, vnet] of [
    ['failing', 'a'],
    ['large', 'c'],
  ] as const) {
    it(`leaves a file that imports a ${name} one with its own routes`, async () => {
      const file = await OpenFile.openUri(place(`/imports-${name}.azroute`));
      await until(() => file.diagnostics().length > 0, 'the import that cannot be read');
      await until(async () => /VnetLocal/.test(await file.hover('nic v^m')), `the routes of ${vnet}.vm`);
      await works();
    });
  }

  it('does not wait forever for a file that never comes', async () => {
    const file = await OpenFile.openUri(place('/imports-hanging.azroute'));
    await until(async () => /VnetLocal/.test(await file.hover('nic v^m')), 'the routes of b.vm', 60_000);
    await works();
  });

  it('survives a file that is renamed, changed and deleted while it is analyzed', async () => {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const at = (name: string) => Uri.joinPath(folder, name);
    const write = (uri: Uri, text: string) => workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await write(at('part.azroute'), network('part', 5));
    await write(at('whole.azroute'), `import "part.azroute"\n${network('whole', 6)}peering part <-> whole\n`);
    const file = await OpenFile.openUri(at('whole.azroute'));
    let name = 'part.azroute';
    try {
      for (let i = 0; i < 5; i++) {
        const next = `part-${i}.azroute`;
        const edit = new WorkspaceEdit();
        edit.renameFile(at(name), at(next));
        await file.insert(file.document.positionAt(file.text.length), `// ${i}\n`);
        await workspace.applyEdit(edit);
        await write(at(next), network('part', 5 + (i % 2)));
        name = next;
      }
      await until(() => file.text.includes('import "part-4.azroute"'), 'the import to follow');
      await workspace.fs.delete(at(name));
      await until(() => file.diagnostics().some(({ message }) => /There is no file/.test(message)), 'the missing file');
      await workspace.fs.delete(at('whole.azroute'));
    } finally {
      await commands.executeCommand('workbench.action.closeAllEditors');
    }
    await works();
  });

  it('knows texts that are in no file', async () => {
    const text = `import "05-multi-region-loop.azroute"\n${network('untitled', 7).replaceAll('  ', '')}`;
    const document = await workspace.openTextDocument({ language: 'azroute', content: text });
    await window.showTextDocument(document);
    const file = await OpenFile.openUri(document.uri);
    await until(async () => /VnetLocal/.test(await file.hover('nic v^m 10.7')), 'the routes of untitled.vm');
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    assert.ok(links.length <= 1);
    await commands.executeCommand('azroute.showDetails', document.uri.toString(), file.at('nic v^m'));
    await until(
      () =>
        workspace.textDocuments.some(
          (shown) => shown.uri.scheme === 'azroute-details' && /10\.7\.0/.test(shown.getText()),
        ),
      'the document',
    );
    const edits = await commands.executeCommand<TextEdit[]>('vscode.executeFormatDocumentProvider', document.uri, {
      tabSize: 2,
      insertSpaces: true,
    });
    assert.ok(edits.length > 0);
    await file.focus();
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await works();
  });

  it('takes no harm from settings that make no sense', async () => {
    const settings = workspace.getConfiguration('azroute');
    const odd: readonly (readonly [string, unknown])[] = [
      ['noneRoutes', 7],
      ['routeServerLearnsOwnPrefixes', 'perhaps'],
      ['diagnostics', { AZR101: 'loud', nonsense: 3 }],
      ['inlayHints', 'all of them'],
      ['codeLens', [1, 2]],
    ];
    try {
      for (const [name, value] of odd) {
        await settings.update(name, value, true);
        await works();
      }
      const file = await OpenFile.open('05-multi-region-loop.azroute');
      assert.ok(Array.isArray(await commands.executeCommand('vscode.executeCodeLensProvider', file.document.uri)));
    } finally {
      for (const [name] of odd) await settings.update(name, undefined, true);
    }
  });
});
