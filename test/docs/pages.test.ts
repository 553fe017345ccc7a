import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { open } from '../expectations/subject.js';

const root = join(import.meta.dirname, '../..');
const pages = ['README.md', 'SECURITY.md', ...globSync('docs/**/*.md', { cwd: root })].sort();

/** The anchor that GitHub generates for a heading. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

function hasHeading(file: string, wanted: string): boolean {
  const text = readFileSync(file, 'utf8');
  const headings = [...text.matchAll(/^#+ (.*)$/gm)];
  return text.includes(`<a id="${wanted}"></a>`) || headings.some(([, heading = '']) => anchor(heading) === wanted);
}

test.each(pages)('all links of %s lead somewhere', (page) => {
  const text = readFileSync(join(root, page), 'utf8').replaceAll(/^```[\s\S]*?^```/gm, '');
  const broken = [...text.matchAll(/\]\(([^)\s]+)\)|^\[[^\]\n]+\]: (\S+)$/gm)].flatMap(([, inline, defined]) => {
    const link = inline ?? defined ?? '';
    if (/^https?:/.test(link)) return [];
    const [path = '', heading] = link.split('#');
    const file = path === '' ? join(root, page) : join(root, dirname(page), decodeURIComponent(path));
    return existsSync(file) && (heading === undefined || hasHeading(file, heading)) ? [] : [link];
  });
  expect(broken).toEqual([]);
});

test('the tests that hold the promises of security are there', () => {
  const text = readFileSync(join(root, 'docs/security.md'), 'utf8');
  const named = [...text.matchAll(/`((?:test|packages|scripts)\/[^`]+)`/g)].map(([, file = '']) => file);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

test('the taste of the language in the README has the loop that the text speaks of', async () => {
  const text = /^```azroute\n([\s\S]*?)^```/m.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1];
  const folder = mkdtempSync(join(tmpdir(), 'azroute-readme-'));
  try {
    const file = join(folder, 'taste.azroute');
    writeFileSync(file, text ?? '');
    const { reported } = await open(file, {});
    expect(reported.map(({ code, at }) => `${code} at ${at}`)).toEqual(['AZR101 at nva1']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the index of the examples names all of them', () => {
  const index = readFileSync(join(root, 'docs/README.md'), 'utf8');
  const examples = globSync(['*.azroute', '*/network.azroute', 'article/*.azroute'], {
    cwd: join(root, 'examples'),
  }).sort();
  const listed = [...index.matchAll(/\]\(\.\.\/examples\/([^)]+)\)/g)].map(([, file]) => file);
  expect(listed.sort()).toEqual(examples);
});
