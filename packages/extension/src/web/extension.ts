import type { ExtensionContext } from 'vscode';
import { activate as activateWith } from '../extension.js';
import { newWorkerClient } from './worker-client.js';

export { deactivate } from '../extension.js';

/** VS Code for the Web calls it when an `.azroute` file, a page or a command needs it. */
export function activate(context: ExtensionContext): ReturnType<typeof activateWith> {
  return activateWith(context, { newClient: newWorkerClient });
}
