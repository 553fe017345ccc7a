import { pathToFileURL } from 'node:url';
import { clientCapabilities } from './capabilities.ts';
import type { Answer, Client } from './client.ts';

/** Shakes hands with a server for the folder that the editor has open. */
export async function shakeHands(client: Client, folder: string): Promise<Answer> {
  const uri = pathToFileURL(folder).href;
  const answer = await client.request('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'workspace' }],
    capabilities: clientCapabilities,
  });
  client.notify('initialized', {});
  return answer;
}
