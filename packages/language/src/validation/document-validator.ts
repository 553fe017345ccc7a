import { distinctBy } from '@azroute/engine';
import { type Cancellation, DefaultDocumentValidator, interruptAndCheck, type LangiumDocument, URI } from 'langium';
import { type Diagnostic, DiagnosticTag } from 'vscode-languageserver-types';
import type { AzrouteServices } from '../services.js';
import { visibleText } from '../symbols/visible-text.js';
import type { TopologyProvider } from '../topology/provider.js';
import type { LazyView } from '../topology/view.js';
import { builderOf } from '../workspace/document-builder.js';
import { codeHref, type LanguageCode } from './codes.js';
import { fileProblems, type Imports } from './file-problems.js';
import { type Problem, problem } from './problem.js';
import { protocolSeverities } from './protocol-severities.js';

/** Collects the problems of a document: those of the file itself, and those of each topology that contains it. */
export class AzrouteDocumentValidator extends DefaultDocumentValidator {
  private readonly topologies: () => TopologyProvider;
  private readonly services: AzrouteServices;
  private known: Imports | undefined;
  private broken = new WeakMap<LazyView, boolean>();

  constructor(services: AzrouteServices) {
    super(services);
    this.services = services;
    this.topologies = () => services.topology.TopologyProvider;
  }

  private imports(): Imports {
    const { graph } = this.topologies();
    if (this.known?.graph !== graph) {
      const documents = this.services.shared.workspace.LangiumDocuments;
      this.known = { documents, graph, loader: this.services.imports.ImportLoader };
      this.broken = new WeakMap();
    }
    return this.known;
  }

  /** Whether a file of a topology has a syntax error, or an import that fails; computed once for all its files. */
  private isBroken(view: LazyView): boolean {
    const imports = this.imports();
    let broken = this.broken.get(view);
    if (broken === undefined) {
      broken = view.documents.some((uri) => {
        const document = imports.documents.getDocument(URI.parse(uri));
        return document !== undefined && fileProblems(document, imports).some(({ severity }) => severity === 'error');
      });
      this.broken.set(view, broken);
    }
    return broken;
  }

  override async validateDocument(
    document: LangiumDocument,
    _options?: unknown,
    cancelToken?: Cancellation.CancellationToken,
  ): Promise<Diagnostic[]> {
    if (cancelToken) await interruptAndCheck(cancelToken);
    const uri = document.uri.toString();
    if (builderOf(this.services.shared.workspace.DocumentBuilder).hasFailed(document.uri)) {
      return [diagnosticOf(problem('AZR910', uri, startOfFile, failure))];
    }
    const ofFile = fileProblems(document, this.imports());
    const ofTopologies = this.topologies()
      .viewsOf(document.uri)
      .flatMap((view) => {
        const own = view.problemsIn(uri);
        // If a file is only partly read, the rest of it may use what seems to be unused.
        const idle = own.some(({ code }) => code === 'AZR050') && this.isBroken(view);
        return idle ? own.filter(({ code }) => code !== 'AZR050') : own;
      });
    return distinct([...ofFile, ...ofTopologies]).map(diagnosticOf);
  }
}

const startOfFile = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const failure =
  'azroute could not analyze this file because of a bug. The file counts as empty until it changes. Please report the bug, with the file and the log of the language server.';

/** The codes that editors show as faded text, because it has no effect. */
const faded: readonly LanguageCode[] = ['AZR050', 'AZR051'];

/** A problem as a diagnostic of the protocol. */
export function diagnosticOf(problem: Problem): Diagnostic {
  return {
    severity: protocolSeverities[problem.severity],
    range: problem.range,
    code: problem.code,
    codeDescription: { href: codeHref(problem.code) },
    source: 'azroute',
    message: visibleText(problem.message),
    ...(faded.includes(problem.code) && { tags: [DiagnosticTag.Unnecessary] }),
    ...(problem.related.length > 0 && {
      relatedInformation: problem.related.map(({ uri, range, message }) => ({
        location: { uri, range },
        message: visibleText(message),
      })),
    }),
  };
}

/** Removes problems that several topologies report at the same place in the same words, and sorts the rest by place. */
function distinct(problems: readonly Problem[]): Problem[] {
  const different = distinctBy(
    problems,
    ({ code, range, message }) => `${code} ${range.start.line}:${range.start.character} ${message}`,
  );
  return [...different].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
}
