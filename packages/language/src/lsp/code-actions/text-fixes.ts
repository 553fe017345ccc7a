import { isProblem, parsePrefix } from '@azroute/engine';
import { AstUtils, CstUtils, type LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic, TextEdit } from 'vscode-languageserver';
import type { Down } from '../../generated/ast.js';
import { kindsAt } from '../../references/kinds.js';
import { unquote } from '../../symbols/reference-text.js';
import { visibleText } from '../../symbols/visible-text.js';
import type { EditorView } from '../services.js';

/** The fixes of a diagnostic that replace the text under it; none for a code that has no fix. */
export function textFixes(
  document: LangiumDocument,
  views: readonly EditorView[],
  diagnostic: Diagnostic,
): CodeAction[] {
  const text = document.textDocument.getText(diagnostic.range);
  const replace = (title: string, newText: string): CodeAction => ({
    title: visibleText(title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: { changes: { [document.uri.toString()]: [TextEdit.replace(diagnostic.range, newText)] } },
  });
  switch (diagnostic.code) {
    case 'AZR002':
    case 'AZR003':
      return alternatives(document, views, diagnostic).map((label) => replace(`Change to ${label}`, label));
    case 'AZR008': {
      const parsed = parsePrefix(text);
      if (isProblem(parsed) || !parsed.hostBits) return [];
      return [replace(`Use ${parsed.prefix.text}`, parsed.prefix.text)];
    }
    case 'AZR009': {
      const quoted = `"${unquote(text)}"`;
      return [replace(`Write ${quoted}`, quoted)];
    }
    default:
      return [];
  }
}

/** What a reference that means nothing, or several things, may have been meant to be. */
function alternatives(document: LangiumDocument, views: readonly EditorView[], diagnostic: Diagnostic): string[] {
  const root = document.parseResult.value.$cstNode;
  const offset = document.textDocument.offsetAt(diagnostic.range.start);
  const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset);
  const info =
    leaf && AstUtils.streamReferences(leaf.astNode).find(({ reference }) => reference.$refNode?.offset === leaf.offset);
  if (!info) return [];
  const { container, property, reference } = info;
  const kinds = kindsAt(container.$type, property, (container as Down).kind);
  const labels = views.flatMap((view) => {
    const resolution = view.resolve(reference.$refText, kinds);
    if ('ambiguous' in resolution) return resolution.ambiguous;
    return 'nearest' in resolution ? resolution.nearest : [];
  });
  return [...new Set(labels)];
}
