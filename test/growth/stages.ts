import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import { findingDiagnostics } from '../../packages/language/out/lsp/diagnostics/finding-diagnostics.js';
import { pageOf } from '../../packages/language/out/lsp/hover/pages.js';
import { createAzrouteServices } from '../../packages/language/out/module.js';
import { finishDiagnostics } from '../../packages/language/out/suppression/finish-diagnostics.js';
import type { LazyView } from '../../packages/language/out/topology/view.js';

/** Runs a named stage of the work. */
export type Do = (stage: string, work: () => unknown) => Promise<void>;

const main = URI.parse('file:///growth/main.azroute');

/** Runs everything that the command line and an editor do with a text and its files, one stage after the other. */
export async function throughStages(text: string, files: Readonly<Record<string, string>>, stage: Do): Promise<void> {
  const { shared, azroute } = createAzrouteServices(EmptyFileSystem);
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder } = shared.workspace;
  const provider = azroute.topology.TopologyProvider;
  const documents: LangiumDocument[] = [];
  await stage('lex', () => azroute.parser.Lexer.tokenize(text));
  await stage('parse', () => {
    documents.push(LangiumDocumentFactory.fromString(text, main));
    for (const [name, content] of Object.entries(files)) {
      documents.push(LangiumDocumentFactory.fromString(content, URI.parse(`file:///growth/${name}`)));
    }
    for (const document of documents) LangiumDocuments.addDocument(document);
  });
  await stage('link', () => DocumentBuilder.build(documents, { validation: false }));
  const view = provider.viewsOf(main)[0] as LazyView;
  await stage('lower', () => view.topology);
  await stage('problems', () => view.problems);
  await stage('validate', () => DocumentBuilder.build(documents, { validation: true }));
  await stage('bgp', () => view.snapshot.bgp);
  await stage('tables', () => {
    for (const vnet of view.topology.vnets) for (const { id } of vnet.subnets) view.snapshot.subnetRoutes(id);
  });
  await stage('findings', () => view.snapshot.findings());
  let shown = '';
  await stage('publish', () => {
    const found = findingDiagnostics([view]).get(main.toString()) ?? [];
    const all = [...(documents[0]?.diagnostics ?? []), ...found];
    shown = JSON.stringify(finishDiagnostics(text, all, new Map(), true));
  });
  for (const [kind, ids] of idsByKind(view)) {
    await stage(`hover ${kind}`, () => {
      for (const id of ids) pageOf(view, id, azroute.lsp.RulePages);
    });
  }
  const [document] = documents as [LangiumDocument];
  const textDocument = { uri: main.toString() };
  const middle = document.textDocument.positionAt(text.length >> 1);
  const nva = document.textDocument.positionAt(text.indexOf('nva nva0') + 5);
  const { lsp } = azroute;
  await stage('hover', () => lsp.HoverProvider?.getHoverContent(document, { textDocument, position: middle }));
  await stage('outline', () => lsp.DocumentSymbolProvider?.getSymbols(document, { textDocument }));
  await stage('colours', () => lsp.SemanticTokenProvider?.semanticHighlight(document, { textDocument }));
  await stage('folding', () => lsp.FoldingRangeProvider?.getFoldingRanges(document, { textDocument }));
  await stage('complete', () => lsp.CompletionProvider?.getCompletion(document, { textDocument, position: middle }));
  await stage('format', () =>
    lsp.Formatter?.formatDocument(document, { textDocument, options: { tabSize: 2, insertSpaces: true } }),
  );
  await stage('references', () =>
    lsp.ReferencesProvider?.findReferences(document, {
      textDocument,
      position: nva,
      context: { includeDeclaration: true },
    }),
  );
  await stage('rename', () =>
    lsp.RenameProvider?.rename(document, { textDocument, position: nva, newName: 'renamed' }),
  );
  if (shown === '') throw new Error('Nothing was published.');
}

/** The first, the middle and the last declaration of each kind. */
function idsByKind(view: LazyView): Map<string, string[]> {
  const { topology } = view;
  const ids = [
    ...[...view.symbols.all()].map(({ id }) => id),
    ...[...topology.peerings, ...topology.connections, ...topology.sessions].map(({ id }) => id),
    ...topology.routeTables.flatMap(({ routes }) => routes.map(({ id }) => id)),
  ];
  const kinds = new Map<string, string[]>();
  for (const id of ids) {
    const kind = id.slice(0, id.indexOf(':'));
    const list = kinds.get(kind);
    if (list) list.push(id);
    else kinds.set(kind, [id]);
  }
  return new Map(
    [...kinds].map(([kind, list]) => [
      kind,
      [...new Set([list[0], list[list.length >> 1], list.at(-1)])].flatMap((id) => id ?? []),
    ]),
  );
}
