import { type TextDocument, window } from 'vscode';

/** The `.azroute` file in the active editor. */
export function topologyFile(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document?.languageId === 'azroute' ? document : undefined;
}
