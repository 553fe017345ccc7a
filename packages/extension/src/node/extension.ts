import type { ExtensionContext } from 'vscode';
import { activate as activateWith } from '../extension.js';
import { newProcessClient } from './process-client.js';

export { deactivate } from '../extension.js';

/** VS Code calls it when the first `.azroute` file is opened. */
export function activate(context: ExtensionContext): Promise<void> {
  return activateWith(context, newProcessClient);
}
