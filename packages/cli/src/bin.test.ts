import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { node } from './testing/node.js';
import { repository } from './testing/repository.js';
import { version } from './version.js';

const bin = join(repository, 'packages', 'cli', 'bin', 'azroute.js');
const built = existsSync(join(repository, 'packages', 'cli', 'dist', 'azroute.js'));

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'azroute-'));
  await mkdir(join(folder, 'bin'));
  await copyFile(bin, join(folder, 'bin', 'azroute.js'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
});

afterAll(() => rm(folder, { recursive: true }));

describe('bin/azroute.js', () => {
  it('says how to build what is not built', async () => {
    expect(await node([join(folder, 'bin', 'azroute.js'), '--version'])).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error: azroute is not built yet. Run "npm run build" in the root folder of the repository, then try again.\n',
    });
  });

  it('starts the bundle beside it', async () => {
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'dist', 'azroute.js'), 'process.stdout.write("bundle " + process.argv[2] + "\\n");');
    expect(await node([join(folder, 'bin', 'azroute.js'), '--version'])).toEqual({
      code: 0,
      stdout: 'bundle --version\n',
      stderr: '',
    });
  });
});

describe.runIf(built)('the built command under the Node of the user', () => {
  it('prints its version', async () => {
    expect(await node([bin, '--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('ends with the exit code of the command', async () => {
    const { code, stdout, stderr } = await node([bin, 'check', join(folder, 'none.azroute')]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('none.azroute does not exist');
  });

  it('answers from a file', async () => {
    const { stdout } = await node([bin, 'routes', 'examples/01-basic-vnet.azroute']);
    expect(stdout).toMatch(/^Default +Active +10\.1\.0\.0\/20 +VnetLocal$/m);
  });

  it('is silent if the reader of its output goes away', async () => {
    const routes = [bin, 'routes', 'examples/05-multi-region-loop.azroute', '--output', 'json'];
    expect(await node(routes, [], 'gone')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it.runIf(existsSync('/dev/full'))('says in one sentence that the disk is full', async () => {
    const full = openSync('/dev/full', 'w');
    expect(await node([bin, 'routes', 'examples/01-basic-vnet.azroute'], [], full)).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'error: the output cannot be written, because the disk is full; free some space or write to another disk\n',
    });
    closeSync(full);
  });

  it.runIf(process.platform === 'linux')('says in one sentence that the current folder is gone', async () => {
    const gone = join(folder, 'gone');
    await mkdir(gone);
    // A Node process that has already seen the folder would remember it.
    const script = 'rmdir "$PWD" && exec node "$0" check a.azroute';
    const { status, stdout, stderr } = spawnSync('sh', ['-c', script, bin], { cwd: gone, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe('error: the current folder no longer exists; change to another one\n');
  });

  it.each([
    ['an exception', 'throw error'],
    ['a rejection', 'Promise.reject(error)'],
  ])('ends with one sentence on %s that escapes, and with the stack if asked', async (_what, planted) => {
    const plant = `data:text/javascript,
      const timer = setInterval(() => {
        if (process.listenerCount('uncaughtException') === 0) return;
        clearInterval(timer);
        const error = new Error('planted\\nin two lines \\x1b[2J');
        ${planted};
      }, 1);`;
    const argv = ['--import', plant, bin, 'routes', 'examples/05-multi-region-loop.azroute'];
    const sentence =
      'error: this should not happen; please report it with the output of AZROUTE_DEBUG=1: Error: planted\n';
    const plain = await node(argv);
    expect({ code: plain.code, stderr: plain.stderr }).toEqual({ code: 2, stderr: sentence });
    const { code, stderr } = await node(argv, [], 'patient', { env: { AZROUTE_DEBUG: '1' } });
    expect(code).toBe(2);
    expect(stderr.startsWith(sentence)).toBe(true);
    expect(stderr).toMatch(/\n {4}at /);
    expect(stderr).toContain('\\u001b[2J');
  });

  it('reads what is piped in', async () => {
    const table = await node([bin, 'routes', 'examples/01-basic-vnet.azroute', '--nic', 'web1', '--output', 'json']);
    const verify = [bin, 'verify', 'examples/01-basic-vnet.azroute', '--nic', 'web1', '--against', '-'];
    const { code, stdout } = await node(verify, [], 'patient', { input: table.stdout });
    expect(stdout).toMatch(/ against standard input: \d+ rows agree, 0 missing, 0 extra$/m);
    expect(code).toBe(0);
  });

  it('speaks the language server protocol over standard input and output', async () => {
    const message = (content: object) => {
      const text = JSON.stringify({ jsonrpc: '2.0', ...content });
      return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
    };
    const { code, stdout, stderr } = await node(
      [bin, 'lsp', '--stdio'],
      [
        {
          after: '',
          write: message({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }),
        },
        {
          after: '"id":1',
          write: message({ method: 'initialized', params: {} }) + message({ id: 2, method: 'shutdown' }),
        },
        { after: '"id":2', write: message({ method: 'exit' }) },
      ],
    );
    expect(stdout).toMatch(/^Content-Length: \d+\r\n\r\n\{/);
    expect(stdout).toContain('"hoverProvider"');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
