import type { DocumentSymbol, Range } from 'vscode-languageserver';
import type { Subject } from '../subject.js';
import type { Property } from './property.js';
import { strayRanges } from './ranges.js';

/** The outline, semantic tokens and folding ranges of a text are within it. */
export const whole: Property = {
  name: 'the whole text',
  complaints: async (subject) => {
    const { services, document, uri } = subject;
    const params = { textDocument: { uri } };
    const symbols = (await services.lsp.DocumentSymbolProvider?.getSymbols(document, params)) ?? [];
    const tokens = await services.lsp.SemanticTokenProvider?.semanticHighlight(document, params);
    const folds = (await services.lsp.FoldingRangeProvider?.getFoldingRanges(document, params)) ?? [];
    const lines = document.textDocument.lineCount;
    return [
      ...strayRanges(subject, symbols),
      ...outside(symbols),
      ...strayRanges(subject, tokenRanges(tokens?.data ?? [])).map((stray) => `a colour: ${stray}`),
      ...overlaps(subject, tokenRanges(tokens?.data ?? [])),
      ...folds
        .filter(({ startLine, endLine }) => startLine > endLine || endLine >= lines)
        .map((fold) => `a fold ${JSON.stringify(fold)} is not in the text`),
    ];
  },
};

function tokenRanges(data: readonly number[]): Range[] {
  const ranges: Range[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i + 4 < data.length; i += 5) {
    const [down = 0, right = 0, length = 0] = data.slice(i, i + 3);
    line += down;
    character = down > 0 ? right : character + right;
    ranges.push({ start: { line, character }, end: { line, character: character + length } });
  }
  return ranges;
}

function overlaps({ document: { textDocument } }: Subject, ranges: readonly Range[]): string[] {
  return ranges.flatMap((range, i) => {
    const before = ranges[i - 1];
    const apart = !before || textDocument.offsetAt(before.end) <= textDocument.offsetAt(range.start);
    return apart ? [] : [`colours overlap at ${JSON.stringify(range)}`];
  });
}

function outside(symbols: readonly DocumentSymbol[]): string[] {
  const within = (inner: Range, outer: Range) => before(outer.start, inner.start) && before(inner.end, outer.end);
  return symbols.flatMap(({ name, range, selectionRange, children = [] }) => [
    ...(name === '' ? ['a symbol has no name'] : []),
    ...(within(selectionRange, range) ? [] : [`the name of the symbol ${name} is not in it`]),
    ...children.filter((child) => !within(child.range, range)).map((child) => `${child.name} is not in ${name}`),
    ...outside(children),
  ]);
}

function before(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
