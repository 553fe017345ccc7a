import { ruleHref } from '@azroute/language';
import { AstUtils, GrammarUtils } from 'langium';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { MarkupContent } from 'vscode-languageserver';
import { documentationOf } from '../../packages/language/src/completion/documentation/resolve-item.js';
import { topics } from '../../packages/language/src/completion/documentation/topics.js';
import { detailsOf } from '../../packages/language/src/lsp/details/details.js';
import { opened, planted, plants } from './plant.js';
import { texts } from './texts.js';

/** The documentation of keywords, which is not about names of the text. */
const documentation = Object.keys(topics).flatMap((key) => documentationOf(key)?.value ?? []);

/** Links to declarations, and to the entries of rules. */
function isOwnLink(href: string, text: string): boolean {
  return /^file:\/\/\/planted\.azroute#L\d+,\d+$/.test(href) || (/^[RTVW]\d+a?$/.test(text) && href === ruleHref(text));
}

/** The active content of a page: everything except documentation, text, tables, emphasis and its own links. */
function alive(whole: string): string[] {
  const found: string[] = [];
  const page = documentation.reduce((rest, text) => rest.replace(text, ''), whole);
  marked.walkTokens(marked.lexer(page), (token) => {
    if (token.type === 'image' || token.type === 'html' || token.type === 'code' || token.type === 'codespan') {
      found.push(`${token.type} ${token.raw}`);
    }
    if (token.type === 'link' && !isOwnLink(token.href, token.text)) found.push(token.href);
    if (token.type === 'del') found.push(token.raw);
    if ((token.type === 'strong' || token.type === 'em') && /^[bi]$/.test(token.text)) found.push(token.raw);
  });
  // Icons of VS Code, and HTML entities.
  if (/(?<!\\)\$\(zap\)/.test(page)) found.push('icon');
  if (/(?<!\\)&lt;/.test(page)) found.push('entity');
  if (/[\p{Cc}\p{Cs}\u202e\u2066\u2028\u200b]/u.test(page.replaceAll('\n', ''))) found.push('unseen character');
  return found;
}

/** The pages of all hovers of a text. */
async function pages(text: string): Promise<string[]> {
  const { services, document } = await opened(text);
  const shown = new Set<string>();
  const textDocument = { uri: document.uri.toString() };
  for (const node of AstUtils.streamAst(document.parseResult.value)) {
    const leaf = GrammarUtils.findNodeForProperty(node.$cstNode, 'name') ?? node.$cstNode;
    if (!leaf) continue;
    for (const offset of [leaf.offset, leaf.offset + 1, (node.$cstNode?.end ?? 1) - 1]) {
      const position = document.textDocument.positionAt(offset);
      const hover = await services.lsp.HoverProvider?.getHoverContent(document, { textDocument, position });
      if (hover && MarkupContent.is(hover.contents)) shown.add(hover.contents.value);
    }
  }
  return [...shown];
}

/** The details documents of all declarations of a text, and their titles. */
async function details(text: string): Promise<{ readonly pages: string[]; readonly titles: string[] }> {
  const { services, document } = await opened(text);
  const textDocument = { uri: document.uri.toString() };
  const [view] = services.topology.TopologyProvider.viewsOf(textDocument.uri);
  const ids = new Set<string>();
  for (const node of AstUtils.streamAst(document.parseResult.value)) {
    const id = view?.declarationAt(node);
    if (id !== undefined) ids.add(id);
  }
  const found = { pages: [] as string[], titles: [] as string[] };
  for (const declaration of ids) {
    for (const more of [{ what: 'page' }, { what: 'bgp' }, { what: 'way' }, { what: 'way', to: [...ids].at(-1) }]) {
      const shown = detailsOf(services, { textDocument, declaration, ...more } as never);
      if ('text' in shown) found.pages.push(shown.text);
      found.titles.push('title' in shown ? shown.title : shown.refused);
    }
  }
  return found;
}

const unseen = /[\p{Cc}\p{Cs}\u202e\u2066\u2028\u200b]/u;

describe('a document of details', () => {
  it.each(['devices.azroute', '08-load-balancers.azroute'])('of %s shows planted names as text', async (name) => {
    for (const plant of Object.values(plants)) {
      const { pages: all, titles } = await details(planted(texts[name] ?? '', plant));
      expect(all.length).toBeGreaterThan(20);
      for (const page of all) expect(alive(page)).toEqual([]);
      for (const title of titles) expect(unseen.exec(title)?.[0]).toBeUndefined();
    }
  });
});

describe('a hover', () => {
  it('that is alive is found to be', () => {
    expect(alive(plants.markdown).length).toBeGreaterThan(8);
    expect(alive(`a ${plants.terminal}`)).toEqual(['unseen character']);
  });

  it.each(Object.keys(texts))('of %s shows planted names as text', async (name) => {
    const plain = await pages(texts[name] ?? '');
    for (const plant of Object.values(plants)) {
      const all = await pages(planted(texts[name] ?? '', plant));
      expect(all.length).toBeGreaterThanOrEqual(plain.length / 2);
      expect(all.some((page) => page.includes('evil') || page.includes('u001b') || page.includes('planted'))).toBe(
        true,
      );
      for (const page of all) expect(alive(page)).toEqual([]);
    }
  });
});
