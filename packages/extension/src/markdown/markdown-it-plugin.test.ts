import type { DrawTextParams, DrawTextResult } from '@azroute/language/protocol';
import MarkdownItOriginal from 'markdown-it';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BlockPictures } from './block-pictures.js';
import { type MarkdownIt, withPictures } from './markdown-it-plugin.js';
import { withReasonsBelow } from './reasons-below.js';

const svg = '<svg class="drawn"></svg>';

/** A preview with a server that draws everything, unless it is told otherwise. */
function preview(draw: (params: DrawTextParams) => DrawTextResult | undefined = () => ({ svg })) {
  const asked: DrawTextParams[] = [];
  let changes = 0;
  const pictures = new BlockPictures(
    async (params) => {
      asked.push(params);
      return draw(params);
    },
    () => changes++,
  );
  const markdownIt = new MarkdownItOriginal({ html: true });
  withPictures(markdownIt as unknown as MarkdownIt, pictures);
  const env = { currentDocument: 'file:///a.md' };
  const render = (text: string) => markdownIt.render(text, env) as string;
  return {
    markdownIt,
    env,
    asked,
    pictures,
    render,
    changes: () => changes,
    /** Renders, and again when the pictures are there. */
    async shown(text: string) {
      render(text);
      await vi.runAllTimersAsync();
      return render(text);
    },
  };
}

const imagesIn = (html: string) => [...html.matchAll(/alt="(\w+)"/g)].map(([, alt]) => alt);
const block = (text: string, info = '') => `\`\`\`azroute${info}\n${text}\n\`\`\`\n`;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a block in the Markdown preview', () => {
  it('is its text until the picture comes', async () => {
    const { render, shown, changes } = preview();
    expect(render(block('vnet a'))).toContain('<code class="language-azroute">vnet a');
    expect(changes()).toBe(0);
    expect(await shown(block('vnet a'))).toBe(`<figure class="azroute-picture">${svg}</figure>\n`);
    expect(changes()).toBe(1);
  });

  it('is asked for once, with what stands behind its language', async () => {
    const { shown, asked } = preview();
    await shown(block('a', ' from=x to=y'));
    await shown(`Text\n\n${block('a', ' from=x to=y')}`);
    expect(asked).toEqual([{ text: 'a\n', info: 'azroute from=x to=y' }]);
  });

  it('shows its last picture while it is typed, and draws only what stays', async () => {
    const { render, shown, asked } = preview(({ text }) => ({ svg: `<svg>${text.trim()}</svg>` }));
    await shown(block('a'));
    for (const text of ['ab', 'abc', 'abcd']) expect(render(block(text))).toContain('<svg>a</svg>');
    expect(await shown(block('abcd'))).toContain('<svg>abcd</svg>');
    expect(asked.map(({ text }) => text.trim())).toEqual(['a', 'abcd']);
  });

  it('is drawn however often it is rendered', async () => {
    const { render, asked } = preview();
    for (let i = 0; i < 20; i++) {
      render(block('a'));
      await vi.advanceTimersByTimeAsync(25);
    }
    expect(asked).toHaveLength(1);
    expect(render(block('a'))).toContain(svg);
  });

  it('says what is wrong as text, above the picture or the text of the block', async () => {
    const says = 'Line 1: <img src=x onerror=alert(1)> "x"';
    const escaped = 'Line 1: &lt;img src=x onerror=alert(1)&gt; &quot;x&quot;';
    expect(await preview(() => ({ says })).shown(block('<b>'))).toBe(
      `<p class="azroute-says" role="note">${escaped}</p>\n<pre><code class="language-azroute">&lt;b&gt;\n</code></pre>\n`,
    );
    expect(await preview(() => ({ svg, says })).shown(block('a'))).toBe(
      `<p class="azroute-says" role="note">${escaped}</p>\n<figure class="azroute-picture">${svg}</figure>\n`,
    );
  });

  it('stays text if there is no server, and is asked for again', async () => {
    let isThere = false;
    const { shown, asked } = preview(() => (isThere ? { svg } : undefined));
    expect(await shown(block('a'))).toContain('<code');
    isThere = true;
    expect(await shown(block('a'))).toContain(svg);
    expect(asked).toHaveLength(2);
  });

  it('that is too long is a sentence, and nobody is asked', async () => {
    const { shown, asked } = preview();
    expect(await shown(block('a'.repeat(100_000)))).toContain('This block is too long to be drawn here.');
    expect(asked).toEqual([]);
  });

  it.each(['azroute-old', 'text', ''])('in another language (%s) is left alone', async (language) => {
    const { shown, asked } = preview();
    expect(await shown(`\`\`\`${language}\na\n\`\`\`\n`)).toContain('<code');
    expect(asked).toEqual([]);
  });

  it('hides the file that azroute diagram draws of it, and no other image', async () => {
    const { shown } = preview();
    const text = `${block('a')}\n![one](a.svg)\n\n![two](b.svg)\n\n${block('a')}\n![three](https://host/c.svg)\n\n${block('a')}\nText ![four](d.svg)\n`;
    const html = await shown(text);
    expect(imagesIn(html)).toEqual(['two', 'three', 'four']);
  });

  it('hides only the file that it names as its picture', async () => {
    const { shown } = preview();
    const named = (picture: string, image: string) => `${block('a', ` picture="${picture}"`)}\n${image}\n\n`;
    const text = `${named('x y.svg', '![same](x%20y.svg)')}${named('x.svg', '![other](y.svg)')}`;
    expect(imagesIn(await shown(text))).toEqual(['other']);
  });

  it('shows the file until there is a picture, and if there is none', async () => {
    const image = `${block('a')}\n![kept](a.svg)\n`;
    const { render, shown } = preview(({ text }) => (text === 'b\n' ? { svg } : { says: 'Line 1: wrong' }));
    expect(imagesIn(render(image))).toEqual(['kept']);
    expect(imagesIn(await shown(image))).toEqual(['kept']);
    expect(imagesIn(await shown(`${block('b')}\n![hidden](b.svg)\n\n${image}`))).toEqual(['kept']);
  });

  it('leaves the tokens as they are, which VS Code renders again', async () => {
    let draws = true;
    const { markdownIt, env } = preview(() => (draws ? { svg } : { says: 'no' }));
    const tokens = markdownIt.parse(`${block('a')}\n![x](a.svg)\n`, env);
    const rendered = () => markdownIt.renderer.render(tokens, markdownIt.options, env);
    rendered();
    await vi.runAllTimersAsync();
    expect(rendered()).toBe(`<figure class="azroute-picture">${svg}</figure>\n`);
    expect(rendered()).not.toContain('<p>');
    draws = false;
    tokens[0]!.content = 'b\n';
    rendered();
    await vi.runAllTimersAsync();
    expect(imagesIn(rendered())).toEqual(['x']);
  });
});

describe('a table whose last column says why', () => {
  const table = (last: string) =>
    `| Source | Next hop type | ${last} |\n| :-- | :-- | :-- |\n| a | VNetPeering | b<c |\n`;
  const render = (text: string, document: string) => {
    const markdownIt = new MarkdownItOriginal({ html: true });
    withReasonsBelow(markdownIt as unknown as MarkdownIt);
    return markdownIt.render(text, { currentDocument: document }) as string;
  };

  it('is marked with the number of its other columns in a document of azroute', () => {
    const html = render(`${table('Why')}\nText\n\n${table('AS path')}`, 'azroute-details:/a.md?{}');
    expect(html.match(/<table.*>/g)).toEqual(['<table class="azroute-why azroute-why-2">', '<table>']);
    expect(html).toContain('VNet<wbr>Peering');
    expect(html).toContain('b&lt;c');
  });

  it('stays what it is in any other document', () => {
    const plain = new MarkdownItOriginal({ html: true }).render(table('Why'));
    expect(render(table('Why'), 'file:///azroute-details:/a.md')).toBe(plain);
  });
});
