import {
  type Diagnostic,
  fromPosition,
  fromRange,
  type Range,
  type TextEdit,
  toRange,
  toWorkspaceEdit,
  type WorkspaceEdit,
} from './convert.js';
import * as monaco from './monaco.js';
import type { Server } from './server.js';

/** What the server can do, as far as it is used here. */
export interface Capabilities {
  readonly semanticTokensProvider?: { readonly legend: { tokenTypes: string[]; tokenModifiers: string[] } };
  readonly completionProvider?: { readonly triggerCharacters?: string[] };
}

interface LspAction {
  readonly title: string;
  readonly kind?: string;
  readonly isPreferred?: boolean;
  readonly disabled?: unknown;
  readonly edit?: WorkspaceEdit;
  readonly command?: unknown;
}

interface LspItem {
  readonly label: string;
  readonly kind?: number;
  readonly detail?: string;
  readonly documentation?: string | { readonly value: string };
  readonly sortText?: string;
  readonly filterText?: string;
  readonly insertText?: string;
  readonly insertTextFormat?: number;
  readonly textEdit?: { readonly newText: string; readonly range?: Range; readonly insert?: Range };
  readonly additionalTextEdits?: readonly TextEdit[];
}

/** The name of the language. */
export const language = 'azroute';

const about = (model: monaco.editor.ITextModel) => ({ textDocument: { uri: model.uri.toString() } });

/**
 * Lets the editor ask the server.
 * @param diagnosticsOf the findings in a text, as the server published them: it gets them back with a question for fixes
 */
export function registerLanguage(
  server: Server,
  { semanticTokensProvider, completionProvider }: Capabilities,
  diagnosticsOf: (uri: string) => readonly Diagnostic[],
): void {
  const ask = <T>(method: string, params: unknown, token: monaco.CancellationToken) =>
    server.request<T | null>(method, params, token).catch(() => null);
  const { languages } = monaco;

  languages.registerHoverProvider(language, {
    async provideHover(model, position, token) {
      const params = { ...about(model), position: fromPosition(position) };
      const hover = await ask<{ contents: { value: string }; range?: Range }>('textDocument/hover', params, token);
      return (
        hover && { contents: [{ value: hover.contents.value }], ...(hover.range && { range: toRange(hover.range) }) }
      );
    },
  });

  languages.registerCompletionItemProvider(language, {
    triggerCharacters: completionProvider?.triggerCharacters ?? [],
    async provideCompletionItems(model, position, context, token) {
      const params = {
        ...about(model),
        position: fromPosition(position),
        context: { triggerKind: context.triggerKind + 1 },
      };
      type List = { readonly items: readonly LspItem[]; readonly isIncomplete?: boolean };
      const list = await ask<List | readonly LspItem[]>('textDocument/completion', params, token);
      if (!list) return null;
      const items = 'items' in list ? list.items : list;
      const word = model.getWordUntilPosition(position);
      const usual = { ...fromWord(position, word) };
      return {
        incomplete: 'items' in list && list.isIncomplete === true,
        suggestions: items.map((item) => ({ ...suggestion(item, usual), original: item })),
      };
    },
    async resolveCompletionItem(item, token) {
      const { original } = item as typeof item & { original: LspItem };
      const resolved = await ask<LspItem>('completionItem/resolve', original, token);
      return resolved ? { ...item, ...documented(resolved) } : item;
    },
  });

  languages.registerCodeActionProvider(language, {
    async provideCodeActions(model, range, context, token) {
      const inside = diagnosticsOf(model.uri.toString()).filter((each) =>
        monaco.Range.areIntersectingOrTouching(toRange(each.range), range),
      );
      const only = context.only === undefined ? {} : { only: [context.only] };
      const params = { ...about(model), range: fromRange(range), context: { diagnostics: inside, ...only } };
      const actions = (await ask<readonly LspAction[]>('textDocument/codeAction', params, token)) ?? [];
      // What needs a command of VS Code cannot be done here.
      const usable = actions.filter(({ command, disabled }) => command === undefined && disabled === undefined);
      return {
        actions: usable.map((action) => ({
          title: action.title,
          ...(action.kind !== undefined && { kind: action.kind }),
          isPreferred: action.isPreferred === true,
          ...(action.edit && { edit: toWorkspaceEdit(action.edit) }),
          original: action,
        })),
        dispose: () => {},
      };
    },
    async resolveCodeAction(action, token) {
      if (action.edit) return action;
      const { original } = action as typeof action & { original: LspAction };
      const resolved = await ask<LspAction>('codeAction/resolve', original, token);
      return resolved?.edit ? { ...action, edit: toWorkspaceEdit(resolved.edit) } : action;
    },
  });

  if (!semanticTokensProvider) return;
  languages.registerDocumentSemanticTokensProvider(language, {
    getLegend: () => semanticTokensProvider.legend,
    async provideDocumentSemanticTokens(model, _last, token) {
      const tokens = await ask<{ data: number[] }>('textDocument/semanticTokens/full', about(model), token);
      return tokens && { data: new Uint32Array(tokens.data) };
    },
    releaseDocumentSemanticTokens() {},
  });
}

function fromWord(position: monaco.Position, word: monaco.editor.IWordAtPosition): monaco.IRange {
  const { lineNumber } = position;
  return {
    startLineNumber: lineNumber,
    endLineNumber: lineNumber,
    startColumn: word.startColumn,
    endColumn: word.endColumn,
  };
}

function suggestion(item: LspItem, usual: monaco.IRange): monaco.languages.CompletionItem {
  const { label, kind = 1, detail, sortText, filterText, textEdit, insertText, insertTextFormat } = item;
  const range = textEdit?.range ?? textEdit?.insert;
  return {
    label,
    // The kinds of both begin with the same words, in another order; those that azroute sends are told apart by the icon only.
    kind: kinds[kind] ?? monaco.languages.CompletionItemKind.Text,
    insertText: textEdit?.newText ?? insertText ?? label,
    range: range ? toRange(range) : usual,
    ...(insertTextFormat === 2 && { insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet }),
    ...(detail !== undefined && { detail }),
    ...(sortText !== undefined && { sortText }),
    ...(filterText !== undefined && { filterText }),
    ...documented(item),
  };
}

function documented({ documentation, additionalTextEdits }: LspItem): Partial<monaco.languages.CompletionItem> {
  const value = typeof documentation === 'string' ? documentation : documentation?.value;
  return {
    ...(value !== undefined && { documentation: { value } }),
    ...(additionalTextEdits && {
      additionalTextEdits: additionalTextEdits.map(({ range, newText }) => ({ range: toRange(range), text: newText })),
    }),
  };
}

const { CompletionItemKind: Kind } = monaco.languages;

/** The kinds of the protocol by their numbers. */
const kinds: Readonly<Record<number, monaco.languages.CompletionItemKind>> = {
  3: Kind.Function,
  6: Kind.Variable,
  7: Kind.Class,
  8: Kind.Interface,
  9: Kind.Module,
  10: Kind.Property,
  12: Kind.Value,
  13: Kind.Enum,
  14: Kind.Keyword,
  15: Kind.Snippet,
  17: Kind.File,
  18: Kind.Reference,
  20: Kind.EnumMember,
  21: Kind.Constant,
  22: Kind.Struct,
};
