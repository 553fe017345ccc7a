import assert from 'node:assert/strict';
import { commands, Selection, workspace } from 'vscode';
import { OpenFile } from '../support/editor.js';

/** A person types five to ten characters a second. */
const betweenKeys = 60;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('Typing', () => {
  let file: OpenFile;
  const block = 'vnet typed {\n  address 10.3.0.0/16\n  subnet s 10.3.4.0/24 {\n    \n  }\n}\n\n';

  before(async () => {
    file = await OpenFile.open('01-basic-vnet.azroute');
    await file.insert(file.document.positionAt(0), block);
  });
  after(() => file.revert());

  async function type(text: string): Promise<void> {
    for (const character of text) {
      await commands.executeCommand('type', { text: character });
      await wait(betweenKeys);
    }
  }

  it('leaves an address as it was typed', async () => {
    const end = file.at('subnet s 10.3.4.0/24 {\n    ^');
    file.editor.selection = new Selection(end, end);
    await type('nic vm1 10.3.4.4');
    // Lists may be open now; Enter never takes anything from them.
    await wait(500);
    await type('\n');
    assert.equal(file.document.lineAt(end.line).text, '    nic vm1 10.3.4.4');
  });

  it('never changes a finished word on Enter, and offers no words of the text', () => {
    const settings = workspace.getConfiguration('editor', file.document);
    assert.equal(settings.get('acceptSuggestionOnEnter'), 'off');
    assert.equal(settings.get('wordBasedSuggestions'), 'off');
  });

  for (const word of ['10.3.4.0/24', '10.3.0.0/16']) {
    it(`takes ${word} for one word`, async () => {
      const start = file.at(` ^${word}`);
      file.editor.selection = new Selection(start, start);
      await commands.executeCommand('cursorWordEndRightSelect');
      assert.equal(file.document.getText(file.editor.selection), word);
    });
  }
});
