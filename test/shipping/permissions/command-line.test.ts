import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/root.mjs';
import { contents, type Ended, ended, readsOf, startGuarded } from '../support/guarded.js';
import { words } from '../support/words.js';

const CLI = inRoot('packages', 'cli');
const LOOP = '05-multi-region-loop.azroute';

interface Run {
  readonly line: string;
  readonly code: number;
  /** Text that the output must contain. */
  readonly says: RegExp;
}

const RUNS: readonly Run[] = [
  { line: '--version', code: 0, says: /^\d+\.\d+\.\d+$/m },
  { line: 'help check', code: 0, says: /Usage: azroute check/ },
  { line: `check ${LOOP}`, code: 1, says: /AZR101/ },
  { line: `check ${LOOP} --output json`, code: 1, says: /"AZR101"/ },
  { line: `check ${LOOP} --output sarif`, code: 1, says: /"ruleId": ?"AZR101"/ },
  { line: `check ${LOOP} --output github`, code: 1, says: /^::error .*AZR101/m },
  { line: 'check 10-several-files/network.azroute', code: 0, says: /^$/ },
  { line: 'check 01-basic-vnet.azroute configured/network.azroute', code: 0, says: /^$/ },
  { line: 'check none.azroute', code: 2, says: /none\.azroute/ },
  { line: `routes ${LOOP} --nic hub1.nva1`, code: 0, says: /10\.2\.0\.0\/16/ },
  { line: `routes ${LOOP} --nic hub1.nva1 --output json`, code: 0, says: /"10\.2\.0\.0\/16"/ },
  { line: `trace ${LOOP} --from spoke11.vm --to spoke21.vm`, code: 0, says: /nva1/ },
  { line: `why ${LOOP} --nic spoke11.vm --to 10.2.16.4`, code: 0, says: /10\.2\.0\.0\/16/ },
  { line: `bgp ${LOOP} --device ars1 --peer nva1 --learned`, code: 0, says: /65001/ },
  { line: 'verify vm1.azroute --nic vm1 --against printed.txt', code: 1, says: /only on Azure/ },
  { line: `diff ${LOOP} 05-multi-region-fixed-udr.azroute`, code: 1, says: /arrives now/ },
  { line: `diff ${LOOP} 05-multi-region-fixed-udr.azroute --as az`, code: 1, says: /az network route-table create/ },
  { line: 'diff 10-several-files 10-several-files', code: 0, says: /no difference/ },
  { line: `diff git:--upload-pack=x:${LOOP} ${LOOP}`, code: 2, says: /is not a revision/ },
  { line: `diff git:HEAD ${LOOP}`, code: 2, says: /is not complete/ },
  { line: `fix ${LOOP} --dry-run`, code: 0, says: /would apply at 05-multi-region-loop/ },
  { line: `ask ${LOOP} --from spoke11.vm --to spoke21.vm --via nva1 --via nva2`, code: 0, says: /VXLAN tunnel/ },
  { line: 'check 10-several-files configured', code: 0, says: /^$/ },
  { line: 'check 01-*.azroute', code: 0, says: /^$/ },
  { line: `format ${LOOP} --check`, code: 0, says: /^$/ },
  { line: 'init', code: 0, says: /^hub-and-spoke / },
  { line: 'init firewall', code: 0, says: /AzureFirewallSubnet/ },
  { line: `diagram ${LOOP} --from spoke11.vm --to spoke21.vm`, code: 0, says: /<svg [\s\S]*loop/ },
  { line: 'import resource-graph.json', code: 1, says: /vnet vnet-hub-weu/ },
  { line: 'completion bash', code: 0, says: /complete -F _azroute azroute/ },
  { line: 'explain', code: 0, says: /AZR101/ },
  { line: 'explain AZR101', code: 0, says: /loop/ },
  { line: 'explain R156', code: 0, says: /Documented/ },
];

describe('the command line, allowed to read the workspace and nothing else', () => {
  let workspace: string;

  beforeAll(() => {
    workspace = realpathSync(mkdtempSync(path.join(tmpdir(), 'azroute-guarded-')));
    cpSync(inRoot('examples'), workspace, { recursive: true });
    cpSync(inRoot('examples', '01-basic-vnet.azroute'), path.join(workspace, 'configured', 'network.azroute'));
    writeFileSync(path.join(workspace, 'configured', 'azroute.json'), '{ "noneRoutes": "2026" }');
    cpSync(inRoot('docs', 'az-output', 'vm1-without-transit.txt'), path.join(workspace, 'printed.txt'));
    cpSync(inRoot('test', 'import', 'estate', 'resource-graph.json'), path.join(workspace, 'resource-graph.json'));
    writeFileSync(
      path.join(workspace, 'vm1.azroute'),
      'vnet v {\n  address 10.0.0.0/16\n  subnet s 10.0.0.0/24 { nic vm1 10.0.0.4 }\n}\n',
    );
  });
  afterAll(() => rmSync(workspace, { recursive: true }));

  const azroute = (line: string, ...more: readonly string[]): Promise<Ended> =>
    ended(
      startGuarded(path.join(CLI, 'bin', 'azroute.js'), words(line), {
        cwd: workspace,
        reads: [CLI, ...readsOf(workspace), ...more],
      }),
    );

  it.concurrent.each(RUNS)('azroute $line', async ({ line, code, says }) => {
    const before = contents(workspace);
    const result = await azroute(line);
    expect(result.forbidden).toEqual([]);
    expect(code === 2 ? result.stderr : result.stdout).toMatch(says);
    expect(result.code, result.stderr).toBe(code);
    expect(contents(workspace)).toEqual(before);
  });

  it('starts a process for a revision only', async () => {
    const commands = (process.env.PATH ?? '').split(path.delimiter).filter(path.isAbsolute);
    const { forbidden, code } = await azroute(`diff git:HEAD:${LOOP} ${LOOP}`, ...commands);
    expect(forbidden).toContain('child_process.spawn');
    expect(forbidden.filter((what) => !/^child_process[.]spawn$/.test(what))).toEqual([]);
    expect(code).toBe(2);
  });

  it('is tested with every command', async () => {
    const { stdout } = await azroute('--help');
    const commands = [...stdout.matchAll(/^ {2}(\w+) (?:\[options\]|\[command\])/gm)].map(([, name]) => name);
    const tested = new Set(RUNS.map(({ line }) => line.split(' ')[0]));
    expect(commands.length).toBeGreaterThan(7);
    // `lsp` has a separate test, and `mcp` the one below.
    expect(commands.filter((name) => !tested.has(name))).toEqual(['lsp', 'mcp']);
  });

  it('serves a language model', async () => {
    const child = startGuarded(path.join(CLI, 'bin', 'azroute.js'), ['mcp'], {
      cwd: workspace,
      reads: [CLI, ...readsOf(workspace)],
    });
    const clientInfo = { name: 'test', version: '1.0.0' };
    const calls = ['check', 'fix'].map((name) => ({ name, arguments: { files: [LOOP] } }));
    const messages = [
      { id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo } },
      { method: 'notifications/initialized' },
      { id: 2, method: 'tools/list' },
      ...calls.map((params, i) => ({ id: i + 3, method: 'tools/call', params })),
    ];
    child.stdin.end(messages.map((message) => `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`).join(''));
    const before = contents(workspace);
    const { forbidden, stdout, code, stderr } = await ended(child);
    expect(forbidden).toEqual([]);
    expect(stdout).toMatch(/AZR101.*"id":3\}$/m);
    expect(stdout).toMatch(/written\\": false.*"id":4\}$/m);
    expect(code, stderr).toBe(0);
    expect(contents(workspace)).toEqual(before);
  });
});
