import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectNode } from '../../../scripts/lib/install.mjs';
import { inRoot } from '../../../scripts/lib/root.mjs';

const GUARD = inRoot('test', 'shipping', 'permissions', 'guard.cjs');

/** How a process ended and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The refused attempts, without duplicates. */
  readonly forbidden: readonly string[];
}

/**
 * Starts a script under the project's Node so that it can only read the given folders and files: no other files, no
 * writing, no processes, no network, no code from text. Threads are allowed, under the same rules.
 */
export function startGuarded(
  script: string,
  args: readonly string[],
  { cwd, reads }: { readonly cwd: string; readonly reads: readonly string[] },
): ChildProcessWithoutNullStreams {
  const readable = [GUARD, ...reads].map((place) => `--allow-fs-read=${place}`);
  const rules = ['--permission', '--allow-worker', '--disallow-code-generation-from-strings'];
  const guard = [...rules, ...readable, '--require', GUARD];
  const env = { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' };
  return spawn(projectNode() ?? process.execPath, [...guard, script, ...args], { cwd, env });
}

/** What azroute may read to work in a folder: its content, and the `azroute.json` of each parent folder. */
export function readsOf(folder: string): readonly string[] {
  const above: string[] = [];
  for (let place = path.dirname(folder); above.at(-1) !== path.join(place, 'azroute.json'); place = path.dirname(place))
    above.push(path.join(place, 'azroute.json'));
  return [folder, ...above];
}

/** Collects what a process writes until it ends. */
export function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (texts[name] += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const forbidden = [...texts.stderr.matchAll(/^FORBIDDEN (.*)$/gm)].map(([, what = '']) => what);
      resolve({ code, ...texts, forbidden: [...new Set(forbidden)] });
    });
  });
}

/** Everything in a folder: the text of each file, by its path. */
export function contents(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .map((entry) => [path.join(entry.parentPath, entry.name), entry.isFile()] as const)
      .map(([place, isFile]) => [path.relative(folder, place), isFile ? readFileSync(place, 'latin1') : '']),
  );
}
