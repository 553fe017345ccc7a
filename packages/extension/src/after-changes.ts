import { Disposable, languages, workspace } from 'vscode';

/** How long texts and diagnostics have to be quiet before what is shown about them is asked for again, in milliseconds. */
const quiet = 300;

/** Runs something whenever topologies have changed and are quiet again: their texts, or what is found in them. */
export function afterChanges(run: () => void): Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(run, quiet);
  };
  return Disposable.from(
    languages.onDidChangeDiagnostics(soon),
    workspace.onDidChangeTextDocument(({ document }) => document.languageId === 'azroute' && soon()),
    new Disposable(() => clearTimeout(timer)),
  );
}
