import { existsSync } from 'node:fs';
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
