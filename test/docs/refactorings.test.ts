import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { refactorings } from '../../packages/engine/src/refactorings/refactorings.js';
import { textRefactorings } from '../../packages/language/src/lsp/refactorings/text/text-refactorings.js';
import { changedLines } from '../../packages/language/src/lsp/testing/changed-lines.js';
import type { Files } from '../../packages/language/src/lsp/testing/edited.js';
import { RefactoringClient, unformatted } from '../../packages/language/src/lsp/testing/refactoring-client.js';

import { pictureOf } from './picture-of.js';

/*
 * Each refactoring has a page in docs/refactorings with an example: the network before it, the lines that it changes,
 * and pictures before and after. They are compared with what the server does, as an editor applies it; `--update` writes
 * them.
 */
const folder = join(import.meta.dirname, '../../docs/refactorings');
const images = join(folder, 'images');
const examples = join(import.meta.dirname, '../../examples');
const overview = readFileSync(join(folder, 'README.md'), 'utf8');
const pages = globSync('*.md', { cwd: folder })
  .filter((name) => name !== 'README.md')
  .sort();

/** The parts of each page, in order. */
const parts = [
  'When it is offered',
  'What it asks',
  'Example',
  'What is proved',
  'What it refuses',
  'What the title says',
];

/** Refactorings that ask for what another one chooses by itself, and share its page. */
const sharedPages: Readonly<Record<string, string>> = { renumberVnetTo: 'renumber-vnet' };

/** An example: where the cursor or the selection is, and what text it starts from, by default that of the overview. */
interface Example {
  /** The cursor is in front of this; the selection ends in front of `to`. */
  readonly at: string;
  readonly to?: string;
  /** The file in `examples` that it starts from, in place of the network of the overview. */
  readonly from?: string;
  /** Whether the page has a network of its own. */
  readonly own?: boolean;
  /** Lines at the end of the text. */
  readonly append?: string;
  /** The page from the result of whose first example it starts. */
  readonly after?: string;
  /** What is chosen, if the refactoring asks. */
  readonly answers?: Readonly<Record<string, readonly string[]>>;
  /** The ends of a way that the pictures show: a NIC or host, and one of these or an address. */
  readonly way?: readonly [from: string, to: string];
}

/** An example with what the page shows of it. */
interface ShownExample extends Example {
  readonly title: string;
  /** The name of its pictures. */
  readonly name: string;
  readonly whole: string;
  readonly network: string;
  readonly lines: string;
}

const pattern =
  /<!-- try (\{.*\}) -->\n\n`(.*)`\n\n[\s\S]*?<summary>The network before<\/summary>\n\n([\s\S]*?)<\/details>\n\n```diff\n([\s\S]*?)^```$/gm;

function examplesOf(page: string): readonly ShownExample[] {
  const text = readFileSync(join(folder, page), 'utf8');
  const name = basename(page, '.md');
  return [...text.matchAll(pattern)].map(([whole, given = '', title = '', network = '', lines = ''], i) => ({
    ...(JSON.parse(given) as Example),
    title,
    name: i === 0 ? name : `${name}-${i + 1}`,
    whole,
    network,
    lines,
  }));
}

async function filesBefore({ from, append = '', after, own, network }: ShownExample): Promise<Files> {
  if (after !== undefined) {
    const [first] = examplesOf(`${after}.md`);
    if (!first) throw new Error(`${after} has no example`);
    return await filesAfter(first, await filesBefore(first));
  }
  const text = from === undefined ? networkOf(own ? network : overview) : readFileSync(join(examples, from), 'utf8');
  return { 'main.azroute': text + append };
}

async function filesAfter({ at, to, title, answers }: ShownExample, before: Files): Promise<Files> {
  const client = await RefactoringClient.open({ ...before, 'main.azroute': marked(before['main.azroute'], at, to) });
  return answers ? (await client.answered(title, answers)).files : await client.after(title);
}

function networkOf(page: string): string {
  return /^```azroute\n([\s\S]*?)^```/m.exec(page)?.[1] ?? '';
}

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(folder, page), 'utf8');

  test('has all parts', () => {
    expect([...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(parts);
    expect(overview).toContain(`](${page})`);
  });

  test('shows what the refactoring does', { timeout: 60_000 }, async () => {
    const all = examplesOf(page);
    expect(all.length).toBeGreaterThan(0);
    expect(all.length).toBe(text.match(/^```diff$/gm)?.length);
    let shown = text;
    for (const example of all) {
      const before = await filesBefore(example);
      expect(await unformatted(before)).toEqual([]);
      const after = await filesAfter(example, before);
      expect(await unformatted(after)).toEqual([]);
      shown = shown.replace(example.whole, () =>
        example.whole
          .replace(`</summary>\n\n${example.network}`, () => `</summary>\n\n${blocksOf(before)}`)
          .replace(`\`\`\`diff\n${example.lines}`, () => `\`\`\`diff\n${changedLines(before, after)}`),
      );
      for (const [name, picture] of await picturesOf(example, before, after)) {
        expect(text).toContain(`](images/${name})`);
        await expect(picture).toMatchFileSnapshot(join(images, name));
      }
    }
    await expect(shown).toMatchFileSnapshot(join(folder, page));
  });
});

test('each refactoring has a page', () => {
  const names = [...refactorings, ...textRefactorings].map(({ name }) => sharedPages[name] ?? dashed(name));
  expect([...new Set(names)].filter((name) => !pages.includes(`${name}.md`))).toEqual([]);
  expect(pages.filter((page) => !names.includes(basename(page, '.md')))).toEqual([]);
});

test('each picture is on a page', () => {
  const all = pages.map((page) => readFileSync(join(folder, page), 'utf8')).join('\n');
  const named = new Set([...all.matchAll(/\]\(images\/([^)]+)\)/g)].map(([, name = '']) => name));
  expect(globSync('*', { cwd: images }).sort()).toEqual([...named].sort());
  expect([...named].every((name) => existsSync(join(images, name)))).toBe(true);
});

/** The pictures of an example, by file name: one if both are equal. */
async function picturesOf({ name, way, title }: ShownExample, before: Files, after: Files) {
  const [one, other] = [await pictureOf(before, title, way), await pictureOf(after, title, way)];
  return one === other
    ? ([[`${name}.svg`, one]] as const)
    : ([
        [`${name}-before.svg`, one],
        [`${name}-after.svg`, other],
      ] as const);
}

function blocksOf(files: Files): string {
  const names = Object.keys(files);
  return names
    .map((name) => `${names.length > 1 ? `\`${name}\`:\n\n` : ''}\`\`\`azroute\n${files[name]}\`\`\`\n\n`)
    .join('');
}

/** `extract-route-table` for `extractRouteTable`. */
function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function marked(text = '', at: string, to?: string): string {
  const [start, end] = [text.indexOf(at), to === undefined ? -1 : text.indexOf(to)];
  expect(start).toBeGreaterThanOrEqual(0);
  const head = `${text.slice(0, start)}<|>`;
  return end < 0 ? head + text.slice(start) : `${head}${text.slice(start, end)}<|>${text.slice(end)}`;
}
