import type { LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, TextEdit } from 'vscode-languageserver';
import type { AzrouteFile, Import } from '../../generated/ast.js';
import { importsOf } from '../../imports/import-graph.js';
import { unquote } from '../../symbols/reference-text.js';
import { Lines, lineEndOf } from '../../text/lines.js';
import { isCurrent } from '../names/target.js';
import type { EditorServices } from '../services.js';

/** The lines of an import, with a comment above it that ignores a finding there. */
interface Block {
  readonly path: string;
  readonly first: number;
  readonly last: number;
  readonly isUseless: boolean;
}

/**
 * Sorts the imports of a file by their paths and removes those that certainly do nothing: of a file that is imported
 * already, of the file itself, and of one that declares nothing. Imports that something else separates, such as a blank
 * line or another comment, stay apart.
 */
export function organizeImports(services: EditorServices, document: LangiumDocument): CodeAction[] {
  const file = document.parseResult.value as AzrouteFile;
  if (!isCurrent(document) || document.parseResult.parserErrors.length > 0) return [];
  const text = document.textDocument.getText();
  const lines = new Lines(text);
  const lineText = (line: number) => text.slice(lines.start(line), lines.start(line + 1));
  const isAlone = ({ $cstNode: cst }: Import) => {
    if (!cst) return false;
    const { start, end } = cst.range;
    const before = lineText(start.line).slice(0, start.character);
    const after = lineText(end.line).slice(end.character);
    return start.line === end.line && before.trim() === '' && /^\s*(\/\/.*)?\s*$/.test(after);
  };
  const useless = uselessImports(services, document);
  const blocks = file.statements.flatMap((node): Block[] => {
    const line = node.$cstNode?.range.start.line;
    if (node.$type !== 'Import' || line === undefined || !isAlone(node)) return [];
    let first = line;
    while (first > 0 && /^\s*\/\/\s*azroute-ignore\b/.test(lineText(first - 1))) first--;
    return [{ path: unquote(node.path ?? ''), first, last: line, isUseless: useless.has(node) }];
  });
  const edits = runsOf(blocks).flatMap((run) => {
    const [start, end] = [lines.start(run[0]?.first ?? 0), lines.start((run.at(-1)?.last ?? 0) + 1)];
    const kept = run
      .filter(({ isUseless }) => !isUseless)
      .sort((a, b) => Number(a.path > b.path) - Number(a.path < b.path));
    const own = kept.map(({ first, last }) => text.slice(lines.start(first), lines.start(last + 1)));
    const before = text.slice(start, end);
    const ending = /[\r\n]$/.test(before) ? '' : lineEndOf(text);
    const after = own.map((each) => (/[\r\n]$/.test(each) ? each : each + ending)).join('');
    const trimmed = ending === '' ? after : after.slice(0, Math.max(0, after.length - ending.length));
    if (trimmed === before) return [];
    const range = { start: document.textDocument.positionAt(start), end: document.textDocument.positionAt(end) };
    return [TextEdit.replace(range, trimmed)];
  });
  if (edits.length === 0) return [];
  const edit = services.lsp.WorkspaceEdits.of([[document.uri, edits]]);
  return [{ title: 'Organize imports', kind: CodeActionKind.SourceOrganizeImports, edit }];
}

/** Imports that bring nothing into a topology. */
function uselessImports(services: EditorServices, document: LangiumDocument): ReadonlySet<Import> {
  const found = new Set<Import>();
  const seen = new Set([document.uri.toString()]);
  for (const { node, uri } of importsOf(document)) {
    const target = services.shared.workspace.LangiumDocuments.getDocument(uri);
    const read = target?.parseResult;
    const isEmpty =
      read !== undefined &&
      read.lexerErrors.length + read.parserErrors.length === 0 &&
      (read.value as AzrouteFile).statements?.length === 0;
    if (isEmpty || seen.has(uri.toString())) found.add(node);
    seen.add(uri.toString());
  }
  return found;
}

/** Blocks on consecutive lines. */
function runsOf(blocks: readonly Block[]): Block[][] {
  const runs: Block[][] = [];
  for (const block of blocks) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.last === block.first - 1) run.push(block);
    else runs.push([block]);
  }
  return runs;
}
