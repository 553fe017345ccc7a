import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { repository } from './repository.js';

/** How a process ended and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the Node on the user's path, not the one that the project includes, in the repository's root folder.
 * @param dialogue what to write to standard input, each as soon as its `after` appears in the output
 * @param reader `gone`: the pipe of the output is closed from the start; a number: the output goes to this file
 * @param more environment variables and standard input
 */
export function node(
  argv: readonly string[],
  dialogue: readonly { readonly after: string; readonly write: string }[] = [],
  reader: 'patient' | 'gone' | number = 'patient',
  more: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  const child = spawn('node', argv, {
    cwd: repository,
    env: { ...process.env, PATH: path.join(delimiter), ...more.env },
    stdio: ['pipe', typeof reader === 'number' ? reader : 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
      answer();
    });
  }
  if (more.input !== undefined) child.stdin?.end(more.input);
  if (reader === 'gone') child.stdout?.destroy();
  const waiting = [...dialogue];
  const answer = () => {
    while (waiting[0] && texts.stdout.includes(waiting[0].after)) child.stdin?.write(waiting.shift()?.write ?? '');
  };
  answer();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...texts }));
  });
}
