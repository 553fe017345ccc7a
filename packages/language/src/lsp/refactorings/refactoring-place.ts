import type { DeclId } from '@azroute/engine';
import { URI } from 'langium';
import { currentView } from '../code-actions/view-of.js';
import type { EditorServices, EditorView } from '../services.js';

/** Where a refactoring was offered, in the text that the client saw then. */
export interface RefactoringPlace {
  readonly uri: string;
  readonly root: string;
  readonly version: number;
  readonly selection: readonly DeclId[];
}

/** The view that a client saw, if the text has not changed since. */
export function viewAt(
  services: EditorServices,
  { uri, root, version }: Omit<RefactoringPlace, 'selection'>,
): EditorView | undefined {
  const document = services.shared.workspace.LangiumDocuments.getDocument(URI.parse(uri));
  return document?.textDocument.version === version ? currentView(services, uri, root) : undefined;
}

/** Whether data of the client is a place. */
export function isPlace(data: Partial<RefactoringPlace>): data is RefactoringPlace {
  const { uri, root, version, selection } = data;
  return (
    typeof uri === 'string' &&
    typeof root === 'string' &&
    typeof version === 'number' &&
    Array.isArray(selection) &&
    selection.every((id) => typeof id === 'string')
  );
}
