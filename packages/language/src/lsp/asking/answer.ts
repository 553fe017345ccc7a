import type { Asked, ExpectationEnd } from '@azroute/engine';
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { AskParams, AskResult } from '../../protocol.js';
import { visibleText } from '../../symbols/visible-text.js';
import { refactoredEdit } from '../refactorings/refactored-edit.js';
import { viewAt } from '../refactorings/refactoring-place.js';
import type { EditorServices, EditorView } from '../services.js';

/** The changes with which packets go as somebody asks, or why there are none. */
export async function answerOf(services: EditorServices, params: AskParams): Promise<AskResult> {
  const view = isSound(params) ? viewAt(services, { ...params, uri: params.textDocument.uri }) : undefined;
  const asked = view && askedOf(view, params);
  if (!asked) return { said: 'The text has changed since the question was begun. Ask again.' };
  const answer = view.snapshot.ask(asked);
  if (!answer) return { said: 'Packets go that way already.' };
  const changes: { readonly title: string; readonly edit: WorkspaceEdit }[] = [];
  for (const { title, topology } of answer.repairs) {
    const edit = await refactoredEdit(services, view, topology, title);
    if (edit) changes.push({ title: visibleText(title), edit });
  }
  if (changes.length > 0) return { changes };
  return { said: visibleText(answer.why ?? 'No change was found that could be written into the files.') };
}

/** The question; undefined if it names what the topology does not have. */
function askedOf(view: EditorView, { from, to, via }: AskParams): Asked | undefined {
  const ids = [from, ...(to === undefined ? [] : [to]), ...via];
  if (ids.some((id) => view.kindOf(id) === undefined)) return undefined;
  const end = (id: string): ExpectationEnd => ({ kind: 'thing', id });
  return {
    from: end(from),
    to: to === undefined ? { kind: 'internet' } : end(to),
    bothWays: to !== undefined,
    dropped: false,
    via: via.length > 0 ? via : undefined,
  };
}

function isSound({ textDocument, root, version, from, to, via }: Partial<AskParams>): boolean {
  return (
    [textDocument?.uri, root, from, to ?? ''].every((text) => typeof text === 'string') &&
    typeof version === 'number' &&
    Array.isArray(via) &&
    via.every((id) => typeof id === 'string')
  );
}
