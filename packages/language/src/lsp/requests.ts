import { type LangiumDocument, type MaybePromise, type ReadPriority, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';
import {
  type CancellationToken,
  type Connection,
  type Hover,
  type HoverParams,
  MarkupContent,
  type Position,
  ResponseError,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import { resolveItem } from '../completion/documentation/resolve-item.js';
import {
  type AskParams,
  type AskPlace,
  askRequests,
  type CompareParams,
  compareRequest,
  type DeclarationAtParams,
  type DeclarationParams,
  type DetailsParams,
  type DiagramFileParams,
  type DiagramParams,
  type DiagramRepairParams,
  type DrawTextParams,
  detailsRequest,
  diagramRequests,
  drawTextRequest,
  type RefactoringParams,
  refactoringRequests,
  testsRequest,
} from '../protocol.js';
import type { AzrouteServices } from '../services.js';
import { cancelled, type Escapes, isStop, superseded } from '../workspace/escapes.js';
import { answerOf } from './asking/answer.js';
import { choicesFor } from './asking/choices.js';
import { incomingCalls, outgoingCalls, preparedHierarchy } from './call-hierarchy/call-hierarchy.js';
import { resolveCodeAction } from './code-actions/code-action-provider.js';
import { comparedTexts } from './comparison/compare-texts.js';
import { detailsOf } from './details/details.js';
import { declarationsAt, pageFor, placeOf } from './diagram/declarations.js';
import { fileFor, pictureFor, picturesOfRepair } from './diagram/diagram.js';
import { drawnText } from './drawn-text/drawn-text.js';
import { JsonResult } from './json-result-writer.js';
import type { AzrouteCodeLensProvider } from './lenses/code-lens-provider.js';
import { isChangedAt } from './names/changed-name.js';
import { NewerText } from './newer-text.js';
import type { PreparedAnswers } from './prepared-answers.js';
import { refactored, refactoringQuestion } from './refactorings/refactoring-inputs.js';
import { importsAfterRename } from './renamed-files.js';
import { selectionRanges } from './selection/selection-ranges.js';
import { testsOf } from './tests/tests.js';
import { inAnalysedText, inNewerText, type MayBeNewer, type NewerTexts } from './text-context.js';
import { isWithin, reversed, touches } from './text-shift.js';
import type { WholeAnswer } from './whole/whole-answer.js';

type Params = { readonly textDocument: TextDocumentIdentifier } & MayBeNewer;
type Answer<P> = (document: LangiumDocument, params: P, token: CancellationToken) => MaybePromise<unknown>;

/** Answers a request for texts that are newer than the analyzed ones. */
type AnswerOfNewer<P> = (
  answer: (params: P) => MaybePromise<unknown>,
  params: P,
  newer: NewerTexts,
  document: LangiumDocument,
) => unknown;

type AtPlace = Params & { readonly position: Position };

/** The first line of a hover for a text that has changed since its analysis. */
const computing = '*Computing … the following applies to the text before the last change.*';
const notComputed = '*Computing …*';

/**
 * Answers the client's requests for documents. The answer is that of the provider, null for an unknown document or one
 * in another language, or an error if the request was cancelled. If a provider fails, its error is logged, and the
 * answer is null.
 */
export class Requests {
  /** @param priority whether requests wait for each other; builds always wait for them */
  constructor(
    private readonly shared: LangiumSharedServices,
    private readonly azroute: AzrouteServices,
    private readonly escapes: Escapes,
    private readonly prepared: PreparedAnswers,
    private readonly priority: ReadPriority,
  ) {}

  /** Registers handlers for all requests that the server supports. */
  listen(connection: Connection): void {
    const { lsp } = this.azroute;
    connection.onHover(this.on('Hover', (d, p, t) => lsp.HoverProvider?.getHoverContent(d, p, t), hoverOfNewer));
    connection.onCompletion(
      this.on('Completion', (d, p, t) => lsp.CompletionProvider?.getCompletion(newest(d, p), p, t), ofNewest),
    );
    connection.onCompletionResolve((item, token) => this.answer('Completion', token, () => resolveItem(item)));
    connection.onSignatureHelp(
      this.on('Signature', (d, p, t) => lsp.SignatureHelp?.provideSignatureHelp(newest(d, p), p, t), ofNewest),
    );
    connection.onSelectionRanges(this.on('Selection', (d, p) => selectionRanges(d, p.positions ?? [])));
    connection.onDefinition(this.on('Definition', (d, p, t) => lsp.DefinitionProvider?.getDefinition(d, p, t), ofName));
    connection.onReferences(
      this.on('References', (d, p, t) => lsp.ReferencesProvider?.findReferences(d, p, t), ofName),
    );
    connection.onDocumentHighlight(
      this.on('Highlights', (d, p, t) => lsp.DocumentHighlightProvider?.getDocumentHighlight(d, p, t), ofName),
    );
    connection.onPrepareRename(this.on('Rename', (d, p, t) => lsp.RenameProvider?.prepareRename(d, p, t), ofName));
    connection.onRenameRequest(this.on('Rename', (d, p, t) => lsp.RenameProvider?.rename(d, p, t)));
    connection.onDocumentSymbol(
      this.prepares('textDocument/documentSymbol', (d) => whole(lsp.DocumentSymbolProvider).getAnswer(d)),
    );
    connection.onFoldingRanges(
      this.prepares('textDocument/foldingRange', (d) => whole(lsp.FoldingRangeProvider).getAnswer(d)),
    );
    connection.languages.inlayHint.on(
      this.on('Inlay hints', (d, p, t) => lsp.InlayHintProvider?.getInlayHints(d, p, t)),
    );
    connection.onDocumentLinks(this.on('Links', (d, p, t) => lsp.DocumentLinkProvider?.getDocumentLinks(d, p, t)));
    connection.onCodeLens(this.on('Code lenses', (d, p, t) => lsp.CodeLensProvider?.provideCodeLens(d, p, t)));
    connection.onCodeLensResolve((lens, token) =>
      this.answer('Code lens', token, () => (lsp.CodeLensProvider as AzrouteCodeLensProvider).resolve(lens)),
    );
    connection.onDocumentFormatting(this.on('Formatting', (d, p, t) => lsp.Formatter?.formatDocument(d, p, t)));
    connection.onDocumentRangeFormatting(
      this.on('Formatting', (d, p, t) => lsp.Formatter?.formatDocumentRange(d, p, t)),
    );
    connection.onDocumentOnTypeFormatting(
      this.on('Formatting', (d, p, t) => lsp.Formatter?.formatDocumentOnType(d, p, t)),
    );
    connection.onCodeAction(this.on('Code actions', (d, p, t) => lsp.CodeActionProvider?.getCodeActions(d, p, t)));
    connection.onCodeActionResolve((action, token) =>
      this.answer('Code action', token, () => resolveCodeAction(this.azroute, action)),
    );
    connection.workspace.onWillRenameFiles((params, token) =>
      this.answer('Renamed files', token, () => importsAfterRename(this.azroute, params)),
    );
    connection.onRequest(refactoringRequests.inputs, (params: RefactoringParams, token: CancellationToken) =>
      this.answer('Refactoring', token, () => refactoringQuestion(this.azroute, params)),
    );
    connection.onRequest(refactoringRequests.refactor, (params: RefactoringParams, token: CancellationToken) =>
      this.answer('Refactoring', token, () => refactored(this.azroute, params)),
    );
    connection.onRequest(askRequests.choices, (params: AskPlace, token: CancellationToken) =>
      this.answer('Choices', token, () => choicesFor(this.azroute, params)),
    );
    connection.onRequest(askRequests.ask, (params: AskParams, token: CancellationToken) =>
      this.answer('Question', token, () => answerOf(this.azroute, params)),
    );
    connection.onRequest(compareRequest, (params: CompareParams, token: CancellationToken) =>
      this.answer('Comparison', token, () => comparedTexts(this.azroute, params)),
    );
    connection.onRequest(detailsRequest, (params: DetailsParams, token: CancellationToken) =>
      this.answer('Details', token, () => detailsOf(this.azroute, params)),
    );
    connection.onRequest(drawTextRequest, (params: DrawTextParams, token: CancellationToken) =>
      this.answer('Drawing', token, () => drawnText(this.azroute, params)),
    );
    this.listenForDiagrams(connection);
    const { callHierarchy } = connection.languages;
    callHierarchy.onPrepare(
      this.on('Packet paths', (d, { position }: AtPlace) => preparedHierarchy(this.azroute, d, position)),
    );
    callHierarchy.onOutgoingCalls(({ item }, token) =>
      this.answer('Packet paths', token, () => outgoingCalls(this.azroute, item)),
    );
    callHierarchy.onIncomingCalls(({ item }, token) =>
      this.answer('Packet paths', token, () => incomingCalls(this.azroute, item)),
    );
    connection.onRequest(testsRequest, (_params: unknown, token: CancellationToken) =>
      this.answer('Tests', token, () => testsOf(this.azroute)),
    );
    const { semanticTokens } = connection.languages;
    semanticTokens.on(
      this.prepares('textDocument/semanticTokens/full', (d) => whole(lsp.SemanticTokenProvider).getAnswer(d)),
    );
    semanticTokens.onRange(this.on('Tokens', (d, p, t) => lsp.SemanticTokenProvider?.semanticHighlightRange(d, p, t)));
    connection.onWorkspaceSymbol((params, token) =>
      this.answer('Workspace symbols', token, () => this.shared.lsp.WorkspaceSymbolProvider?.getSymbols(params, token)),
    );
  }

  private listenForDiagrams(connection: Connection): void {
    const { diagram, file, ofRepair, declarationAt, placeOf: place, pageOf } = diagramRequests;
    connection.onRequest(
      diagram,
      this.on('Diagram', (_document, params: Params & DiagramParams) => pictureFor(this.azroute, params)),
    );
    connection.onRequest(
      file,
      this.on('Diagram', (_document, params: Params & DiagramFileParams) => fileFor(this.azroute, params)),
    );
    connection.onRequest(ofRepair, (params: DiagramRepairParams, token: CancellationToken) =>
      this.answer('Diagram', token, () => picturesOfRepair(this.azroute, params)),
    );
    connection.onRequest(
      declarationAt,
      this.on('Declaration', (d, p: Params & DeclarationAtParams) => declarationsAt(this.azroute, d, p)),
    );
    connection.onRequest(
      place,
      this.on('Declaration', (_document, p: Params & DeclarationParams) => placeOf(this.azroute, p)),
    );
    connection.onRequest(
      pageOf,
      this.on('Declaration', (_document, p: Params & DeclarationParams) => pageFor(this.azroute, p)),
    );
  }

  /** The handler of a request for a whole document, whose answer may be prepared. */
  private prepares(method: string, compute: (document: LangiumDocument) => Promise<WholeAnswer>) {
    this.prepared.register(method, compute);
    return (params: Params, token: CancellationToken) =>
      this.answer(method, token, async () => {
        const document = this.document(params);
        const answer = document && (await this.prepared.get(method, document));
        const shift = params.azroute?.shifts[URI.parse(params.textDocument.uri).toString()];
        return answer && new JsonResult(await answer.parts(shift));
      });
  }

  /** The handler of a request. */
  private on<P extends Params>(what: string, answer: Answer<P>, newer: AnswerOfNewer<P> = ofAnalysed) {
    return (params: P, token: CancellationToken) =>
      this.answer(what, token, async () => {
        const document = this.document(params);
        if (!document) return undefined;
        if (!params.azroute) return answer(document, params, token);
        return newer((asked) => answer(document, asked, token), params, params.azroute, document);
      });
  }

  private document({ textDocument }: Params): LangiumDocument | undefined {
    return this.shared.workspace.LangiumDocuments.getDocument(URI.parse(textDocument.uri));
  }

  /** Waits until no build is running, and answers; `never` fits any result type of the protocol. */
  private async answer(what: string, token: CancellationToken, provide: () => unknown): Promise<never> {
    const { WorkspaceManager, WorkspaceLock } = this.shared.workspace;
    try {
      await WorkspaceManager.ready;
      // The lock runs it between two builds, never during one. For work that was stopped, it returns undefined.
      const outcome = await WorkspaceLock.read(
        () => (token.isCancellationRequested ? { error: cancelled } : outcomeOf(provide)),
        this.priority,
      );
      if ('error' in outcome) throw outcome.error;
      return (outcome.answered ?? null) as never;
    } catch (error) {
      if (error instanceof ResponseError) return error as never;
      if (isStop(error)) return (token.isCancellationRequested ? cancelled : superseded) as never;
      this.escapes.report(what, error);
      return null as never;
    }
  }
}

/** A provider of azroute that answers for a whole document. */
function whole(provider: object | undefined): { getAnswer(document: LangiumDocument): Promise<WholeAnswer> } {
  return provider as { getAnswer(document: LangiumDocument): Promise<WholeAnswer> };
}

/** The answer or the error of a provider. */
async function outcomeOf(
  provide: () => unknown,
): Promise<{ readonly answered: unknown } | { readonly error: unknown }> {
  try {
    return { answered: await provide() };
  } catch (error) {
    return { error };
  }
}

/** Answers from the analyzed texts, with positions in the newer ones. */
async function ofAnalysed<P extends Params>(answer: (params: P) => unknown, params: P, newer: NewerTexts) {
  const uri = URI.parse(params.textDocument.uri).toString();
  return inNewerText(await answer(inAnalysedText(params, newer.shifts[uri])), uri, newer);
}

/** The same for a name, if it hasn't changed: the analyzed texts don't contain a changed one. */
async function ofName<P extends AtPlace>(
  answer: (params: P) => unknown,
  params: P,
  newer: NewerTexts,
  document: LangiumDocument,
) {
  const shift = newer.shifts[URI.parse(params.textDocument.uri).toString()];
  return shift && isChangedAt(document, params.position, shift) ? null : ofAnalysed(answer, params, newer);
}

/** Answers from the newest text. */
function ofNewest<P>(answer: (params: P) => unknown, params: P): unknown {
  return answer(params);
}

async function hoverOfNewer(answer: (params: HoverParams) => unknown, params: HoverParams, newer: NewerTexts) {
  const uri = URI.parse(params.textDocument.uri).toString();
  const shift = newer.shifts[uri];
  if (shift && isWithin(reversed(shift), params.position)) return { contents: markdown(notComputed) };
  const hover = (await answer(inAnalysedText(params, shift))) as Hover | null | undefined;
  if (!hover) return hover;
  if (shift && hover.range && touches(shift, hover.range)) return { contents: markdown(notComputed) };
  const value = MarkupContent.is(hover.contents) ? hover.contents.value : '';
  return { ...(inNewerText(hover, uri, newer) as Hover), contents: markdown(`${computing}\n\n${value}`) };
}

function markdown(value: string): MarkupContent {
  return { kind: 'markdown', value };
}

/** The document with its newest text, if the request contains the changes. */
function newest(document: LangiumDocument, params: Params): LangiumDocument {
  const { azroute, textDocument } = params;
  const shift = azroute?.shifts[URI.parse(textDocument.uri).toString()];
  if (!shift || azroute?.text === undefined) return document;
  const text = new NewerText(document.textDocument, shift, azroute.text);
  return Object.create(document, { textDocument: { value: text } });
}
