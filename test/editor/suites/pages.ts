import assert from 'node:assert/strict';
import { commands, type Diagnostic, FileSystemError, TabInputCustom, Uri, window, workspace } from 'vscode';
import { linkOf, OpenFile } from '../support/editor.js';
import { until } from '../support/until.js';

describe('The page of a code', () => {
  let finding: Diagnostic;

  before(async () => {
    const file = await OpenFile.open('05-multi-region-loop.azroute');
    finding = await until(() => file.diagnostics('AZR101')[0], 'the loop');
  });
  after(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens inside VS Code, rendered, from what the extension contains', async () => {
    const page = Uri.parse(linkOf(finding) ?? '');
    await commands.executeCommand('vscode.open', page);
    const shown = await until(() => {
      const input = window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof TabInputCustom && input;
    }, 'the preview');
    assert.equal(shown.viewType, 'vscode.markdown.preview.editor');
    assert.equal(shown.uri.toString(), page.toString());
    const text = new TextDecoder().decode(await workspace.fs.readFile(page));
    assert.match(text, /^# AZR101 · Forwarding loop\n/);
  });

  it('links to rules that are there too', async () => {
    const page = Uri.parse(linkOf(finding) ?? '');
    const text = new TextDecoder().decode(await workspace.fs.readFile(page));
    const links = [...text.matchAll(/\]\((\.\.\/rules\/[^)]+)\)/g)].map(([, link = '']) => link);
    assert.ok(links.includes('../rules/R156.md'));
    for (const link of links) {
      const rule = new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(page, '..', link)));
      assert.ok(rule.startsWith(`# ${link.replace(/.*\/|\.md$/g, '')} · `), link);
      const [, chapter = ''] = /\[.*\]\(([\w-]+\.md)\)\n/.exec(rule) ?? [];
      await workspace.fs.stat(Uri.joinPath(page, '..', '..', 'rules', chapter));
    }
    await assert.rejects(async () => workspace.fs.readFile(Uri.parse('azroute-docs:/rules/R9999.md')), FileSystemError);
  });

  it('can be neither changed nor used to reach other files', async () => {
    const page = Uri.parse('azroute-docs:/diagnostics/AZR101.md');
    assert.equal(workspace.fs.isWritableFileSystem('azroute-docs'), false);
    await assert.rejects(async () => workspace.fs.writeFile(page, new Uint8Array()), FileSystemError);
    for (const outside of ['/server.js', '/syntaxes/language-configuration.json', '/diagnostics/%2e%2e/server.js'])
      await assert.rejects(async () => workspace.fs.readFile(Uri.parse(`azroute-docs:${outside}`)), FileSystemError);
  });
});
