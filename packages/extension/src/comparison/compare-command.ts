import { window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { showMarkdown } from '../show-markdown.js';
import { topologyFile } from './active-file.js';
import { differenceSince } from './ask-server.js';
import type { ComparisonDocuments } from './comparison-documents.js';
import { lastCommitOf } from './git-extension.js';

/** Shows in what the topologies of the active file differ from those of the last commit. */
export async function compareWithLastCommit(
  client: BaseLanguageClient | undefined,
  documents: ComparisonDocuments,
): Promise<void> {
  const file = topologyFile();
  if (!file || !client?.isRunning()) {
    void window.showInformationMessage('Open an .azroute file to compare it with the last commit.');
    return;
  }
  const commit = await lastCommitOf(file.uri);
  const result = typeof commit === 'string' ? { refused: commit } : await differenceSince(client, file, commit);
  if ('refused' in result) {
    void window.showInformationMessage(result.refused);
    return;
  }
  const uri = documents.show(file.uri, result.text);
  await showMarkdown(uri);
}
