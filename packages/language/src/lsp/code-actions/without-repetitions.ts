import type { CodeAction } from 'vscode-languageserver';

/** The actions of a list in which those that change the same are one, which mends what each of them mends. */
export function withoutRepetitions(actions: readonly CodeAction[]): CodeAction[] {
  const known = new Map<string, CodeAction>();
  const different: CodeAction[] = [];
  for (const action of actions) {
    if (!action.edit) {
      different.push(action);
      continue;
    }
    const key = JSON.stringify([action.title, action.edit]);
    const same = known.get(key);
    if (same) {
      const diagnostics = [...(same.diagnostics ?? []), ...(action.diagnostics ?? [])];
      Object.assign(same, { diagnostics, isPreferred: same.isPreferred || action.isPreferred });
    } else {
      const first = { ...action };
      known.set(key, first);
      different.push(first);
    }
  }
  return different;
}
