import type { DeclId } from '@azroute/engine';
import type { AstNode } from 'langium';
import { type DiagramOverlay, showInDiagramCommand } from '../../protocol.js';
import { isAboutPackets } from '../diagram/ways.js';
import type { EditorView } from '../services.js';

/** No more findings of one declaration than this have links. */
const mostLinks = 3;

/** Links in Markdown that show over the picture what is found at a declaration; empty if there is nothing to show. */
export function diagramLinks(views: readonly EditorView[], node: AstNode): string {
  for (const view of views) {
    const id = view.declarationAt(node);
    const overlays = id === undefined ? [] : overlaysOf(view, id);
    if (overlays.length > 0) {
      return overlays.map(([name, overlay]) => `[${name}](${commandUri(view.root, overlay)})`).join(' · ');
    }
  }
  return '';
}

function overlaysOf(view: EditorView, id: DeclId): readonly (readonly [string, DiagramOverlay])[] {
  if (view.kindOf(id) === 'expect') {
    const { example } = view.snapshot.expected(id) ?? {};
    return example?.there ? [['Show in Diagram', { kind: 'expectation', expectation: id }]] : [];
  }
  return view.snapshot
    .findings()
    .filter((finding) => finding.declaration === id && isAboutPackets(finding))
    .sort((a, b) => (a.code < b.code ? -1 : Number(a.code > b.code)))
    .slice(0, mostLinks)
    .map(({ code, key }) => [`Show ${code} in Diagram`, { kind: 'finding', finding: key }]);
}

/** A link that runs a command: VS Code lets only this one run in hovers. */
function commandUri(root: string, overlay: DiagramOverlay): string {
  const given = encodeURIComponent(JSON.stringify([root, overlay])).replace(
    /[()'!*]/g,
    (each) => `%${each.charCodeAt(0).toString(16)}`,
  );
  return `command:${showInDiagramCommand}?${given}`;
}
