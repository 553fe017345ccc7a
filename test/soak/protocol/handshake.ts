import { pathToFileURL } from 'node:url';
import { clientCapabilities } from './capabilities.ts';
import type { Answer, Client } from './client.ts';

/** Performs the handshake with a server for the folders that the editor has open. */
export async function shakeHands(client: Client, folders: readonly string[]): Promise<Answer> {
  const workspaceFolders = folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder }));
  const answer = await client.request('initialize', {
    processId: process.pid,
    rootUri: workspaceFolders[0]?.uri ?? null,
    workspaceFolders,
    capabilities: clientCapabilities,
  });
  client.notify('initialized', {});
  return answer;
}
