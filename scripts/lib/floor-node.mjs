import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The Node release on which the oldest supported VS Code runs its extensions. */
const FLOOR_MAJOR = 20;

/**
 * An installed Node 20, to run the oldest supported VS Code as its users do; the project's own Node if there is none.
 * @returns {{ file: string, version: string }}
 */
export function floorNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const places = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules'));
  for (const file of places.map((folder) => path.join(folder, name)).filter((place) => existsSync(place))) {
    const version = spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
    if (version.startsWith(`v${FLOOR_MAJOR}.`)) return { file, version };
  }
  return { file: process.execPath, version: process.version };
}
