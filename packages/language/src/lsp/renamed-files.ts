import { URI, UriUtils } from 'langium';
import { type RenameFilesParams, TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { importsOf } from '../imports/import-graph.js';
import { propertyNode } from '../parser/property-nodes.js';
import { isSound } from '../workspace/sound-uri.js';
import type { EditorServices } from './services.js';

/** Files and folders of which a client tells before it renames them. */
export const renamedFiles = {
  filters: [
    { pattern: { glob: '**/*.azroute', matches: 'file' as const } },
    { pattern: { glob: '**', matches: 'folder' as const } },
  ],
};

/**
 * The edit that has imports lead to the same files as before when files and folders are renamed or moved: in the files
 * that import them, open or not, and in those that are moved.
 */
export function importsAfterRename(services: EditorServices, { files }: RenameFilesParams): WorkspaceEdit | undefined {
  const moves = files.flatMap(({ oldUri, newUri }) => {
    const [from, to] = [parsed(oldUri), parsed(newUri)];
    return from && to ? [{ from, to }] : [];
  });
  const edits: [URI, TextEdit[]][] = [];
  for (const document of services.shared.workspace.LangiumDocuments.all) {
    const importer = movedTo(moves, document.uri);
    const changed = importsOf(document).flatMap(({ node, uri }) => {
      const target = movedTo(moves, uri);
      const path = propertyNode(node, 'path');
      if (!path || (isSame(importer, document.uri) && isSame(target, uri))) return [];
      if (importer.scheme !== target.scheme || importer.authority !== target.authority) return [];
      const text = UriUtils.relative(UriUtils.dirname(importer), target);
      const before = UriUtils.relative(UriUtils.dirname(document.uri), uri);
      return text === before || text.includes('"') ? [] : [TextEdit.replace(path.range, `"${text}"`)];
    });
    if (changed.length > 0) edits.push([document.uri, changed]);
  }
  return edits.length > 0 ? services.lsp.WorkspaceEdits.of(edits) : undefined;
}

interface Move {
  readonly from: URI;
  readonly to: URI;
}

/** Where a file is after the moves of files and folders. */
function movedTo(moves: readonly Move[], file: URI): URI {
  for (const { from, to } of moves) {
    if (isSame(file, from)) return to;
    const folder = `${from.path.replace(/\/$/, '')}/`;
    const isInside = file.scheme === from.scheme && file.authority === from.authority && file.path.startsWith(folder);
    if (isInside) return to.with({ path: `${to.path.replace(/\/$/, '')}/${file.path.slice(folder.length)}` });
  }
  return file;
}

function isSame(a: URI, b: URI): boolean {
  return a.toString() === b.toString();
}

function parsed(uri: unknown): URI | undefined {
  if (typeof uri !== 'string') return undefined;
  try {
    const found = URI.parse(uri);
    return isSound(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
