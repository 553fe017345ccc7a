import { Failure } from '../failure.js';
import type { GitResult } from './run-git.js';

/**
 * What a git command writes.
 * @throws Failure if there is no git, or if it fails
 */
export async function git(args: readonly string[], cwd: string, input?: string): Promise<Buffer> {
  const { code, stdout, stderr } = await run(args, cwd, input);
  if (code !== 0) throw new Failure(`git cannot read the repository: ${reasonIn(stderr)}; check git status`);
  return stdout;
}

/**
 * What a git command writes; undefined if it fails.
 * @throws Failure if there is no git, or if it does not trust the repository
 */
export async function gitText(args: readonly string[], cwd: string): Promise<string | undefined> {
  const { code, stdout, stderr } = await run(args, cwd);
  if (/safe\.directory/.test(stderr)) {
    throw new Failure(
      `git does not trust the repository of ${cwd}, because another user owns it; see git help config for safe.directory`,
    );
  }
  return code === 0 ? stdout.toString('utf8') : undefined;
}

async function run(args: readonly string[], cwd: string, input?: string): Promise<GitResult> {
  // A bundle of its own: no other command loads what can start a process.
  const { runGit } = await import('./run-git.js');
  const result = await runGit(args, cwd, input);
  if (result) return result;
  throw new Failure('there is no git command on the path; install git, or check the revision out next to your files');
}

function reasonIn(stderr: string): string {
  const [line = ''] = stderr.trim().split('\n');
  return line.replace(/^(fatal|error): /, '') || 'it gives no reason';
}
