import { type ExtensionContext, Uri } from 'vscode';
import { activate as activateWith } from '../extension.js';
import { callInThread } from './call-in-thread.js';
import { newProcessClient } from './process-client.js';

export { deactivate } from '../extension.js';

/** VS Code calls it when the first `.azroute` file is opened. */
export function activate(context: ExtensionContext): Promise<void> {
  const tools = Uri.joinPath(context.extensionUri, 'dist', 'tools.mjs').fsPath;
  return activateWith(context, {
    newClient: newProcessClient,
    callTool: (call, token) => callInThread(tools, call, token),
  });
}
