import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTopology } from '@azroute/language/node';
import { Failure } from '../failure.js';
import { namedFiles } from '../files/named-files.js';
import type { Io } from '../io.js';

/**
 * A path in the workspace as an argument that means nothing else.
 * @throws Failure if it leads out of the workspace, by itself or over a symbolic link
 */
export function inWorkspace(name: string, workspace: string): string {
  const path = resolve(workspace, name);
  if (name.startsWith('git:') || !isInside(path, workspace)) {
    throw new Failure(`${name} is outside of the workspace, ${workspace}; give a path in it`);
  }
  return `.${sep}${relative(workspace, path)}`;
}

/**
 * @param names arguments that are paths in the workspace
 * @throws Failure if a topology imports a file outside of the workspace
 */
export async function expectImportsInside(names: readonly string[], io: Io): Promise<void> {
  const { paths, texts } = await namedFiles(names, io);
  const opened = await openTopology(paths, {}, texts);
  for (const view of opened.views) {
    for (const uri of view.documents) {
      const path = fileURLToPath(uri);
      if (isInside(path, io.cwd)) continue;
      throw new Failure(
        `${relative(io.cwd, fileURLToPath(view.root))} imports ${path}, which is outside of the workspace`,
      );
    }
  }
}

/** Whether a path, or the nearest thing above it that exists, really is in a folder. */
function isInside(path: string, folder: string): boolean {
  let nearest = path;
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest);
  const way = [relative(folder, path), relative(realpathSync.native(folder), realpathSync.native(nearest))];
  return way.every((each) => each !== '..' && !each.startsWith(`..${sep}`) && !isAbsolute(each));
}
