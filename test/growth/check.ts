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
 * @param patience seconds of the processor after which it is ended
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
    const command = [
      process.execPath,
      '--import',
      join(import.meta.dirname, 'usage.ts'),
      azroute,
      'check',
      'main.azroute',
    ];
    // The system ends it: its own time counts, whatever else the machine does.
    const child = spawn('sh', ['-c', `ulimit -t ${patience}; exec "$@"`, 'sh', ...command], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const [said, signal] = await Promise.all([
      textOf(child.stdio[3] as NodeJS.ReadableStream),
      new Promise<string | null>((resolve) => child.on('exit', (_code, by) => resolve(by))),
    ]);
    if (signal === 'SIGKILL' || signal === 'SIGXCPU') return `ended after ${patience} s`;
    return said === '' ? 'out of memory, or an exception' : (JSON.parse(said) as Usage);
  } finally {
    await rm(folder, { recursive: true });
  }
}
