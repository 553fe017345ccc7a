import { type Position, ResponseError } from 'vscode-languageserver';
import {
  incomingCalls,
  outgoingCalls,
  preparedHierarchy,
} from '../../../packages/language/src/lsp/call-hierarchy/call-hierarchy.js';
import { detailsOf } from '../../../packages/language/src/lsp/details/details.js';
import type { Random } from '../random.js';
import { edited, type Subject } from '../subject.js';
import type { Property } from './property.js';
import { strayRanges } from './ranges.js';

type Ask = (subject: Subject, position: Position) => unknown;

const renaming: Ask = async ({ services, document, uri, text }, position) => {
  const params = { textDocument: { uri }, position, newName: 'renamed' };
  try {
    const edit = await services.lsp.RenameProvider?.rename(document, params);
    edited(text, edit?.changes?.[uri] ?? []);
    return edit;
  } catch (error) {
    if (error instanceof ResponseError) return undefined;
    throw error;
  }
};

const questions: Readonly<Record<string, Ask>> = {
  hover: ({ services, document, uri }, position) =>
    services.lsp.HoverProvider?.getHoverContent(document, { textDocument: { uri }, position }),
  definition: ({ services, document, uri }, position) =>
    services.lsp.DefinitionProvider?.getDefinition(document, { textDocument: { uri }, position }),
  references: ({ services, document, uri }, position) =>
    services.lsp.ReferencesProvider?.findReferences(document, {
      textDocument: { uri },
      position,
      context: { includeDeclaration: true },
    }),
  highlight: ({ services, document, uri }, position) =>
    services.lsp.DocumentHighlightProvider?.getDocumentHighlight(document, { textDocument: { uri }, position }),
  completion: ({ services, document, uri }, position) =>
    services.lsp.CompletionProvider?.getCompletion(document, { textDocument: { uri }, position }),
  'what can be renamed': ({ services, document, uri }, position) =>
    services.lsp.RenameProvider?.prepareRename(document, { textDocument: { uri }, position }),
  'packet paths': ({ services, document }, position) => {
    const items = preparedHierarchy(services, document, position) ?? [];
    return items.map((item) => [item, outgoingCalls(services, item), incomingCalls(services, item)]);
  },
  documents: ({ services, uri }, position) => {
    const at = { textDocument: { uri }, position };
    const asked = [{ what: 'page' }, { what: 'bgp' }, { what: 'way' }, { what: 'why', to: '10.1.0.4' }] as const;
    return asked.map((each) => detailsOf(services, { ...at, ...each }));
  },
  renaming,
};

/**
 * Every request at a position is answered, with locations in the text. Renaming takes longest and is requested less
 * often.
 */
export const places: Property = {
  name: 'places',
  complaints: async (subject, random) => {
    const complaints: string[] = [];
    const position = placeIn(subject, random);
    for (const [name, ask] of Object.entries(questions)) {
      if (ask === renaming && random.below(4) > 0) continue;
      const answer = await ask(subject, position);
      complaints.push(
        ...strayRanges(subject, answer).map((stray) => `${name} at ${JSON.stringify(position)}: ${stray}`),
      );
    }
    return complaints;
  },
};

/** Half of the positions are in or after a word. */
function placeIn({ text, document }: Subject, random: Random): Position {
  const anywhere = random.below(text.length + 1);
  const word = random.below(2) === 0 ? text.slice(anywhere).search(/\w\b/) : -1;
  return document.textDocument.positionAt(word < 0 ? anywhere : anywhere + word + random.below(2));
}
