import { type AskChoices, type AskPlace, askRequests, type InputChoice } from '@azroute/language/protocol';
import { window } from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import { answerOf } from './answer.js';

const Choices = new RequestType<AskPlace, AskChoices | null, void>(askRequests.choices);

/** What a person can choose as a destination besides the things of the topology. */
export const internet: InputChoice = { value: '', label: 'the Internet' };

/** What packets can go from, to and through in the topology of a file. If there is no answer, a message says so. */
export function choicesAt(client: BaseLanguageClient | undefined, place: AskPlace): Promise<AskChoices | undefined> {
  return answerOf(client, (server) => server.sendRequest(Choices, place));
}

/** Lets a person choose one thing; undefined if they give up. */
export async function pick(title: string, choices: readonly InputChoice[]): Promise<string | undefined> {
  const items = choices.map(({ value, label, description }) => ({
    label,
    value,
    ...(description !== undefined && { description }),
  }));
  const picked = await window.showQuickPick(items, { title, placeHolder: title, matchOnDescription: true });
  return picked?.value;
}
