import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { repository } from './testing/repository.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'azroute-'));
  await mkdir(join(folder, 'bin'));
  await copyFile(join(repository, 'packages', 'cli', 'bin', 'azroute.js'), join(folder, 'bin', 'azroute.js'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
});

afterAll(() => rm(folder, { recursive: true }));

/** Runs a script with the Node that a user has on the path, not with the one that the project carries. */
function node(script: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes('node_modules'));
  return new Promise((resolve) => {
    execFile(
      'node',
      [script, '--version'],
      { env: { ...process.env, PATH: path.join(delimiter) } },
      (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });
}

it('bin/azroute.js says how to build what is not built', async () => {
  expect(await node(join(folder, 'bin', 'azroute.js'))).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'error: azroute is not built yet. Run "npm run build" in the root folder of the repository, then try again.\n',
  });
});

it('bin/azroute.js starts the bundle beside it', async () => {
  await mkdir(join(folder, 'dist'));
  await writeFile(join(folder, 'dist', 'azroute.js'), 'process.stdout.write("bundle " + process.argv[2] + "\\n");');
  expect(await node(join(folder, 'bin', 'azroute.js'))).toEqual({ code: 0, stdout: 'bundle --version\n', stderr: '' });
});
