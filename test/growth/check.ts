import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';

/** What `azroute check` took: seconds of the processor, and the largest resident memory in MiB. */
export interface Usage {
  readonly seconds: number;
  readonly mb: number;
}

const azroute = join(import.meta.dirname, '../../packages/cli/bin/azroute.js');

/**
 * Runs `azroute check` on a text with its files in a fresh process.
 * @param patience seconds after which it is ended
 * @returns why it has no usage, if it did not come to its end
 */
export async function check(
  text: string,
  files: Readonly<Record<string, string>>,
  patience: number,
): Promise<Usage | string> {
  const folder = await mkdtemp(join(tmpdir(), 'azroute-growth-'));
  try {
    for (const [name, content] of Object.entries({ ...files, 'main.azroute': text })) {
      await writeFile(join(folder, name), content);
    }
    const child = spawn(
      process.execPath,
      ['--import', join(import.meta.dirname, 'usage.ts'), azroute, 'check', 'main.azroute'],
      { cwd: folder, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    );
    let ended = false;
    const timer = setTimeout(() => {
      ended = true;
      child.kill('SIGKILL');
    }, patience * 1000);
    const [said] = await Promise.all([
      textOf(child.stdio[3] as NodeJS.ReadableStream),
      new Promise((resolve) => child.on('exit', resolve)),
    ]);
    clearTimeout(timer);
    if (ended) return `ended after ${patience} s`;
    return said === '' ? 'out of memory, or an exception' : (JSON.parse(said) as Usage);
  } finally {
    await rm(folder, { recursive: true });
  }
}
