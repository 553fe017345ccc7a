import type { Topology } from '@azroute/engine';
import { type LangiumDocument, URI } from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import { applyReplacements, buildScratch, type Replacement } from '../scratch.js';
import type { EditorServices, EditorView } from '../services.js';
import { areAmong, textErrors } from '../text-errors.js';
import { sameTopology } from './same-topology.js';

/** Fixes in topologies with more characters than this are not tried, because each trial reads all of them. */
const mostCharacters = 200_000;

/** The maximum number of fixes that are tried for one request; further diagnostics get none. */
const mostTrials = 30;

/** What a replacement does: nothing good; it fixes the problem; it does so without any effect on the network. */
export type Effect = 'none' | 'fixes' | 'fixesText';

/** Tries fixes in a copy of all texts of the topologies that contain a document. */
export class FixTrial {
  private scratch: EditorServices | undefined;
  private before: readonly string[] = [];
  private trials = 0;
  private readonly documents: readonly LangiumDocument[];

  constructor(
    private readonly services: EditorServices,
    private readonly document: LangiumDocument,
    views: readonly EditorView[],
  ) {
    const { LangiumDocuments } = services.shared.workspace;
    const uris = new Set([document.uri.toString(), ...views.flatMap((view) => view.documents)]);
    this.documents = [...uris].flatMap((uri) => LangiumDocuments.getDocument(URI.parse(uri)) ?? []);
  }

  /** Whether the texts are too large to try fixes. */
  get isTooLarge(): boolean {
    return this.documents.reduce((sum, { textDocument }) => sum + textDocument.getText().length, 0) > mostCharacters;
  }

  /** Whether a replacement removes a diagnostic without a new error, and whether it leaves the network as it is. */
  async fixes({ code, range, message }: Diagnostic, replacement: Replacement): Promise<Effect> {
    if (this.trials++ >= mostTrials) return 'none';
    const text = this.document.textDocument.getText();
    if (text.slice(replacement.start, replacement.end) === replacement.text) return 'none';
    this.scratch ??= await this.copy();
    const isIt = (one: Diagnostic) =>
      one.code === code &&
      one.range.start.line === range.start.line &&
      one.range.start.character === range.start.character;
    // A diagnostic of an earlier text may not apply to this one.
    const were = await this.problemsOf(this.document.uri);
    if (!were.some(isIt)) return 'none';
    const networks = this.networks();
    await this.write(applyReplacements(text, [replacement]));
    const are = await this.problemsOf(this.document.uri);
    // It may also have moved, or turned into another one of its code.
    const count = (list: readonly Diagnostic[]) => list.filter((one) => one.code === code).length;
    const same = (list: readonly Diagnostic[]) =>
      list.filter((one) => one.code === code && one.message === message).length;
    const isFixed = !are.some(isIt) && count(are) < count(were) && same(are) < same(were);
    const after = await this.errors();
    const isSame = isFixed && areEqual(this.networks(), networks);
    await this.write(text);
    if (!isFixed || !areAmong(after, this.before)) return 'none';
    return isSame ? 'fixesText' : 'fixes';
  }

  private async copy(): Promise<EditorServices> {
    const texts = this.documents.map(({ uri, textDocument }) => [uri.toString(), textDocument.getText()] as const);
    this.scratch = await buildScratch(this.services, new Map(texts));
    this.before = await this.errors();
    return this.scratch;
  }

  /** Replaces the document in the copy. */
  private async write(text: string): Promise<void> {
    const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = this.copied.shared.workspace;
    LangiumDocuments.deleteDocument(this.document.uri);
    const edited = LangiumDocumentFactory.fromString(text, this.document.uri);
    LangiumDocuments.addDocument(edited);
    await DocumentBuilder.build([edited], { eagerLinking: false, validation: false });
  }

  private networks(): readonly Topology[] {
    return this.copied.topology.TopologyProvider.viewsOf(this.document.uri.toString()).map(({ topology }) => topology);
  }

  private errors(): Promise<string[]> {
    return textErrors(
      this.copied,
      this.documents.map(({ uri }) => uri.toString()),
    );
  }

  private async problemsOf(uri: URI): Promise<readonly Diagnostic[]> {
    const document = this.copied.shared.workspace.LangiumDocuments.getDocument(uri);
    return document ? await this.copied.validation.DocumentValidator.validateDocument(document) : [];
  }

  private get copied(): EditorServices {
    if (!this.scratch) throw new Error('There is no copy of the texts yet.');
    return this.scratch;
  }
}

function areEqual(one: readonly Topology[], other: readonly Topology[]): boolean {
  return one.length === other.length && one.every((each, i) => other[i] !== undefined && sameTopology(each, other[i]));
}
