import { type CompletionItem, CompletionList, Range, window } from 'vscode';
import type { CompletionMiddleware } from 'vscode-languageclient';

/**
 * What can be written in place of the selected text, such as the example at a stop of a snippet. Without this, the list
 * would contain only what begins like the example. An example that is valid comes first, so that Tab keeps it. Where a
 * new name is written, there is no list.
 */
export const completion: CompletionMiddleware = {
  provideCompletionItem: async (document, position, context, token, next) => {
    const editor = window.activeTextEditor;
    const selection = editor?.document === document ? editor.selection : undefined;
    if (!selection || selection.isEmpty || !selection.isSingleLine || !selection.end.isEqual(position)) {
      return next(document, position, context, token);
    }
    const selected = document.getText(selection);
    const found = await next(document, selection.start, context, token);
    const items = found instanceof CompletionList ? found.items : (found ?? []);
    const example = items.find((item) => textOf(item) === selected);
    // An address or a number that isn't in the list is not valid here, but a name that isn't there is a new one.
    if (!example && !/^[\d.:]/.test(selected)) return undefined;
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

function textOf({ insertText, label }: CompletionItem): string {
  if (typeof insertText === 'string') return insertText;
  return insertText?.value ?? (typeof label === 'string' ? label : label.label);
}
