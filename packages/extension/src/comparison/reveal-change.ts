import { Range, Selection, type TextDocument, TextEditorRevealType, Uri, window, workspace } from 'vscode';

/**
 * Shows where texts have changed first, unless it is in sight already: in the active editor if its text has changed,
 * otherwise in another file.
 * @param before the texts before, by URI; `null` for a new file
 */
export async function revealChange(before: Readonly<Record<string, string | null>>): Promise<void> {
  const active = window.activeTextEditor?.document.uri.toString();
  const uris = Object.keys(before).sort((a, b) => Number(b === active) - Number(a === active));
  for (const uri of uris) {
    const document = await workspace.openTextDocument(Uri.parse(uri)).then(undefined, () => undefined);
    const changed = document && changedRange(before[uri] ?? '', document);
    if (!document || !changed) continue;
    const editor = await window.showTextDocument(document, { preview: false });
    editor.selection = new Selection(changed.start, changed.start);
    editor.revealRange(changed, TextEditorRevealType.InCenterIfOutsideViewport);
    return;
  }
}

/** The first lines of a document that are new; undefined if it has not changed. */
function changedRange(before: string, document: TextDocument): Range | undefined {
  const after = document.getText();
  if (after === before) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  const line = document.positionAt(start).line;
  const old = new Set(before.split(/\r\n|\r|\n/));
  let last = line;
  while (last + 1 < document.lineCount && !old.has(document.lineAt(last + 1).text)) last++;
  const first = document.lineAt(line);
  return new Range(line, first.firstNonWhitespaceCharacterIndex, last, document.lineAt(last).range.end.character);
}
