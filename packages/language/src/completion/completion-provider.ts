import type { LangiumDocument, LangiumDocuments } from 'langium';
import type { CompletionProvider, CompletionProviderOptions, FuzzyMatcher } from 'langium/lsp';
import { CompletionItemKind, type CompletionParams, InsertTextFormat } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CompletionItem, CompletionList, Range } from 'vscode-languageserver-types';
import type { AzrouteServices } from '../services.js';
import type { DeclKind } from '../symbols/declaration.js';
import { visibleText } from '../symbols/visible-text.js';
import type { TopologyProvider } from '../topology/provider.js';
import { type Cursor, CursorFinder, emptyCursor } from './cursor.js';
import { keywordOffers } from './keyword-offers.js';
import { knownOf } from './known.js';
import { describe, type NameOffer, namesAt } from './names.js';
import { type Offer, ranked } from './offer.js';
import { placeOf } from './place.js';
import { scaffoldOffers } from './scaffold-offers.js';
import { opensList } from './triggers.js';
import { commentOffers } from './values/ignore-codes.js';
import { valuesAt } from './values/value-offers.js';

const nothing: CompletionList = { isIncomplete: false, items: [] };

/** Added to the rank of what only a word of another tool finds. */
const afterAll = 10;

/** Enough digits for the place of any item in the list. */
const sortDigits = 6;

/** Opens the list again. VS Code knows this command; with `auto`, it shows nothing if the list is empty. */
const openAgain = { title: 'Suggest', command: 'editor.action.triggerSuggest', arguments: [{ auto: true }] };

/** More items than this don't help; typing narrows the list. */
const mostItems = 500;

/**
 * Completes what the grammar allows at the cursor: keywords, names of the topology in their shortest form, and
 * well-known values. It considers only the words before the cursor, so that incomplete text doesn't matter, and offers
 * nothing where a new name is expected.
 */
export class AzrouteCompletionProvider implements CompletionProvider {
  readonly completionOptions: CompletionProviderOptions = { triggerCharacters: ['.', '[', '>', '"', ',', ' '] };
  private readonly finder: CursorFinder;
  private readonly matcher: FuzzyMatcher;
  private readonly documents: LangiumDocuments;
  private readonly topologies: () => TopologyProvider;
  private snippets = false;
  /** Whether the client has the command that opens the list again. */
  private opensAgain = false;

  constructor(services: AzrouteServices) {
    this.finder = new CursorFinder(services.Grammar, services.parser.Lexer);
    this.matcher = services.shared.lsp.FuzzyMatcher;
    this.documents = services.shared.workspace.LangiumDocuments;
    this.topologies = () => services.topology.TopologyProvider;
    services.shared.lsp.LanguageServer.onInitialize(({ capabilities, initializationOptions }) => {
      this.snippets = capabilities.textDocument?.completion?.completionItem?.snippetSupport ?? false;
      this.opensAgain = (initializationOptions as { triggerSuggest?: unknown } | null)?.triggerSuggest === true;
    });
  }

  async getCompletion(document: LangiumDocument, { position, context }: CompletionParams): Promise<CompletionList> {
    const { textDocument } = document;
    const line = textDocument.getText({ start: { line: position.line, character: 0 }, end: position });
    if (context?.triggerCharacter !== undefined && !opensList(context.triggerCharacter, line)) return nothing;
    const offset = textDocument.offsetAt(position);
    const comment = commentOffers(line, document.diagnostics ?? []);
    if (comment) return this.listOf(comment.offers, emptyCursor(offset, comment.typed), textDocument);
    const cursor = this.finder.find(textDocument.getText(), offset);
    return cursor ? this.listOf(this.offers(document, cursor), cursor, textDocument) : nothing;
  }

  private listOf(offers: Iterable<Offer>, cursor: Cursor, document: Pick<TextDocument, 'positionAt'>): CompletionList {
    const range = { start: document.positionAt(cursor.start), end: document.positionAt(cursor.end) };
    const fitting = [...offers].flatMap((offer) => this.fitting(cursor.typed, offer));
    const items = ranked(fitting)
      .slice(0, mostItems)
      .map((offer, i) => this.item(offer, cursor, range, i));
    return { isIncomplete: fitting.length > mostItems, items };
  }

  private *offers(document: LangiumDocument, cursor: Cursor): Iterable<Offer> {
    const known = knownOf(this.topologies().viewsOf(document.uri)[0]);
    const fresh = cursor.expected.some(({ terminal }) => terminal === 'NAME');
    yield* scaffoldOffers(known, cursor);
    for (const expected of cursor.expected) {
      const place = placeOf(known, cursor, expected);
      if (expected.keyword !== undefined) {
        if (!fresh) yield* keywordOffers(place, expected.keyword);
      } else if (expected.isReference) {
        yield* namesAt(place, (text) => this.matches(cursor.typed.replaceAll('"', ''), text), mostItems + 1).map(
          nameOffer,
        );
      }
      yield* valuesAt(place, { document, documents: this.documents });
    }
  }

  /** The offer, if the typed text fits it; behind all others if only a word of another tool fits. */
  private fitting(typed: string, offer: Offer): Offer[] {
    const query = typed.replaceAll('"', '');
    if (this.matches(query, offer.text)) return [offer];
    const isKnown = offer.aliases?.some((alias) => alias.toLowerCase().startsWith(query.toLowerCase()));
    return isKnown ? [{ ...offer, rank: offer.rank + afterAll }] : [];
  }

  private matches(query: string, text: string): boolean {
    if (query === '') return true;
    const words = text.includes('"') ? text.replaceAll('"', '') : text;
    if (!hasInOrder(words, query)) return false;
    // Typing can begin with any of the names separated by dots, and within a name after a hyphen or at a capital.
    const starts = [...words.matchAll(/(?<=^|[.-])\S|(?<=[a-z])[A-Z]/g)].map(({ index }) => index);
    return starts.some((start) => this.matcher.match(query, words.slice(start)));
  }

  private item(offer: Offer, cursor: Cursor, range: Range, at: number): CompletionItem {
    const { text, detail, kind, snippet, aliases, topic, insert = text } = offer;
    // A pair of brackets can be written anywhere.
    const fits = cursor.lineEndsHere || (text === '[' && cursor.following[0]?.image !== ']');
    const asSnippet = this.snippets && fits && snippet !== undefined;
    const label = visibleText(text);
    // The editor compares this with the word at the cursor, quotes included.
    const quoted = cursor.typed.startsWith('"') && !text.startsWith('"') ? `"${text}"` : text;
    const filterText = [quoted, ...(aliases ?? [])].join(' ');
    const again = this.opensAgain && (asSnippet || (offer.continues === true && cursor.lineEndsHere));
    const blank = again && !asSnippet ? ' ' : '';
    return {
      label,
      kind: asSnippet ? CompletionItemKind.Snippet : kind,
      detail: visibleText(detail),
      sortText: String(at).padStart(sortDigits, '0'),
      ...(filterText !== label && { filterText }),
      ...(asSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
      ...(topic !== undefined && { data: topic }),
      ...(again && { command: openAgain }),
      textEdit: { range, newText: asSnippet ? snippet : `${insert}${blank}` },
    };
  }
}

/** Whether a text contains the letters of a query in their order, which is quickly decided for most of many names. */
function hasInOrder(text: string, query: string): boolean {
  const [letters, wanted] = [text.toLowerCase(), query.toLowerCase()];
  let at = 0;
  for (const letter of wanted) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function nameOffer({ text, declaration, weight }: NameOffer): Offer {
  const detail = text.endsWith('.*') ? `all of ${describe(declaration)}` : describe(declaration);
  return { text, detail, kind: kinds[declaration.kind], rank: 1, weight };
}

/** The item kinds of names; devices are classes, as in semantic highlighting. */
const kinds: Readonly<Record<DeclKind, CompletionItemKind>> = {
  vnet: CompletionItemKind.Module,
  subnet: CompletionItemKind.Module,
  site: CompletionItemKind.Module,
  nic: CompletionItemKind.Variable,
  host: CompletionItemKind.Variable,
  privateEndpoint: CompletionItemKind.Variable,
  virtualWan: CompletionItemKind.Module,
  virtualHub: CompletionItemKind.Class,
  hubRouteTable: CompletionItemKind.Struct,
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
