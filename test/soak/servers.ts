import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerCommand } from './protocol/server-process.ts';

/** The paths of the two shipped servers after a build, with their arguments. */
const shipped = [
  ['packages/cli/bin/azroute.js', 'lsp', '--stdio'],
  ['packages/extension/dist/server.js', '--stdio'],
] as const;

/**
 * The servers that `npm run build` has created: that of the command line and that of the extension.
 * @param folder the root of the project, or of another copy of it
 */
export function builtServers(folder = join(import.meta.dirname, '../..')): ServerCommand[] {
  return shipped.map(([file, ...args]) => {
    const path = join(folder, file);
    if (!existsSync(path) || !existsSync(join(folder, 'packages/cli/dist'))) {
      throw new Error(`${path} is not built yet. Run "npm run build" first.`);
    }
    return [path, ...args];
  });
}
