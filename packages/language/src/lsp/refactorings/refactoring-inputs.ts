import type { Answers, RefactoringQuestion } from '@azroute/engine';
import type { RefactoringParams, RefactoringResult } from '../../protocol.js';
import { visibleText } from '../../symbols/visible-text.js';
import type { EditorServices } from '../services.js';
import { refactoredEdit } from './refactored-edit.js';
import { isPlace, viewAt } from './refactoring-place.js';

/** What a refactoring asks next; null if it needs no more answers, or if the text has changed since it was offered. */
export function refactoringQuestion(services: EditorServices, params: RefactoringParams): RefactoringQuestion | null {
  const view = isSound(params) ? viewAt(services, params) : undefined;
  const question = view?.snapshot.refactoringQuestion(params.refactoring, params.selection, params.answers);
  if (!question) return null;
  const choices = question.choices.map(({ value, label, description }) => ({
    value,
    label: visibleText(label),
    ...(description !== undefined && { description: visibleText(description) }),
  }));
  const { refusal } = question;
  return { ...question, choices, ...(refusal !== undefined && { refusal: visibleText(refusal) }) };
}

/** The edit of a refactoring with all its answers, or why there is none. */
export async function refactored(services: EditorServices, params: RefactoringParams): Promise<RefactoringResult> {
  const view = isSound(params) ? viewAt(services, params) : undefined;
  if (!view) return { refused: 'The text has changed since the refactoring was chosen. Choose it again.' };
  const proved = view.snapshot.answeredRefactoring(params.refactoring, params.selection, params.answers);
  const edit = proved && (await refactoredEdit(services, view, proved.topology, proved.title));
  if (!proved || !edit) {
    return { refused: 'With these choices no change could be proved to be safe, so nothing is changed.' };
  }
  return { title: visibleText(proved.title), edit };
}

function isSound(params: Partial<RefactoringParams>): boolean {
  return typeof params.refactoring === 'string' && isAnswers(params.answers) && isPlace(params);
}

function isAnswers(answers: unknown): answers is Answers {
  return (
    typeof answers === 'object' &&
    answers !== null &&
    Object.values(answers).every((values) => Array.isArray(values) && values.every((one) => typeof one === 'string'))
  );
}
