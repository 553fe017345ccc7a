import type { DeclId } from '@azroute/engine';
import { createAzrouteServices, type TopologyView } from '@azroute/language';
import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import type { Diagnostic, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findingDiagnostics } from '../../packages/language/src/lsp/diagnostics/finding-diagnostics.js';
import { finishDiagnostics } from '../../packages/language/src/suppression/finish-diagnostics.js';
import { parsedTokens } from './steps.js';

type Services = ReturnType<typeof createAzrouteServices>['azroute'];

/** An open text with everything that is found in it. */
export interface Subject {
  readonly uri: string;
  readonly text: string;
  readonly document: LangiumDocument;
  readonly services: Services;
  readonly view: TopologyView | undefined;
  /** The problems of the text, and what the engine found. */
  readonly problems: readonly Diagnostic[];
  readonly findings: readonly Diagnostic[];
  /** Everything as a user sees it, without the findings that comments hide. */
  readonly shown: readonly Diagnostic[];
  /** How many tokens were passed to parsers until the text was open, including attempts to repair a statement. */
  readonly steps: number;
}

/** How many texts the same services open one after the other. */
const mostTexts = 250;

let services: Services | undefined;
let opened = 0;

/** Opens a text by itself, looks at it, and closes it. */
export async function withSubject<T>(text: string, look: (subject: Subject) => Promise<T> | T): Promise<T> {
  if (opened++ % mostTexts === 0) services = createAzrouteServices(EmptyFileSystem).azroute;
  const own = services as Services;
  const uri = URI.parse(`file:///fuzz/${opened}.azroute`);
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = own.shared.workspace;
  const before = parsedTokens();
  const document = LangiumDocumentFactory.fromString(text, uri);
  LangiumDocuments.addDocument(document);
  try {
    await DocumentBuilder.build([document], { validation: true });
    const steps = parsedTokens() - before;
    const views = own.topology.TopologyProvider.viewsOf(uri);
    const problems = document.diagnostics ?? [];
    const findings = findingDiagnostics(views).get(uri.toString()) ?? [];
    const { shown } = finishDiagnostics(text, [...problems, ...findings], new Map(), true);
    return await look({
      uri: uri.toString(),
      text,
      document,
      services: own,
      view: views[0],
      problems,
      findings,
      shown,
      steps,
    });
  } catch (error) {
    services = undefined;
    opened = 0;
    throw error;
  } finally {
    await DocumentBuilder.update([], [uri]);
  }
}

/** A token, a comment, or characters that are neither. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Everything but the white space of a text, in order. */
export function piecesOf({ services, text }: Pick<Subject, 'services' | 'text'>): readonly Piece[] {
  const { tokens, hidden, errors } = services.parser.Lexer.tokenize(text);
  const whole = [...tokens, ...hidden].map(({ startOffset: start, image }) => ({ start, end: start + image.length }));
  // Unclosed names and comments are errors and tokens.
  const taken = new Set(whole.map(({ start }) => start));
  const odd = errors
    .filter(({ offset }) => !taken.has(offset))
    .map(({ offset: start, length }) => ({ start, end: start + length }));
  return [...whole, ...odd]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
}

/** The effective routes of all NICs with all details, by NIC ID. */
export function tablesOf({ view }: Subject): ReadonlyMap<DeclId, string> {
  const tables = new Map<DeclId, string>();
  for (const vnet of view?.topology.vnets ?? []) {
    for (const subnet of vnet.subnets) {
      for (const { id } of subnet.nics) {
        const { routes, absent } = view?.snapshot.effectiveRoutes(id) ?? {};
        tables.set(id, JSON.stringify([routes, absent], plain));
      }
    }
  }
  return tables;
}

function plain(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

/** A text after edits; throws if they overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('file:///edited.azroute', 'azroute', 0, text), [...edits]);
}
