import { commands, type Uri, ViewColumn, window, workspace } from 'vscode';

/** Shows a document in Markdown beside the text: rendered, or as it is written where nothing renders it. */
export async function showMarkdown(uri: Uri): Promise<void> {
  const document = await workspace.openTextDocument(uri);
  try {
    await commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    // The extension of VS Code that renders Markdown can be disabled.
    await window.showTextDocument(document, ViewColumn.Beside);
  }
}
