import assert from 'node:assert/strict';
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  commands,
  Selection,
  type TextDocument,
  workspace,
} from 'vscode';
import { OpenFile } from '../support/editor.js';
import { isPreviewThere } from '../support/preview.js';
import { until } from '../support/until.js';

/** Documents that other suites closed stay known for a while. */
const isComparison = ({ uri }: TextDocument) =>
  uri.scheme === 'azroute-details' && /^\/Tables of .*\.md$/.test(uri.path);

describe('The way of packets', () => {
  let file: OpenFile;

  before(async () => {
    file = await OpenFile.open('05-multi-region-fixed-udr.azroute');
  });
  after(() => commands.executeCommand('workbench.action.closeAllEditors'));

  const prepared = (marked: string) =>
    until(async () => {
      const items = await commands.executeCommand<CallHierarchyItem[] | undefined>(
        'vscode.prepareCallHierarchy',
        file.document.uri,
        file.at(marked),
      );
      return items?.[0];
    }, 'the call hierarchy');

  it('is a call hierarchy: what packets pass, and who comes through', async () => {
    const vm = await prepared('nic v^m 10.1.16.4');
    const outgoing = await commands.executeCommand<CallHierarchyOutgoingCall[]>('vscode.provideOutgoingCalls', vm);
    assert.ok(
      outgoing.some(({ to }) => to.name === 'nva1'),
      outgoing.map(({ to }) => to.name).join(', '),
    );
    const nva = await prepared('nva n^va1 {');
    const incoming = await commands.executeCommand<CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', nva);
    assert.ok(
      incoming.some(({ from }) => from.name === vm.name),
      incoming.map(({ from }) => from.name).join(', '),
    );
  });

  it('is explained by a document that compares two tables', async () => {
    await file.focus();
    const cursor = file.at('nic v^m 10.1.16.4');
    file.editor.selection = new Selection(cursor, cursor);
    const shown = () => workspace.textDocuments.find(isComparison);
    const done = commands.executeCommand('azroute.compareTables');
    const document = await until(async () => {
      await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return shown();
    }, 'the comparison');
    await done;
    assert.match(document.getText(), /^## .*\n\nTheir effective routes /);
    // The Markdown preview follows such links, and would show others as plain text.
    assert.match(document.getText(), /\]\(\/05-multi-region-fixed-udr\.azroute#L\d+,\d+\)/);
    assert.match(document.getText(), /\[R\d+\]\(\/(\.\.\/)+.*\/dist\/rules\/[\w-]+\.md#L\d+\)/);
    assert.doesNotMatch(document.getText(), /\]\(file:/);
  });

  it('is explained by documents that follow the text, and are there again when they are closed', async () => {
    const position = file.at('nic v^m 10.1.16.4');
    await commands.executeCommand('azroute.showDetails', file.document.uri.toString(), position);
    const document = await until(
      () =>
        workspace.textDocuments.find(
          (one) => one.uri.scheme === 'azroute-details' && !isComparison(one) && one.getText().includes('10.1.16.'),
        ),
      'the document',
    );
    if (isPreviewThere()) {
      const html = String(await commands.executeCommand('markdown.api.render', document));
      assert.match(html, /<table [^>]*class="[^"]*azroute-why azroute-why-5"/);
    }
    const end = file.document.lineAt(file.document.lineCount - 1).range.end;
    await file.focus();
    await file.insert(end, '\nvnet later { address 10.77.0.0/16 }\npeering later <-> spoke11\n');
    await until(() => document.getText().includes('10.77.0.0/16'), 'the new row in the document');
    // The same document at another address: the provider does not know it yet.
    const again = document.uri.with({ path: '/Again.md' });
    assert.equal((await workspace.openTextDocument(again)).getText(), document.getText());
    await file.revert();
    await until(() => !document.getText().includes('10.77.0.0/16'), 'the row to go');
  });
});
