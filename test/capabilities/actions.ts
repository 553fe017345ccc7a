import type { CodeAction, Diagnostic, Position, Range } from 'vscode-languageserver';
import {
  type RefactoringParams,
  type RefactoringQuestion,
  refactoringCommand,
  refactoringRequests,
} from '../../packages/language/src/protocol.js';
import type { Asked } from './asked.js';

/** Kinds of code actions that depend on the place of the cursor, not only on the findings there. */
const ofSelection = ['refactor'];

/** How many actions of a list are chosen. */
const mostChosen = 20;

/** How many questions of a refactoring are answered. */
const mostQuestions = 5;

/** The code actions for the findings at a place, each of them with its edit. */
export async function quickFixes(asked: Asked): Promise<unknown> {
  const here = asked.diagnostics.filter(({ range }) => contains(range, asked.position));
  const range = here[0]?.range ?? { start: asked.position, end: asked.position };
  return asked.once(['fixes', here], () => actionsOf(asked, range, 'quickfix', here));
}

/** The refactorings of what stands at a place, each of them with its edit or its questions. */
export function refactorings(asked: Asked): Promise<unknown> {
  const range = { start: asked.position, end: asked.position };
  return Promise.all(ofSelection.map((kind) => actionsOf(asked, range, kind, [])));
}

/** The code actions of all other kinds, for a whole text. */
export async function sourceActions(asked: Asked, everything: Range): Promise<unknown> {
  const { codeActionProvider } = asked.client.announced;
  const kinds = typeof codeActionProvider === 'object' ? (codeActionProvider.codeActionKinds ?? []) : [];
  const answers: unknown[] = [await actionsOf(asked, everything, undefined, asked.diagnostics)];
  for (const kind of kinds) answers.push(await actionsOf(asked, everything, kind, asked.diagnostics));
  return answers;
}

async function actionsOf(
  asked: Asked,
  range: Range,
  kind: string | undefined,
  diagnostics: readonly Diagnostic[],
): Promise<unknown> {
  if (kind !== undefined) asked.sent.add(kind);
  const only = kind === undefined ? {} : { only: [kind] };
  const context = { diagnostics, triggerKind: 1, ...only };
  const actions = await asked.about<CodeAction[] | null>('textDocument/codeAction', { range, context });
  const chosen = (actions ?? [])
    .slice(0, mostChosen)
    .map((action) => asked.once(['chosen', action.title, action.data], () => choose(asked, action)));
  return [actions, await Promise.all(chosen)];
}

async function choose(asked: Asked, action: CodeAction): Promise<unknown> {
  if (action.command?.command === refactoringCommand) return refactored(asked, action.command.arguments?.[0]);
  return action.edit ? action : asked.send('codeAction/resolve', action);
}

/** Answers each question of a refactoring with its first choice. */
async function refactored(asked: Asked, place: Omit<RefactoringParams, 'answers'>): Promise<unknown> {
  let params: RefactoringParams = { ...place, textDocument: { uri: asked.uri }, answers: {} };
  for (let i = 0; i < mostQuestions; i++) {
    const question = await asked.send<RefactoringQuestion | null>(refactoringRequests.inputs, params);
    if (!question) break;
    const first = question.choices[0]?.value ?? '10.99.0.0/24';
    params = { ...params, answers: { ...params.answers, [question.input]: [first] } };
  }
  return asked.send(refactoringRequests.refactor, params);
}

function contains({ start, end }: Range, { line, character }: Position): boolean {
  const isAfterStart = line > start.line || (line === start.line && character >= start.character);
  return isAfterStart && (line < end.line || (line === end.line && character <= end.character));
}
