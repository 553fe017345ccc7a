import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { azroute } from '../testing/capture.js';
import { blocksOf } from './markdown-blocks.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'azroute-markdown-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const vnet = 'vnet hub {\n  address 10.0.0.0/16\n}';
const block = (text: string, info = '') => `\`\`\`azroute${info}\n${text}\n\`\`\`\n`;
const pictured = `# Design\n\n${block(vnet)}\n![The hub](images/hub.svg)\n`;

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const diagram = (...argv: readonly string[]) => azroute(['diagram', ...argv], folder);

describe('azroute diagram on a Markdown file', () => {
  it('writes the picture that follows a block, once', async () => {
    write('README.md', pictured);
    expect(await diagram('--check', 'README.md')).toMatchObject({ all: 'images/hub.svg is not current\n', code: 1 });
    expect(await diagram('README.md')).toMatchObject({ all: 'wrote images/hub.svg\n', code: 0 });
    const { mtimeMs } = statSync(join(folder, 'images/hub.svg'));
    expect(read('images/hub.svg')).toMatch(/^<svg .*data-id="vnet:hub"/s);
    expect(await diagram('README.md')).toMatchObject({ all: '', code: 0 });
    expect(await diagram('--check', 'README.md')).toMatchObject({ all: '', code: 0 });
    expect(statSync(join(folder, 'images/hub.svg')).mtimeMs).toBe(mtimeMs);
    expect(read('README.md')).toBe(pictured);
    write('README.md', pictured.replace('hub {', 'hub2 {'));
    expect(await diagram('--check', 'README.md')).toMatchObject({ all: 'images/hub.svg is not current\n', code: 1 });
  });

  it('reads what stands behind the language of a block', async () => {
    const text = vnet.replace('}', '  subnet s 10.0.0.0/24 {\n    nic vm 10.0.0.4\n  }\n}');
    write('a.md', `<details>\n\n${block(text, ' from=vm to=10.0.9.9 theme=light picture="a b.svg"')}\n</details>\n`);
    expect(await diagram('a.md')).toMatchObject({ all: 'wrote a b.svg\n', code: 0 });
    expect(read('a b.svg')).toContain('<title>hub.vm → 10.0.9.9');
    expect(read('a b.svg')).not.toContain('var(');
  });

  it('reads imports beside the Markdown file', async () => {
    mkdirSync(join(folder, 'docs'));
    write('docs/part.azroute', vnet);
    write('docs/a.md', `${block('import "part.azroute"')}\n![](hub.svg)\n`);
    expect(await diagram('docs/a.md')).toMatchObject({ all: 'wrote docs/hub.svg\n', code: 0 });
    expect(read('docs/hub.svg')).toContain('data-id="vnet:hub"');
  });

  it('takes several files and leaves alone what is not its own', async () => {
    const other = `${block(vnet)}\n![](https://host/a.svg)\n\n${block(vnet)}\n![](a.png)\n\n${block(vnet)}\nText ![](b.svg)\n`;
    write('a.md', `${other}\n\`\`\`yaml\na: b\n\`\`\`\n\n![](c.svg)\n`);
    write('b.md', pictured);
    expect(await diagram('a.md', 'b.md')).toMatchObject({ all: 'wrote images/hub.svg\n', code: 0 });
  });

  it('keeps the picture of a block with errors, and tells their line', async () => {
    write('README.md', pictured);
    await diagram('README.md');
    const before = read('images/hub.svg');
    write('README.md', pictured.replace('address', 'adress'));
    const { stderr, stdout, code } = await diagram('README.md');
    expect([stdout, code]).toEqual(['', 1]);
    expect(stderr).toMatch(/^README\.md:3: line 5: /);
    expect(read('images/hub.svg')).toBe(before);
  });

  it.each([
    ['../hub.svg', 'would be outside of the current folder'],
    ['%2e%2e/hub.svg', 'would be outside of the current folder'],
    ['/tmp/hub.svg', 'would be outside of the current folder'],
    ['linked/hub.svg', 'would be outside of the current folder'],
    ['foreign.svg', 'foreign.svg is not drawn by azroute, so it is not replaced'],
    ['link.svg', 'link.svg is not a regular file, so it is not replaced'],
  ])('refuses to write %s', async (link, why) => {
    write('foreign.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    symlinkSync('/tmp', join(folder, 'linked'));
    symlinkSync('/tmp/none.svg', join(folder, 'link.svg'));
    write('README.md', `${block(vnet)}\n![](${link})\n`);
    const { stderr, code } = await diagram('README.md');
    expect(stderr).toMatch(/^README\.md:1: /);
    expect(stderr).toContain(why);
    expect(code).toBe(1);
  });

  it('refuses two blocks with one picture', async () => {
    write('a.md', `${pictured}\n${pictured}`);
    expect((await diagram('a.md')).stderr).toBe(
      'a.md:13: images/hub.svg is the picture of the block in line 3 already\n',
    );
    write('b.md', pictured);
    const { stderr, code } = await diagram('b.md', './c/../b.md');
    expect([stderr, code]).toEqual([
      './c/../b.md:3: images/hub.svg is the picture of the block at b.md:3 already\n',
      1,
    ]);
  });

  it.each([
    [['a.md', '--theme', 'light'], 'in Markdown, options are written behind the language of a block'],
    [['a.md', 'b.azroute'], 'give one .azroute file, or Markdown files only'],
    [['b.azroute', '--check'], '--check is for Markdown files'],
    [['none.md'], 'none.md cannot be read: ENOENT'],
  ])('%j is refused', async (argv, why) => {
    write('a.md', pictured);
    write('b.azroute', vnet);
    const { stderr, code } = await diagram(...argv);
    expect(stderr).toContain(why);
    expect(code).toBe(2);
  });
});

describe('the blocks of a Markdown text', () => {
  it('are found in lists and quotes, with their lines', () => {
    const quoted = block(vnet).trimEnd().replace(/^/gm, '> ');
    const listed = block(vnet).replace(/^/gm, '   ');
    const text = `1. one\n\n${listed}\n   ![](a.svg)\n\n${quoted}\n> \n> ![](b.svg)\n`;
    expect(blocksOf(text).map(({ line, follows, text: inside }) => [line, follows, inside])).toEqual([
      [3, 'a.svg', `${vnet}\n`],
      [11, 'b.svg', `${vnet}\n`],
    ]);
  });

  it('are found at their lines beside blocks that contain what looks like one', () => {
    const example = `\`\`\`\`md\n${block(vnet)}\`\`\`\`\n`;
    const nested = `- one\n\n  > text\n  >\n${block(vnet).trimEnd().replace(/^/gm, '  > ')}\n- two\n`;
    const text = `# A\n\n${example}\n${block(vnet)}\n${nested}`;
    const lines = text.split('\n');
    const wanted = lines.flatMap((line, i) => (/azroute$/.test(line) ? [i + 1] : []));
    expect(blocksOf(text).map(({ line }) => line)).toEqual(wanted.slice(1));
  });

  it('are none in deeply nested quotes', () => {
    expect(() => blocksOf(`${'> '.repeat(200)}a`)).toThrow('nested too deeply');
  });
});
