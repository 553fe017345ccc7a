import type { LangiumDocument, LangiumDocuments, LeafCstNode } from 'langium';
import type { AzrouteFile } from '../../generated/ast.js';
import { importsOf } from '../../imports/import-graph.js';
import { type DeclKind, kindNoun } from '../../symbols/declaration.js';
import { blocks, bounded, count, escapeText, linkAround } from './markdown.js';

type Statement = AzrouteFile['statements'][number];

/** How many names of a kind are listed. */
const mostNames = 8;

/** The statements with names, by their kinds. */
const named: Readonly<Partial<Record<Statement['$type'], DeclKind>>> = {
  Vnet: 'vnet',
  RouteTable: 'routeTable',
  Site: 'site',
  Circuit: 'circuit',
  Nva: 'nva',
  Tunnel: 'tunnel',
  Scenario: 'scenario',
};

/** The statements without names, by their nouns. */
const unnamed: Readonly<Partial<Record<Statement['$type'], string>>> = {
  Peering: 'peering',
  Connection: 'connection',
  BgpSession: 'BGP session',
  ServiceTag: 'service tag statement',
  Expectation: 'expectation',
  Import: 'import',
};

/** What the file of an import declares; undefined at a word that isn't part of an import. */
export function importNote(
  documents: LangiumDocuments,
  document: LangiumDocument,
  leaf: LeafCstNode,
): string | undefined {
  if (leaf.astNode.$type !== 'Import') return undefined;
  const uri = importsOf(document).find(({ node }) => node === leaf.astNode)?.uri;
  if (!uri) return undefined;
  const title = `**${linkAround(escapeText(uri.path.slice(uri.path.lastIndexOf('/') + 1)), uri.toString())}**`;
  const file = documents.getDocument(uri);
  if (!file) return `${title}: azroute cannot read this file.`;
  const statements = (file.parseResult.value as AzrouteFile).statements;
  const lines = [
    ...Object.entries(named).flatMap(([type, kind]) => namesLine(uri.toString(), statements, type, kind)),
    ...Object.entries(unnamed).flatMap(([type, noun]) => {
      const all = statements.filter(({ $type }) => $type === type);
      return all.length > 0 ? [`- ${count(all.length, noun)}`] : [];
    }),
  ];
  return blocks([title, lines.length > 0 ? lines.join('\n') : 'It declares nothing.']);
}

function namesLine(uri: string, statements: readonly Statement[], type: string, kind: DeclKind): string[] {
  const all = statements.filter(({ $type }) => $type === type);
  if (all.length === 0) return [];
  const names = bounded(all, mostNames, (statement) => {
    const { name = '' } = statement as { readonly name?: string };
    const start = statement.$cstNode?.range.start;
    return linkAround(escapeText(name), start && `${uri}#L${start.line + 1},${start.character + 1}`);
  });
  return [`- ${kindNoun(kind)} ${names.join(', ')}`];
}
