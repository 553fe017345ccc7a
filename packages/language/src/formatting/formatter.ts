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
import { formatText } from './format-text.js';
import { formattingOf, type GapEdit } from './gap-edits.js';
import { provedEdits } from './proved-edits.js';
import { ReadText } from './read-text.js';

/**
 * Formats documents by changing the white space between their words. A file looks the same to everyone, so the editor's
 * tab size is ignored. Statements with syntax errors stay unchanged, because where their blocks end is a guess.
 * Formatting never changes the meaning of a text.
 */
export class AzrouteFormatter implements Formatter {
  constructor(private readonly services: AzrouteServices) {}

  /** A block is formatted when its closing brace is typed. */
  get formatOnTypeOptions(): DocumentOnTypeFormattingOptions {
    return { firstTriggerCharacter: '}' };
  }

  formatDocument(document: LangiumDocument, _params: DocumentFormattingParams): TextEdit[] {
    return toTextEdits(document, formatText(this.services, document.textDocument.getText()));
  }

  formatDocumentRange(document: LangiumDocument, { range }: DocumentRangeFormattingParams): TextEdit[] {
    const { textDocument } = document;
    const lastLine = range.end.character > 0 ? range.end.line + 1 : range.end.line;
    const start = textDocument.offsetAt({ line: range.start.line, character: 0 });
    const next = textDocument.offsetAt({ line: lastLine, character: 0 });
    const end = next < textDocument.getText().length ? next - 1 : next;
    const text = this.read(document);
    return this.proved(
      document,
      text,
      formattingOf(text).map(({ edits }) => beforeWordsIn(edits, start, end)),
    );
  }

  formatDocumentOnType(document: LangiumDocument, { position }: DocumentOnTypeFormattingParams): TextEdit[] {
    const end = document.textDocument.offsetAt(position);
    const text = this.read(document);
    for (const { edits, blocks } of formattingOf(text)) {
      const block = blocks.find((one) => one.end === end);
      if (block) return this.proved(document, text, [beforeWordsIn(edits, block.start, end)]);
    }
    return [];
  }

  private proved(document: LangiumDocument, text: ReadText, parts: readonly (readonly GapEdit[])[]): TextEdit[] {
    const { edits } = provedEdits(text, parts, (other) => new ReadText(this.services, other));
    return toTextEdits(document, edits);
  }

  private read(document: LangiumDocument): ReadText {
    // The tree of the document can be older than its text; formatting is rare enough to parse again.
    return new ReadText(this.services, document.textDocument.getText());
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
