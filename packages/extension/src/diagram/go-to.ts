import type { DeclarationPlace } from '@azroute/language/protocol';
import { commands, env, Range, Selection, TextEditorRevealType, Uri, ViewColumn, window, workspace } from 'vscode';

/** Shows a declaration in an editor: where its file is shown already, or else beside the diagram. */
export async function goTo(place: DeclarationPlace): Promise<void> {
  if (!place) return;
  const { start, end } = place.nameRange;
  await show(Uri.parse(place.uri), new Range(start.line, start.character, end.line, end.character));
}

/** Follows a link of a page: to a text, to a page of the extension, or to the web. */
export async function follow(href: string): Promise<void> {
  const uri = Uri.parse(href);
  const [, line, column] = /^L(\d+),(\d+)$/.exec(uri.fragment) ?? [];
  if (line !== undefined && column !== undefined) {
    const [l, c] = [Number(line) - 1, Number(column) - 1];
    await show(uri.with({ fragment: '' }), new Range(l, c, l, c));
  } else if (uri.scheme === 'https') await env.openExternal(uri);
  else if (uri.path.endsWith('.md')) await commands.executeCommand('markdown.showPreview', uri);
}

async function show(uri: Uri, range: Range): Promise<void> {
  const isIt = (each: Uri) => each.toString() === uri.toString();
  const visible = window.visibleTextEditors.find(({ document }) => isIt(document.uri));
  const column = visible?.viewColumn ?? textColumn();
  const document = await workspace.openTextDocument(uri).then(undefined, () => undefined);
  if (!document) {
    void window.showInformationMessage('The file of this declaration cannot be opened.');
    return;
  }
  const editor = await window.showTextDocument(document, { viewColumn: column });
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The column with a topology in it, or the first one. */
function textColumn(): ViewColumn {
  const shown = window.visibleTextEditors.find(({ document }) => document.languageId === 'azroute');
  return shown?.viewColumn ?? ViewColumn.One;
}
