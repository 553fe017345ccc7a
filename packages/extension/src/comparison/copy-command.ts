import { env, type QuickPickItem, type TextDocument, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { topologyFile } from './active-file.js';
import { differenceSince, type Earlier } from './ask-server.js';
import { hasGit, lastCommitOf } from './git-extension.js';
import type { LastRepair } from './last-repair.js';

/** What a keybinding may choose in advance. */
interface Chosen {
  readonly as?: string;
  readonly since?: Since;
}

type Since = 'repair' | 'commit';

const languages = [
  { label: 'Azure CLI', value: 'az' },
  { label: 'Bicep', value: 'bicep' },
  { label: 'Terraform', value: 'terraform' },
] as const;

/** Copies the change since the last repair or the last commit, in a language that configures Azure. */
export async function copyChange(
  client: BaseLanguageClient | undefined,
  last: LastRepair,
  { as: chosenLanguage, since: chosenState }: Chosen = {},
): Promise<void> {
  const file = topologyFile();
  if (!file || !client?.isRunning()) {
    void window.showInformationMessage('Open an .azroute file whose change you want to copy.');
    return;
  }
  const since = chosenState ?? (await askSince(last));
  const earlier = since && (await stateSince(since, file, last));
  if (typeof earlier === 'string') void window.showInformationMessage(earlier);
  if (!earlier || typeof earlier === 'string') return;
  const as =
    chosenLanguage ?? (await window.showQuickPick(languages, { placeHolder: 'The language of the copy' }))?.value;
  if (as === undefined) return;
  const result = await differenceSince(client, file, earlier, as);
  if ('refused' in result) {
    void window.showInformationMessage(result.refused);
  } else if (result.text === '') {
    void window.showInformationMessage('The configuration of Azure does not change.');
  } else {
    await env.clipboard.writeText(result.text);
    last.done();
    const { label = as } = languages.find(({ value }) => value === as) ?? {};
    window.setStatusBarMessage(`The change is copied as ${label}.`, 5_000);
  }
}

/** Asks only if there are both. */
async function askSince({ repair }: LastRepair): Promise<Since | undefined> {
  if (!repair) return 'commit';
  if (!hasGit()) return 'repair';
  const items: readonly (QuickPickItem & { readonly value: Since })[] = [
    { label: 'Since the last repair', description: repair.title, value: 'repair' },
    { label: 'Since the last commit', value: 'commit' },
  ];
  return (await window.showQuickPick(items, { placeHolder: 'The change that is copied' }))?.value;
}

/** The earlier state, or why there is none. */
async function stateSince(since: Since, { uri }: TextDocument, { repair }: LastRepair): Promise<Earlier | string> {
  if (since === 'commit') return lastCommitOf(uri);
  return repair ?? 'No repair has been applied in this window, or its file is closed.';
}
