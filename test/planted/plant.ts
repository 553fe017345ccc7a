import { type AzrouteServices, createAzrouteServices } from '@azroute/language';
import { AstUtils, EmptyFileSystem, GrammarUtils, type LangiumDocument, URI } from 'langium';

/** Names with a meaning in Azure, which must not change. */
const special = /Subnet$/;

/** The planted suffixes: text that a terminal, Markdown, HTML, an editor or a build service would act on. */
export const plants = {
  terminal: '\u001b[31m\u001b]0;title\u0007\u009b2J\u007f\u202e\u2066\u2028\u200b\ud800',
  build: '##[error]planted ##vso[task.setvariable]planted ::error::planted',
  markdown:
    '![i](https://evil.example/i.png)[r](command:evil)<img src=x onerror=evil()><!-- --> **b** _i_ `c` $(zap) https://evil.example www.evil.example evil@evil.example &lt; | ~~s~~ \\',
} as const;

/** A text in which every name has a suffix, in its declaration and all references. */
export function planted(text: string, plant: string): string {
  const { document } = parsed(text);
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  const names = new Set<string>();
  const nodes = AstUtils.streamAst(document.parseResult.value).toArray();
  for (const node of nodes) {
    const name = (node as { name?: unknown }).name;
    if (typeof name === 'string' && !special.test(name)) names.add(name);
  }
  const replace = (start: number, image: string) => {
    // Names are separated by dots; `.*` means all.
    let at = start;
    for (const part of image.split('.')) {
      const name = part.replaceAll('"', '');
      if (names.has(name)) edits.push({ start: at, end: at + part.length, text: `"${name}${plant}"` });
      at += part.length + 1;
    }
  };
  for (const node of nodes) {
    const name = GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
    if (name) replace(name.offset, name.text);
    for (const location of GrammarUtils.findNodesForProperty(node.$cstNode, 'locations')) {
      edits.push({ start: location.offset, end: location.end, text: `"${location.text}${plant}"` });
    }
    for (const { reference } of AstUtils.streamReferences(node)) {
      if (reference.$refNode) replace(reference.$refNode.offset, reference.$refNode.text);
    }
  }
  let result = text;
  for (const edit of edits.sort((a, b) => b.start - a.start)) {
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  }
  return result;
}

/** A text as an open document, validated. */
export async function opened(text: string): Promise<{ services: AzrouteServices; document: LangiumDocument }> {
  const { services, document } = parsed(text);
  await services.shared.workspace.DocumentBuilder.build([document], { validation: true });
  return { services, document };
}

function parsed(text: string): { services: AzrouteServices; document: LangiumDocument } {
  const services = createAzrouteServices(EmptyFileSystem).azroute;
  const { LangiumDocumentFactory, LangiumDocuments } = services.shared.workspace;
  const document = LangiumDocumentFactory.fromString(text, URI.parse('file:///planted.azroute'));
  LangiumDocuments.addDocument(document);
  return { services, document };
}
