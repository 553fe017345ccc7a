import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Step } from '../world/disk.ts';
import { isPath, pathOf, workspaceFolder } from '../world/places.ts';

/** A separate folder for a history, with the workspace folder in it. */
export function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'azroute-soak-')));
  mkdirSync(join(folder, workspaceFolder));
  return folder;
}

/** Applies the changes of the model's disk to the real disk. */
export function doOnDisk(steps: readonly Step[], folder: string): void {
  for (const { name, entry } of steps) {
    if (!isPath(name)) continue;
    const path = pathOf(name, folder);
    if (entry === undefined) {
      rmSync(path, { recursive: true, force: true });
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    if (entry.is === 'file') writeFileSync(path, entry.text);
    else if (entry.is === 'folder') mkdirSync(path, { recursive: true });
    else {
      rmSync(path, { force: true });
      symlinkSync(pathOf(entry.to, folder), path);
    }
  }
}
