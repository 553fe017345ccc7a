import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/root.mjs';

/** What an editor got from the language server while it worked in the example of the loop. */
interface Got {
  readonly problem?: string;
  readonly diagnostics: readonly string[];
  readonly hover: string;
  readonly completion: readonly string[];
  readonly renamed: string;
  readonly actions: readonly string[];
  readonly repaired: string;
}

interface EditorUnderTest {
  readonly name: string;
  /** Its first line of `--version`; undefined if it is not installed. */
  readonly version: string | undefined;
  /** The names of its configurations on the page, by the version from which they are for. */
  readonly configuration: string;
  readonly command: (files: { readonly configuration: string; readonly file: string }) => readonly string[];
  /** How a diagnostic of the loop appears. */
  readonly loop: RegExp;
}

const page = readFileSync(inRoot('docs', 'editors.md'), 'utf8');
const driver = (name: string) => inRoot('test', 'shipping', 'editors', name);

/** The configuration on the page with a name. */
function configurationOf(name: string): string {
  const [, text] = new RegExp(`<!-- config: ${name} -->\n\`\`\`\\w+\n([^]*?)\`\`\`\n`).exec(page) ?? [];
  if (text === undefined) throw new Error(`docs/editors.md has no configuration ${name}`);
  return text;
}

function versionOf(program: string, args: readonly string[] = []): string | undefined {
  const { status, stdout } = spawnSync(program, [...args, '--version'], { encoding: 'utf8' });
  return status === 0 ? stdout.split('\n')[0] : undefined;
}

const neovim = versionOf('nvim');
const isNew = Number(/^NVIM v0\.(\d+)/.exec(neovim ?? '')?.[1] ?? 99) >= 11;
const emacs = versionOf('emacs', ['--batch']);
const hasEglot =
  emacs !== undefined &&
  spawnSync('emacs', ['-q', '--batch', '--eval', "(progn (package-initialize) (require 'eglot))"]).status === 0;

const EDITORS: readonly EditorUnderTest[] = [
  {
    name: 'Neovim',
    version: neovim,
    configuration: isNew ? 'nvim-0.11' : 'nvim-0.7',
    command: ({ configuration, file }) => [
      ...['nvim', '--headless', '-n', '-i', 'NONE', '-u', configuration, file, '-S', driver('neovim.lua')],
    ],
    loop: /^AZR101$/,
  },
  {
    name: 'Emacs with Eglot',
    version: hasEglot ? emacs : undefined,
    configuration: 'emacs',
    command: ({ configuration }) => ['emacs', '-q', '--batch', '-l', configuration, '-l', driver('emacs.el')],
    loop: /loop/,
  },
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'azroute-editors-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Lets an editor work in the example, with `azroute` on its path and no configuration of the user. */
async function workIn({ configuration, command }: EditorUnderTest): Promise<Got> {
  const programs = path.join(folder, 'bin');
  mkdirSync(programs);
  const azroute = path.join(programs, 'azroute');
  writeFileSync(azroute, `#!/bin/sh\nexec "${process.execPath}" "${inRoot('packages/cli/bin/azroute.js')}" "$@"\n`);
  chmodSync(azroute, 0o755);
  const file = path.join(folder, 'network.azroute');
  copyFileSync(inRoot('examples/05-multi-region-loop.azroute'), file);
  const written = path.join(folder, configuration === 'emacs' ? 'config.el' : 'config.lua');
  writeFileSync(written, configurationOf(configuration));
  const got = path.join(folder, 'got.json');
  const home = path.join(folder, 'home');
  mkdirSync(home);
  const [program = '', ...args] = command({ configuration: written, file });
  const env = {
    ...process.env,
    PATH: [programs, process.env.PATH].join(path.delimiter),
    HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_STATE_HOME: home,
    AZROUTE_FILE: file,
    AZROUTE_GOT: got,
  };
  const { stderr } = await promisify(execFile)(program, args, { cwd: folder, env, timeout: 150_000 });
  try {
    return JSON.parse(readFileSync(got, 'utf8'));
  } catch {
    throw new Error(`${program} wrote nothing: ${stderr}`);
  }
}

for (const { name, version } of EDITORS) {
  if (version === undefined) console.log(`${name} is not installed, so it is not tested with azroute lsp.`);
}

describe.each(EDITORS)('azroute lsp in $name', (editor) => {
  it.skipIf(editor.version === undefined)('works with the configuration of the page', async () => {
    const got = await workIn(editor);
    expect(got.problem).toBeUndefined();
    expect(got.diagnostics.filter((each) => editor.loop.test(each))).not.toEqual([]);
    expect(got.hover).toMatch(/\| Gateway \| Active \| 10\.2\.0\.0\/16 \| VirtualNetworkGateway \|/);
    expect(got.completion).toEqual(expect.arrayContaining(['ars1', 'ars2']));
    expect(got.completion).not.toContain('spoke11');
    const original = readFileSync(inRoot('examples/05-multi-region-loop.azroute'), 'utf8').trimEnd();
    expect(got.renamed.trimEnd()).toBe(renamed(original));
    expect(got.actions.filter((title) => /VXLAN/.test(title))).not.toEqual([]);
    expect(got.repaired).toMatch(/route \S+ 10\.2\.0\.0\/16 -> VirtualAppliance/);
  });
});

/** The example after the rename: the name changes in the statements, and not in comments. */
function renamed(text: string): string {
  return text
    .split('\n')
    .map((line) => (/^\s*\/\//.test(line) ? line : line.replaceAll(/\bars1\b/g, 'ars-west')))
    .join('\n');
}

it('has a configuration for each editor that is tested', () => {
  const names = [...page.matchAll(/<!-- config: (\S+) -->/g)].map(([, name]) => name);
  expect(names).toEqual(['nvim-0.11', 'nvim-0.7', 'emacs']);
  for (const name of names) expect(configurationOf(name ?? '')).toMatch(/azroute.*lsp/s);
});
