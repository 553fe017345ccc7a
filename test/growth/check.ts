import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';

/** What `azroute check` took: CPU seconds, and the peak resident memory in MiB. */
export interface Usage {
  readonly seconds: number;
  readonly mb: number;
}

const built = join(import.meta.dirname, '../../packages/cli/bin/azroute.js');

/**
 * Runs `azroute check` on a text with its files in a fresh process.
 * @param cpuSeconds how much CPU time it may use
 * @param azroute the command, if it is not the one that was built
 * @returns why there is no usage, if it did not finish
 */
export async function check(
  text: string,
  files: Readonly<Record<string, string>>,
  cpuSeconds: number,
  azroute = built,
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
    // The system ends it, counting only its own CPU time, whatever else the machine does.
    const child = spawn('sh', ['-c', `ulimit -t ${cpuSeconds}; exec "$@"`, 'sh', ...command], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    const [said, printed, complaint, { code, signal }] = await Promise.all([
      textOf(child.stdio[3] as NodeJS.ReadableStream),
      textOf(child.stdout as NodeJS.ReadableStream),
      textOf(child.stderr as NodeJS.ReadableStream),
      new Promise<{ code: number | null; signal: string | null }>((resolve) =>
        child.on('exit', (code, signal) => resolve({ code, signal })),
      ),
    ]);
    if (signal === 'SIGKILL' || signal === 'SIGXCPU') return `ended after ${cpuSeconds} s`;
    if (said === '') return 'out of memory';
    // The times of a command that rejected its input or aborted are meaningless.
    const isChecked =
      (code === 0 || code === 1) &&
      complaint === '' &&
      !/ AZR(901|910) |^main.azroute:1:1: error AZR014 /m.test(printed);
    return isChecked ? (JSON.parse(said) as Usage) : `not checked: exit code ${code}. ${complaint.slice(0, 200)}`;
  } finally {
    await rm(folder, { recursive: true });
  }
}
