import {
  type Answers,
  type RefactoringParams,
  type RefactoringQuestion,
  type RefactoringResult,
  refactoringRequests,
} from '@azroute/language/protocol';
import { type QuickPickItem, window, workspace } from 'vscode';
import { type LanguageClient, RequestType } from 'vscode-languageclient/node';

const Inputs = new RequestType<RefactoringParams, RefactoringQuestion | null, void>(refactoringRequests.inputs);
const Refactor = new RequestType<RefactoringParams, RefactoringResult | null, void>(refactoringRequests.refactor);

/** A refactoring that asks something, as an action of the server names it. */
type Chosen = Omit<RefactoringParams, 'textDocument' | 'answers'>;

/** Asks for the inputs of a refactoring, one after the other, and applies its result. */
export async function refactor(client: LanguageClient | undefined, chosen: Chosen | undefined): Promise<void> {
  if (!client?.isRunning() || !chosen) {
    void window.showInformationMessage('Choose a refactoring from the menu of an .azroute file.');
    return;
  }
  const params = (answers: Answers) => ({ ...chosen, textDocument: { uri: chosen.uri }, answers });
  let answers: Answers = {};
  for (;;) {
    const question = await client.sendRequest(Inputs, params(answers));
    if (!question) break;
    const values = await ask(question);
    if (!values) return;
    answers = { ...answers, [question.input]: values };
  }
  const result = await client.sendRequest(Refactor, params(answers));
  if (!result) return;
  if ('refused' in result) void window.showInformationMessage(result.refused);
  else await workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(result.edit));
}

/** The chosen values; undefined if the person gives up. There is nothing to ask if there is only one value. */
async function ask({ prompt, several, choices }: RefactoringQuestion): Promise<readonly string[] | undefined> {
  const [only, ...others] = choices;
  if (!only) {
    void window.showInformationMessage(`There is nothing to choose from: ${prompt}`);
    return undefined;
  }
  if (others.length === 0) return [only.value];
  const items = choices.map(({ value, label, description }) => ({
    label,
    value,
    ...(description !== undefined && { description }),
  }));
  const options = { title: prompt, placeHolder: prompt, matchOnDescription: true };
  const picked: (QuickPickItem & { readonly value: string })[] | undefined = several
    ? await window.showQuickPick(items, { ...options, canPickMany: true })
    : await window.showQuickPick(items, options).then((one) => one && [one]);
  return picked && picked.length > 0 ? picked.map(({ value }) => value) : undefined;
}
