import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** How git ended, and what it wrote. */
export interface GitResult {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/**
 * Runs the git command in a folder; nothing else in azroute starts a process. Git neither asks for anything, nor writes
 * to the repository, nor fetches what a partial clone lacks.
 * @param input what it reads from standard input
 * @returns undefined if there is no git command
 */
export function runGit(args: readonly string[], cwd: string, input = ''): Promise<GitResult | undefined> {
  const git = gitCommand();
  if (git === undefined) return Promise.resolve(undefined);
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' };
  const child = spawn(git, ['--no-pager', ...args], { cwd, env, windowsHide: true });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // If git ends before it has read everything, its exit code says why.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8') });
    });
  });
}

/** The git command on the path. The current folder, which may be a stranger's repository, is never searched. */
function gitCommand(): string | undefined {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(isAbsolute)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
