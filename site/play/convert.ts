import * as monaco from './monaco.js';

/** A position of the Language Server Protocol: both from 0. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A range of the Language Server Protocol. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A finding as the server publishes it. */
export interface Diagnostic {
  readonly range: Range;
  readonly severity?: 1 | 2 | 3 | 4;
  readonly code?: string | number;
  readonly codeDescription?: { readonly href: string };
  readonly message: string | { readonly value: string };
  readonly data?: unknown;
}

/** A change of a text; one with a snippet has that in place of the text. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
  readonly snippet?: { readonly value: string };
}

/** Changes of several texts, in both forms of the protocol. */
export interface WorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  readonly documentChanges?: readonly {
    readonly textDocument?: { readonly uri: string };
    readonly edits?: readonly TextEdit[];
  }[];
}

export function toRange({ start, end }: Range): monaco.IRange {
  return {
    startLineNumber: start.line + 1,
    startColumn: start.character + 1,
    endLineNumber: end.line + 1,
    endColumn: end.character + 1,
  };
}

export function fromPosition({ lineNumber, column }: monaco.IPosition): Position {
  return { line: lineNumber - 1, character: column - 1 };
}

export function fromRange(range: monaco.IRange): Range {
  return {
    start: { line: range.startLineNumber - 1, character: range.startColumn - 1 },
    end: { line: range.endLineNumber - 1, character: range.endColumn - 1 },
  };
}

/** The text of a message, whatever its form. */
export function messageOf({ message }: Diagnostic): string {
  return typeof message === 'string' ? message : message.value;
}

const severities = {
  1: monaco.MarkerSeverity.Error,
  2: monaco.MarkerSeverity.Warning,
  3: monaco.MarkerSeverity.Info,
  4: monaco.MarkerSeverity.Hint,
} as const;

/** A finding as the editor underlines it; its code links its page. */
export function toMarker(diagnostic: Diagnostic): monaco.editor.IMarkerData {
  const { code, codeDescription, severity = 1, range } = diagnostic;
  const value = String(code ?? '');
  return {
    ...toRange(range),
    severity: severities[severity],
    message: messageOf(diagnostic),
    source: 'azroute',
    code: codeDescription ? { value, target: monaco.Uri.parse(codeDescription.href) } : value,
  };
}

/** An edit of the server; it is applied to texts that are open here, and all of them are. */
export function toWorkspaceEdit({ changes = {}, documentChanges = [] }: WorkspaceEdit): monaco.languages.WorkspaceEdit {
  const all = [
    ...Object.entries(changes).map(([uri, edits]) => ({ uri, edits })),
    ...documentChanges.flatMap(({ textDocument, edits }) =>
      textDocument && edits ? [{ uri: textDocument.uri, edits }] : [],
    ),
  ];
  return {
    edits: all.flatMap(({ uri, edits }) =>
      edits.map((edit) => ({
        resource: monaco.Uri.parse(uri),
        versionId: undefined,
        textEdit: { range: toRange(edit.range), text: edit.snippet ? plain(edit.snippet.value) : edit.newText },
      })),
    ),
  };
}

/** The text of a snippet with the default at each stop. */
function plain(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '')
    .replace(/\\([\\$}])/g, '$1');
}
