import {
  type Answers,
  type RefactoringParams,
  type RefactoringQuestion,
  type RefactoringResult,
  refactoringRequests,
} from '@azroute/language/protocol';
import { type QuickPickItem, window } from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import { answerOf, noAnswer } from './answer.js';
import type { LastRepair } from './comparison/last-repair.js';

const Inputs = new RequestType<RefactoringParams, RefactoringQuestion | null, void>(refactoringRequests.inputs);
const Refactor = new RequestType<RefactoringParams, RefactoringResult | null, void>(refactoringRequests.refactor);

/** A refactoring that asks something, as an action of the server names it. */
type Chosen = Omit<RefactoringParams, 'textDocument' | 'answers'>;

/** Asks for the inputs of a refactoring, one after the other, and applies its result. */
export async function refactor(
  client: BaseLanguageClient | undefined,
  lastRepair: LastRepair,
  chosen: Chosen | undefined,
): Promise<void> {
  if (!client?.isRunning() || !chosen) {
    void window.showInformationMessage('Choose a refactoring from the menu of an .azroute file.');
    return;
  }
  const params = (answers: Answers) => ({ ...chosen, textDocument: { uri: chosen.uri }, answers });
  let answers: Answers = {};
  for (;;) {
    const question = await client.sendRequest(Inputs, params(answers)).catch(() => undefined);
    if (question === undefined) {
      void window.showInformationMessage(noAnswer);
      return;
    }
    if (question === null) break;
    const { input } = question;
    const refusalOf = async (typed: string) => {
      const next = await client.sendRequest(Inputs, params({ ...answers, [input]: [typed] })).catch(() => null);
      return next?.input === input ? (next.refusal ?? 'Type a value.') : undefined;
    };
    const values = await ask(question, refusalOf);
    if (!values) return;
    answers = { ...answers, [input]: values };
  }
  const result = await answerOf(client, (server) => server.sendRequest(Refactor, params(answers)));
  if (!result) return;
  if ('refused' in result) void window.showInformationMessage(result.refused);
  else await lastRepair.apply(client, result.title, result.edit);
}

/** An entry of the menu of choices; the one without a value lets a person type another one. */
type Item = QuickPickItem & { readonly value: string | undefined };

/**
 * The chosen values; undefined if the person gives up. There is nothing to ask if there is only one value.
 * @param refusalOf why a value that is typed is not accepted
 */
async function ask(
  { prompt, several, choices, typed }: RefactoringQuestion,
  refusalOf: (typed: string) => Promise<string | undefined>,
): Promise<readonly string[] | undefined> {
  const [only, ...others] = choices;
  if (!only) {
    void window.showInformationMessage(`There is nothing to choose from: ${prompt}`);
    return undefined;
  }
  if (others.length === 0 && !typed) return [only.value];
  const items = choices.map(
    ({ value, label, description }): Item => ({ label, value, ...(description !== undefined && { description }) }),
  );
  if (typed) items.push({ label: 'Type another one …', value: undefined });
  const options = { title: prompt, placeHolder: prompt, matchOnDescription: true };
  const picked: readonly Item[] | undefined = several
    ? await window.showQuickPick(items, { ...options, canPickMany: true })
    : await window.showQuickPick(items, options).then((one) => one && [one]);
  if (!picked || picked.length === 0) return undefined;
  const values = picked.flatMap(({ value }) => value ?? []);
  if (values.length === picked.length) return values;
  const written = await window.showInputBox({ title: prompt, value: only.value, validateInput: refusalOf });
  return written === undefined ? undefined : [written];
}
