import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tools } from '@azroute/language/tools';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { azroute, words } from '../testing/capture.js';
import { repository } from '../testing/repository.js';

const bin = join(repository, 'packages', 'cli', 'bin', 'azroute.js');
const isBuilt = existsSync(join(repository, 'packages', 'cli', 'dist', 'mcp.js'));

let folder = '';
let workspace = '';
const looping = readFileSync(join(repository, 'examples/03-route-server-default.azroute'), 'utf8');
const loop = 'loop.azroute';

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'azroute-mcp-')));
  workspace = join(folder, 'workspace');
  mkdirSync(join(workspace, 'sub'), { recursive: true });
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('secret.azroute', 'vnet secret { address 10.9.0.0/16 }\n');
  write(`workspace/${loop}`, looping);
  write('workspace/importing.azroute', 'import "../secret.azroute"\n');
  write('workspace/sub/good.azroute', 'vnet v {\n  address 10.0.0.0/16\n}\n');
  write('workspace/printed.json', '[]');
  symlinkSync(join(folder, 'secret.azroute'), join(workspace, 'link.azroute'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts a server as an application does, and a client of it. */
async function connected<T>(argv: readonly string[], use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(
    new StdioClientTransport({ command: 'node', args: [bin, 'mcp', ...argv], cwd: workspace, stderr: 'ignore' }),
  );
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

interface Answer {
  readonly text: string;
  readonly isError: boolean;
}

async function call(client: Client, name: string, given: Record<string, unknown>): Promise<Answer> {
  const { content, isError } = await client.callTool({ name, arguments: given });
  const texts = (content as { type: string; text: string }[]).map(({ text }) => text);
  return { text: texts[0] ?? '', isError: isError === true };
}

describe.runIf(isBuilt)('azroute mcp', () => {
  let client: Client;
  let close: () => Promise<void>;
  beforeAll(async () => {
    client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(
      new StdioClientTransport({ command: 'node', args: [bin, 'mcp'], cwd: workspace, stderr: 'ignore' }),
    );
    close = () => client.close();
  });
  afterAll(() => close());

  it('offers its tools, none of which changes anything', async () => {
    const { tools: offered } = await client.listTools();
    expect(offered.map(({ name }) => name)).toEqual(tools.map(({ name }) => name));
    for (const { annotations, inputSchema, description } of offered) {
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      expect(inputSchema).toMatchObject({ type: 'object' });
      expect(description).toMatch(/\.$/);
    }
    expect(offered.find(({ name }) => name === 'fix')?.inputSchema.properties).not.toHaveProperty('write');
  });

  it.each([
    ['check', { files: [loop] }, `check ${loop} -o json`],
    ['check', { files: ['sub'] }, 'check sub -o json'],
    ['check', { files: ['s*/*.azroute'] }, 'check sub -o json'],
    ['routes', { file: loop, nic: 'hub1.nva1' }, `routes ${loop} --nic hub1.nva1 -o json`],
    [
      'trace',
      { file: loop, from: 'spoke11.vm', to: '8.8.8.8' },
      `trace ${loop} --from spoke11.vm --to 8.8.8.8 -o json`,
    ],
    ['why', { file: loop, nic: 'hub1.nva1', to: '0.0.0.0/0' }, `why ${loop} --nic hub1.nva1 --to 0.0.0.0/0 -o json`],
    ['bgp', { file: loop, device: 'ars1', list: 'learned' }, `bgp ${loop} --device ars1 --learned -o json`],
    ['explain', { code: 'AZR101' }, 'explain AZR101'],
    ['fix', { files: [loop] }, `fix ${loop} --dry-run -o json`],
    ['fix', { files: [loop], code: ['AZR302'] }, `fix ${loop} --dry-run --code AZR302 -o json`],
    ['diff', { old: loop, new: 'sub/good.azroute' }, `diff ${loop} sub/good.azroute -o json`],
  ])('%s %j answers as the command does', async (name, given, line) => {
    const { stdout } = await azroute(words(line), workspace);
    expect(stdout).not.toBe('');
    expect(await call(client, name, given)).toEqual({ text: stdout, isError: false });
    expect(readFileSync(join(workspace, loop), 'utf8')).toBe(looping);
  });

  it.each([
    ['check', { files: ['../secret.azroute'] }, 'is outside of the workspace'],
    ['check', { files: ['link.azroute'] }, 'is outside of the workspace'],
    ['check', { files: ['../*.azroute'] }, 'is outside of the workspace'],
    ['check', { files: ['importing.azroute'] }, 'which is outside of the workspace'],
    ['routes', { file: '/etc/passwd' }, 'is outside of the workspace'],
    ['verify', { file: loop, nic: 'hub1.nva1', against: '/etc/hostname' }, 'is outside of the workspace'],
    ['diff', { old: 'git:HEAD:x.azroute', new: loop }, 'is outside of the workspace'],
    ['routes', { file: loop, nic: 'hub1.nva9' }, 'there is no NIC "hub1.nva9"; did you mean hub1.nva1'],
    ['routes', { file: loop, nic: '--help' }, 'there is no NIC "--help"'],
    ['explain', { code: '--help' }, '"--help" is neither a code'],
    ['check', { files: ['-'] }, '- does not exist'],
    ['fix', { files: [loop], write: 'yes' }, ''],
    ['routes', {}, 'Input validation error'],
    ['bgp', { file: loop, device: 'ars1', list: 'all' }, 'Input validation error'],
  ])('%s %j is refused', async (name, given, says) => {
    const { text, isError } = await call(client, name, given);
    expect(text).toContain(says);
    expect(isError).toBe(says !== '');
    expect(text).not.toContain('vnet secret');
  });
});

describe.runIf(isBuilt)('azroute mcp --write', () => {
  it('writes repairs if it is asked to', async () => {
    await connected(['--write'], async (client) => {
      const { tools: offered } = await client.listTools();
      expect(offered.filter(({ annotations }) => !annotations?.readOnlyHint).map(({ name }) => name)).toEqual(['fix']);
      await call(client, 'fix', { files: [loop] });
      expect(readFileSync(join(workspace, loop), 'utf8')).toBe(looping);
      const { text } = await call(client, 'fix', { files: [loop], write: true });
      expect(JSON.parse(text)).toMatchObject({ written: true, left: [] });
      expect(readFileSync(join(workspace, loop), 'utf8')).toContain('route default 0.0.0.0/0 -> Internet');
    });
  });
});
