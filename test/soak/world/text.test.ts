import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rubbish, statements } from '../history/texts.ts';
import { Random } from '../random.ts';
import { applyEdit } from './text.ts';

test('edits mean the same here as in the protocol', () => {
  const random = new Random(1);
  let text = 'first\r\nsecond\n';
  const document = TextDocument.create('file:///a', 'azroute', 1, text);
  for (let version = 2; version < 3_000; version++) {
    const insert = random.oneIn(3) ? '' : random.pick([...rubbish, ...statements]);
    const applied = applyEdit(text, { at: random.below(text.length + 10), remove: random.below(40), insert });
    text = applied.text;
    TextDocument.update(document, [applied.change], version);
    expect(document.getText()).toBe(text);
  }
});
