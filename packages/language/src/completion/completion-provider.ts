import { type AstNodeDescription, AstUtils, type GrammarAST, type ReferenceInfo, type Stream, stream } from 'langium';
import { type CompletionContext, DefaultCompletionProvider, type NextFeature } from 'langium/lsp';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { kindsAt } from '../references/kinds.js';
import type { AzrouteServices } from '../services.js';
import type { TopologyProvider } from '../topology/provider.js';

/** More names than this help nobody; typing on narrows them. */
const mostNames = 300;

/** Completes keywords by the grammar, and references with the shortest names of the right kinds. */
export class AzrouteCompletionProvider extends DefaultCompletionProvider {
  override readonly completionOptions = { triggerCharacters: ['.', '[', '>'] };
  private readonly topologies: () => TopologyProvider;
  /** Where the text begins that is parsed to complete: at the statement of the cursor. */
  private start = 0;

  constructor(services: AzrouteServices) {
    super(services);
    this.topologies = () => services.topology.TopologyProvider;
  }

  override async getCompletion(...args: Parameters<DefaultCompletionProvider['getCompletion']>) {
    const [document, params] = args;
    const offset = document.textDocument.offsetAt(params.position);
    const { statements = [] } = document.parseResult.value as { statements?: { $cstNode?: { offset: number } }[] };
    // Only the statement of the cursor matters: errors before it do no harm, and a large file costs no more.
    this.start = statements.reduce(
      (found, { $cstNode }) => ($cstNode && $cstNode.offset < offset ? $cstNode.offset : found),
      0,
    );
    return super.getCompletion(...args);
  }

  protected override findFeaturesAt(document: TextDocument, offset: number): NextFeature[] {
    const text = document.getText().slice(Math.min(this.start, offset), offset);
    return super.findFeaturesAt(
      { ...document, getText: () => text, positionAt: (at) => document.positionAt(at) },
      offset,
    );
  }

  protected override getReferenceCandidates(
    info: ReferenceInfo,
    context: CompletionContext,
  ): Stream<AstNodeDescription> {
    const symbols = this.topologies().viewsOf(context.document.uri)[0]?.symbols;
    if (!symbols) return stream([]);
    const down = 'kind' in info.container ? String(info.container.kind) : undefined;
    const kinds = new Set(kindsAt(info.container.$type, info.property, down));
    const typed = context.textDocument.getText().slice(context.tokenOffset, context.offset).toLowerCase();
    const found: AstNodeDescription[] = [];
    for (const declaration of symbols.all()) {
      if (!kinds.has(declaration.kind)) continue;
      const name = symbols.label(declaration);
      if (typed && !name.toLowerCase().includes(typed) && !declaration.name.toLowerCase().startsWith(typed)) continue;
      const { node } = declaration;
      found.push({ node, name, type: node.$type, documentUri: AstUtils.getDocument(node).uri, path: declaration.id });
      if (found.length >= mostNames) break;
    }
    return stream(found);
  }

  protected override filterKeyword(_context: CompletionContext, keyword: GrammarAST.Keyword): boolean {
    return /[a-z]/i.test(keyword.value) || keyword.value === '->' || keyword.value === '<->';
  }
}
