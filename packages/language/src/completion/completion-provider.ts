import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { CompletionProvider, CompletionProviderOptions, FuzzyMatcher } from 'langium/lsp';
import { CompletionItemKind, type CompletionParams, InsertTextFormat } from 'vscode-languageserver';
import type { CompletionItem, CompletionList, Range } from 'vscode-languageserver-types';
import type { AzrouteServices } from '../services.js';
import type { DeclKind } from '../symbols/declaration.js';
import type { SymbolTable } from '../symbols/symbol-table.js';
import { visibleText } from '../symbols/visible-text.js';
import type { TopologyProvider } from '../topology/provider.js';
import { attributeKeys } from './attribute-keys.js';
import { type Cursor, CursorFinder } from './cursor.js';
import type { Expected } from './expected.js';
import { keywordWords, onceInBlock } from './keyword-words.js';
import { describe, namesAt } from './names.js';
import type { Offer } from './offer.js';
import { valuesAt } from './value-offers.js';

/** More items than this don't help; typing narrows the list. */
const mostItems = 500;

/**
 * Completes what the grammar allows at the cursor: keywords, names of the topology in their shortest form, and
 * well-known values. It considers only the words before the cursor, so that incomplete text doesn't matter, and offers
 * nothing where a new name is expected.
 */
export class AzrouteCompletionProvider implements CompletionProvider {
  readonly completionOptions: CompletionProviderOptions = { triggerCharacters: ['.', '[', '>', '"'] };
  private readonly finder: CursorFinder;
  private readonly matcher: FuzzyMatcher;
  private readonly documents: LangiumDocuments;
  private readonly topologies: () => TopologyProvider;
  private snippets = false;

  constructor(services: AzrouteServices) {
    this.finder = new CursorFinder(services.Grammar, services.parser.Lexer);
    this.matcher = services.shared.lsp.FuzzyMatcher;
    this.documents = services.shared.workspace.LangiumDocuments;
    this.topologies = () => services.topology.TopologyProvider;
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
      this.snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport ?? false;
    });
  }

  async getCompletion(document: LangiumDocument, { position }: CompletionParams): Promise<CompletionList> {
    const { textDocument } = document;
    const cursor = this.finder.find(textDocument.getText(), textDocument.offsetAt(position));
    if (!cursor) return { isIncomplete: false, items: [] };
    const range = { start: textDocument.positionAt(cursor.start), end: textDocument.positionAt(cursor.end) };
    const offers = new Map<string, Offer>();
    for (const offer of this.offers(document, cursor)) {
      const known = offers.get(offer.text);
      if ((!known || known.rank > offer.rank) && this.matches(cursor.typed, offer.text)) offers.set(offer.text, offer);
    }
    const best = (a: Offer, b: Offer) => a.rank - b.rank || (a.text < b.text ? -1 : 1);
    const items = [...offers.values()].sort(best).map((offer) => this.item(offer, cursor, range));
    return { isIncomplete: items.length > mostItems, items: items.slice(0, mostItems) };
  }

  private *offers(document: LangiumDocument, cursor: Cursor): Iterable<Offer> {
    const view = this.topologies().viewsOf(document.uri)[0];
    const fresh = cursor.expected.some(({ terminal }) => terminal === 'NAME');
    for (const expected of cursor.expected) {
      if (expected.keyword !== undefined) {
        if (!fresh) yield* keywordOffers(view?.symbols, cursor, expected, expected.keyword);
      } else if (expected.isReference && view) {
        for (const { text, declaration } of namesAt(view.symbols, cursor, expected)) {
          const detail = text.endsWith('.*') ? `all of ${describe(declaration)}` : describe(declaration);
          yield { text, detail, kind: kinds[declaration.kind], rank: 1 };
        }
      }
      yield* valuesAt(expected, { cursor, document, documents: this.documents, topology: view?.topology });
    }
  }

  private matches(typed: string, text: string): boolean {
    const query = typed.replaceAll('"', '');
    const words = text.replaceAll('"', '');
    // Typing can begin with any of the names separated by dots, and within a name after a hyphen.
    const starts = [...words.matchAll(/(?<=^|[.-])./g)].map(({ index }) => index);
    return query === '' || starts.some((start) => this.matcher.match(query, words.slice(start)));
  }

  private item({ text, detail, kind, rank, snippet }: Offer, cursor: Cursor, range: Range): CompletionItem {
    const asSnippet = this.snippets && cursor.lineEndsHere && snippet !== undefined;
    const label = visibleText(text);
    // The editor compares this with the word at the cursor, quotes included.
    const filterText = cursor.typed.startsWith('"') && !text.startsWith('"') ? `"${text}"` : text;
    return {
      label,
      kind: asSnippet ? CompletionItemKind.Snippet : kind,
      detail: visibleText(detail),
      sortText: `${rank}${text}`,
      ...(filterText !== label && { filterText }),
      ...(asSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
      textEdit: { range, newText: asSnippet ? snippet : text },
    };
  }
}

function* keywordOffers(
  symbols: SymbolTable | undefined,
  cursor: Cursor,
  expected: Expected,
  keyword: string,
): Iterable<Offer> {
  const rules = expected.rules.map(({ name }) => name);
  const own = rules[rules.length - 1] ?? '';
  const outer = rules[rules.length - 2] ?? '';
  // The rule of a member begins with its keyword, so look it up by the enclosing block.
  const words =
    keywordWords[`${expected.begins && rules.length > 1 ? outer : own}.${keyword}`] ?? keywordWords[keyword];
  if (!words) return;
  if (expected.begins && onceInBlock.has(keyword) && cursor.siblings.has(keyword)) return;
  const isKey = own === 'Attribute' && expected.property === 'key';
  if (isKey && !attributeKeys(symbols, cursor, expected).has(keyword)) return;
  const isFlagValue = keyword === 'true' || keyword === 'false';
  yield {
    text: keyword,
    detail: words.detail,
    kind: expected.property === undefined || isKey ? CompletionItemKind.Keyword : CompletionItemKind.EnumMember,
    rank: isFlagValue ? 5 : expected.begins ? 2 : 3,
    snippet: expected.begins ? words.snippet : undefined,
  };
}

/** The item kinds of names; devices are classes, as in semantic highlighting. */
const kinds: Readonly<Record<DeclKind, CompletionItemKind>> = {
  vnet: CompletionItemKind.Module,
  subnet: CompletionItemKind.Module,
  site: CompletionItemKind.Module,
  nic: CompletionItemKind.Variable,
  host: CompletionItemKind.Variable,
  privateEndpoint: CompletionItemKind.Variable,
  routeTable: CompletionItemKind.Struct,
  tunnel: CompletionItemKind.Function,
  loadBalancer: CompletionItemKind.Class,
  vpnGateway: CompletionItemKind.Class,
  expressRouteGateway: CompletionItemKind.Class,
  routeServer: CompletionItemKind.Class,
  firewall: CompletionItemKind.Class,
  router: CompletionItemKind.Class,
  circuit: CompletionItemKind.Class,
  nva: CompletionItemKind.Class,
  scenario: CompletionItemKind.Class,
};
