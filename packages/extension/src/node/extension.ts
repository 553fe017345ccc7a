import { type ExtensionContext, Uri } from 'vscode';
import { activate as activateWith } from '../extension.js';
import { callInThread } from './call-in-thread.js';
import { newProcessClient } from './process-client.js';

export { deactivate } from '../extension.js';

/** VS Code calls it when an `.azroute` file, a page, a command or a tool needs it. */
export function activate(context: ExtensionContext): ReturnType<typeof activateWith> {
  const tools = Uri.joinPath(context.extensionUri, 'dist', 'tools.mjs').fsPath;
  return activateWith(context, {
    newClient: newProcessClient,
    callTool: (call, token) => callInThread(tools, call, token),
  });
}
