import type { DetailsParams } from '@azroute/language/protocol';
import { type Position, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { choicesAt, internet, pick } from '../choices.js';
import { topologyFile } from '../comparison/active-file.js';
import { showMarkdown } from '../show-markdown.js';
import type { DetailsDocuments } from './details-documents.js';

/** Where a lens or a link was chosen. */
type Place = { readonly line: number; readonly character: number };

/**
 * Shows a document about what stands at the cursor.
 * @param uri the file, if a lens or link says it; by default that of the active editor
 * @param place the position there
 */
export async function showDetails(
  documents: DetailsDocuments,
  what: 'page' | 'bgp',
  uri?: unknown,
  place?: Place,
): Promise<void> {
  const at = placeOf(uri, place);
  if (at) await open(documents, { ...at, what });
}

/** Asks where packets of the thing at the cursor should go, and shows their way there and back. */
export async function showTrace(client: BaseLanguageClient | undefined, documents: DetailsDocuments): Promise<void> {
  const at = placeOf();
  const choices = at && (await choicesAt(client, at));
  if (!at || !choices) return;
  const to = await pick('Where do the packets go?', [internet, ...choices.ends]);
  if (to !== undefined) await open(documents, { ...at, what: 'way', ...(to !== '' && { to }) });
}

/** Asks for a destination, and shows which row of the NIC at the cursor decides for it, and what it beat. */
export async function showWhy(documents: DetailsDocuments): Promise<void> {
  const at = placeOf();
  if (!at) return;
  const to = await window.showInputBox({
    title: 'Why do packets go where they go?',
    prompt: 'A prefix, an address, or the name of a NIC, host, subnet, VNet or site',
    placeHolder: '10.2.0.0/16',
  });
  if (to?.trim()) await open(documents, { ...at, what: 'why', to: to.trim() });
}

/** Asks for a second NIC, and shows in what its effective routes differ from those of the NIC at the cursor. */
export async function compareTables(
  client: BaseLanguageClient | undefined,
  documents: DetailsDocuments,
): Promise<void> {
  const at = placeOf();
  const choices = at && (await choicesAt(client, at));
  if (!at || !choices) return;
  const to = await pick('Compare with the effective routes of which NIC?', choices.nics);
  if (to !== undefined) await open(documents, { ...at, what: 'compare', to });
}

function placeOf(uri?: unknown, place?: Place): Pick<DetailsParams, 'textDocument' | 'position'> | undefined {
  if (typeof uri === 'string' && place) return { textDocument: { uri }, position: place };
  const document = topologyFile();
  const position: Position | undefined = window.activeTextEditor?.selection.active;
  if (document && position) {
    const { line, character } = position;
    return { textDocument: { uri: document.uri.toString() }, position: { line, character } };
  }
  void window.showInformationMessage('Open an .azroute file, and put the cursor on a name.');
  return undefined;
}

async function open(documents: DetailsDocuments, params: DetailsParams): Promise<void> {
  const result = await documents.show(params);
  if ('refused' in result) {
    void window.showInformationMessage(result.refused);
    return;
  }
  await showMarkdown(result.uri);
}
