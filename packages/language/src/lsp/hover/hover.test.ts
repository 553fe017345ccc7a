import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MarkupContent } from 'vscode-languageserver';
import { openFixture } from '../testing/fixture.js';

const folder = new URL('../fixtures/hover/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.azroute'));

/** The hovers at the marks of a fixture, each under the line that it belongs to. */
async function hovers(marked: string): Promise<string> {
  const { services, document, positions } = await openFixture(marked);
  const shown: string[] = [];
  for (const position of positions) {
    const textDocument = { uri: document.uri.toString() };
    const hover = await services.lsp.HoverProvider?.getHoverContent(document, { textDocument, position });
    const line = document.textDocument.getText().split('\n')[position.line] ?? '';
    const text = hover && MarkupContent.is(hover.contents) ? hover.contents.value : 'nothing';
    shown.push(`\`${line.trim()}\` at ${position.character + 1}\n\n${text}`);
  }
  return `${shown.join('\n\n<!-- -->\n\n')}\n`;
}

describe('hover', () => {
  it.each(names)('%s', async (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    await expect(await hovers(text)).toMatchFileSnapshot(`../fixtures/hover/${name.replace('.azroute', '.md')}`);
  });
});
