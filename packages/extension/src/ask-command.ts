import {
  type AskChoices,
  type AskParams,
  type AskResult,
  askRequests,
  type InputChoice,
} from '@azroute/language/protocol';
import { window } from 'vscode';
import { type BaseLanguageClient, RequestType } from 'vscode-languageclient';
import { answerOf } from './answer.js';
import { choicesAt, internet, pick } from './choices.js';
import type { LastRepair } from './comparison/last-repair.js';

const Ask = new RequestType<AskParams, AskResult | null, void>(askRequests.ask);

const noMore: InputChoice = { value: '', label: 'Nothing more' };

/** Asks from where to where packets should go and through what, and applies one of the changes that bring them there. */
export async function askForWay(client: BaseLanguageClient | undefined, lastRepair: LastRepair): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!client?.isRunning() || document?.languageId !== 'azroute') {
    void window.showInformationMessage('Open an .azroute file first.');
    return;
  }
  const textDocument = { uri: client.code2ProtocolConverter.asUri(document.uri) };
  const choices = await choicesAt(client, { textDocument });
  const way = choices && (await wayFrom(choices));
  if (!way) return;
  const { root, version } = choices;
  const result = await answerOf(client, (server) => server.sendRequest(Ask, { textDocument, root, version, ...way }));
  if (!result) return;
  if ('said' in result) {
    void window.showInformationMessage(result.said);
    return;
  }
  const items = result.changes.map(({ title, edit }) => ({ label: title, edit }));
  const chosen = await window.showQuickPick(items, {
    title: 'Which change?',
    placeHolder: 'Each brings the packets there',
  });
  if (chosen) await lastRepair.apply(client, chosen.label, chosen.edit);
}

/** The ends and the appliances in between, one after the other; undefined if the person gives up. */
async function wayFrom({ ends, devices }: AskChoices): Promise<Pick<AskParams, 'from' | 'to' | 'via'> | undefined> {
  const from = await pick('From where do the packets come?', ends);
  if (from === undefined) return undefined;
  const others = ends.filter(({ value }) => value !== from);
  const to = await pick('Where should they go?', [...others, internet]);
  if (to === undefined) return undefined;
  const via: string[] = [];
  for (;;) {
    const left = devices.filter(({ value }) => !via.includes(value));
    const next =
      left.length === 0 ? '' : await pick(via.length === 0 ? 'Through what?' : 'And then?', [noMore, ...left]);
    if (next === undefined) return undefined;
    if (next === '') return { from, ...(to !== '' && { to }), via };
    via.push(next);
  }
}
