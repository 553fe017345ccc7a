import { isProblem, parsePrefix } from '@azroute/engine';
import { AstUtils, CstUtils, type LangiumDocument } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic, TextEdit } from 'vscode-languageserver';
import type { Down } from '../../generated/ast.js';
import { allImportsOf } from '../../imports/import-graph.js';
import { kindsAt } from '../../references/kinds.js';
import { unquote } from '../../symbols/reference-text.js';
import { visibleText } from '../../symbols/visible-text.js';
import { lineEndOf } from '../../text/lines.js';
import { isCurrent } from '../names/target.js';
import type { EditorServices, EditorView } from '../services.js';
import { FixTrial } from './fix-trial.js';
import { removalsFor } from './removals.js';

/** A replacement that may fix a diagnostic. */
interface Candidate {
  readonly title: string;
  readonly text: string;
  /** What is replaced; by default the text at the diagnostic. */
  readonly start?: number;
  readonly end?: number;
  /** Whether the candidates after it are tried only if it does not hold. */
  readonly suffices?: boolean;
}

/** How many fixes of one diagnostic are offered. */
const mostOffered = 5;

/** Offers fixes that replace the text at a diagnostic, if they remove the diagnostic and cause no new error. */
export class TextFixes {
  private readonly views: readonly EditorView[];
  private readonly trial: FixTrial;

  constructor(
    private readonly services: EditorServices,
    private readonly document: LangiumDocument,
  ) {
    this.views = services.topology.TopologyProvider.viewsOf(document.uri.toString());
    this.trial = new FixTrial(services, document, this.views);
  }

  /** The fixes of a diagnostic; none for a code that has no fix. */
  async of(diagnostic: Diagnostic): Promise<CodeAction[]> {
    if (!isCurrent(this.document)) return [];
    const actions: CodeAction[] = [];
    for (const candidate of this.candidates(diagnostic)) {
      if (actions.length === mostOffered) break;
      if (!(await this.fixes(diagnostic, candidate))) continue;
      const { textDocument } = this.document;
      const {
        start = textDocument.offsetAt(diagnostic.range.start),
        end = textDocument.offsetAt(diagnostic.range.end),
      } = candidate;
      const range = { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
      const edit = TextEdit.replace(range, candidate.text);
      actions.push({
        title: visibleText(candidate.title),
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        edit: this.services.lsp.WorkspaceEdits.of([[this.document.uri, [edit]]]),
      });
      if (candidate.suffices) break;
    }
    return actions;
  }

  private candidates(diagnostic: Diagnostic): Candidate[] {
    const text = this.document.textDocument.getText(diagnostic.range);
    switch (diagnostic.code) {
      case 'AZR002':
      case 'AZR003':
        return this.meanings(diagnostic).map((label) => ({ title: `Change to ${label}`, text: label }));
      case 'AZR008': {
        const parsed = parsePrefix(text);
        if (isProblem(parsed) || !parsed.hostBits) return [];
        return [{ title: `Use ${parsed.prefix.text}`, text: parsed.prefix.text }];
      }
      case 'AZR009': {
        const quoted = `"${unquote(text)}"`;
        return [{ title: `Write ${quoted}`, text: quoted }];
      }
      case 'AZR001':
        return this.completions(diagnostic);
      default:
        return removalsFor(this.document, diagnostic).map((removal) => ({ ...removal, suffices: true }));
    }
  }

  /** What may be missing at a syntax error: the end of a block, or an arrow. */
  private completions({ range }: Diagnostic): Candidate[] {
    const { textDocument } = this.document;
    const text = textDocument.getText();
    const start = textDocument.offsetAt(range.start);
    const end = textDocument.offsetAt(range.end);
    const last = text.trimEnd().length;
    const eol = lineEndOf(text);
    return [
      { title: 'Insert "}"', text: `${eol}}`, start: last, end: last },
      { title: 'Insert "}"', text: `}${eol}${eol}`, start, end: start },
      ...['->', '<->'].flatMap((arrow): Candidate[] => [
        { title: `Insert "${arrow}"`, text: `${arrow} `, start, end: start },
        { title: `Write "${arrow}"`, text: arrow, start, end },
      ]),
    ].map((candidate) => ({ ...candidate, suffices: true }));
  }

  private async fixes(diagnostic: Diagnostic, { text, ...at }: Candidate): Promise<boolean> {
    const start = at.start ?? this.document.textDocument.offsetAt(diagnostic.range.start);
    const end = at.end ?? this.document.textDocument.offsetAt(diagnostic.range.end);
    // The copy of the texts has no other files; to leave the import out needs none.
    if (diagnostic.code !== 'AZR010' && this.namesMissingFile(start)) return false;
    return this.trial.isTooLarge
      ? this.probablyFixes(diagnostic, text)
      : await this.trial.fixes(diagnostic, { start, end, text });
  }

  /** Whether a replacement is likely to be a fix, without trying it. */
  private probablyFixes(diagnostic: Diagnostic, text: string): boolean {
    if (text === this.document.textDocument.getText(diagnostic.range)) return false;
    if (diagnostic.code !== 'AZR002' && diagnostic.code !== 'AZR003') return true;
    const reference = this.referenceAt(diagnostic);
    return reference !== undefined && this.views.every((view) => 'id' in view.resolve(text, reference.kinds));
  }

  /** Whether an import names a missing file, so that quotes don't help; the copy of the texts has no other files. */
  private namesMissingFile(offset: number): boolean {
    const { LangiumDocuments } = this.services.shared.workspace;
    return allImportsOf(this.document).some(
      (one) =>
        one.node.$cstNode &&
        isIn(one.node.$cstNode, offset) &&
        !('uri' in one && LangiumDocuments.hasDocument(one.uri)),
    );
  }

  /** The references that were probably intended by an unresolved or ambiguous one. */
  private meanings(diagnostic: Diagnostic): string[] {
    const reference = this.referenceAt(diagnostic);
    if (!reference) return [];
    const labels = this.views.flatMap((view) => {
      const resolution = view.resolve(reference.text, reference.kinds);
      if ('ambiguous' in resolution) return resolution.ambiguous;
      return 'nearest' in resolution ? resolution.nearest : [];
    });
    return [...new Set(labels)];
  }

  private referenceAt({ range }: Diagnostic) {
    const root = this.document.parseResult.value.$cstNode;
    const offset = this.document.textDocument.offsetAt(range.start);
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, offset);
    const info =
      leaf &&
      AstUtils.streamReferences(leaf.astNode).find(({ reference }) => reference.$refNode?.offset === leaf.offset);
    if (!info) return undefined;
    const { container, property, reference } = info;
    return { text: reference.$refText, kinds: kindsAt(container.$type, property, (container as Down).kind) };
  }
}

function isIn({ offset, end }: { readonly offset: number; readonly end: number }, at: number): boolean {
  return offset <= at && at < end;
}
