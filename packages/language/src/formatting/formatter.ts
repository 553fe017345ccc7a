import type { LangiumDocument } from 'langium';
import type { Formatter } from 'langium/lsp';
import type {
  DocumentFormattingParams,
  DocumentOnTypeFormattingOptions,
  DocumentOnTypeFormattingParams,
  DocumentRangeFormattingParams,
} from 'vscode-languageserver';
import type { TextEdit } from 'vscode-languageserver-types';
import type { AzrouteServices } from '../services.js';
import { type Formatting, type GapEdit, gapEdits } from './gap-edits.js';

/**
 * Formats documents by changing the white space between their words. A file looks the same to everyone, so the editor's
 * tab size does not count. Statements with syntax errors are left alone: where their blocks end is a guess.
 */
export class AzrouteFormatter implements Formatter {
  constructor(private readonly services: AzrouteServices) {}

  /** A block is formatted when its closing brace is typed. */
  get formatOnTypeOptions(): DocumentOnTypeFormattingOptions {
    return { firstTriggerCharacter: '}' };
  }

  formatDocument(document: LangiumDocument, _params: DocumentFormattingParams): TextEdit[] {
    return toTextEdits(document, this.gapEdits(document).edits);
  }

  formatDocumentRange(document: LangiumDocument, { range }: DocumentRangeFormattingParams): TextEdit[] {
    const { textDocument } = document;
    const lastLine = range.end.character > 0 ? range.end.line + 1 : range.end.line;
    const start = textDocument.offsetAt({ line: range.start.line, character: 0 });
    const next = textDocument.offsetAt({ line: lastLine, character: 0 });
    const end = next < textDocument.getText().length ? next - 1 : next;
    return toTextEdits(document, beforeWordsIn(this.gapEdits(document).edits, start, end));
  }

  formatDocumentOnType(document: LangiumDocument, { position }: DocumentOnTypeFormattingParams): TextEdit[] {
    const end = document.textDocument.offsetAt(position);
    const { edits, blocks } = this.gapEdits(document);
    const block = blocks.find((one) => one.end === end);
    return block ? toTextEdits(document, beforeWordsIn(edits, block.start, end)) : [];
  }

  private gapEdits(document: LangiumDocument): Formatting {
    // The tree of the document may be older than its text; formatting is rare enough to parse anew.
    return gapEdits(this.services, document.textDocument.getText());
  }
}

function beforeWordsIn(edits: readonly GapEdit[], start: number, end: number): GapEdit[] {
  return edits.filter((edit) => edit.end >= start && edit.end <= end);
}

function toTextEdits({ textDocument }: LangiumDocument, edits: readonly GapEdit[]): TextEdit[] {
  return edits.map(({ start, end, text }) => ({
    range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) },
    newText: text,
  }));
}
