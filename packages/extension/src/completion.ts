import { type CompletionItem, CompletionList, Range, type Selection, type TextDocument, window } from 'vscode';
import type { CompletionMiddleware } from 'vscode-languageclient';

/**
 * What can be written in place of the selected text, such as the example at a stop of a snippet. Without this, the list
 * would contain only what begins like the example. An example that is valid comes first, so that Tab keeps it. Where a
 * new name is written, the list contains only what begins like it, which is mostly nothing.
 */
export const completion: CompletionMiddleware = {
  provideCompletionItem: async (document, position, context, token, next) => {
    const editor = window.activeTextEditor;
    const selection = editor?.document === document ? editor.selection : undefined;
    if (!selection?.end.isEqual(position) || !isWholeWord(document, selection)) {
      return next(document, position, context, token);
    }
    const selected = document.getText(selection);
    const found = await next(document, selection.start, context, token);
    const items = found instanceof CompletionList ? found.items : (found ?? []);
    const example = items.find((item) => textOf(item) === selected);
    // An address or a number that isn't in the list is not valid here, but a name that isn't there is a new one.
    if (!example && !/^[\d.:]/.test(selected)) return next(document, position, context, token);
    const others = items.filter((item) => item !== example);
    return new CompletionList((example ? [example, ...others] : others).map(inPlace), false);

    function inPlace(item: CompletionItem, index: number): CompletionItem {
      // The word before the cursor is the example, and must not filter the list: what is inserted replaces the selection.
      item.range = new Range(position, position);
      item.sortText = String(index).padStart(6, '0');
      return item;
    }
  },
};

/** Whether a selection is a word, without a part of another one. */
function isWholeWord(document: TextDocument, { start, end, isEmpty, isSingleLine }: Selection): boolean {
  if (isEmpty || !isSingleLine) return false;
  const line = document.lineAt(start.line).text;
  const part = /[\w.:/"-]/;
  return !part.test(line[start.character - 1] ?? ' ') && !part.test(line[end.character] ?? ' ');
}

function textOf({ insertText, label }: CompletionItem): string {
  if (typeof insertText === 'string') return insertText;
  return insertText?.value ?? (typeof label === 'string' ? label : label.label);
}
