import type { Diagnostic } from 'vscode-languageserver-types';
import { build, filesOf } from './parse.js';

/**
 * Checks the diagnostics of a fixture. Each expected one is marked in a comment below its line: a caret under the first
 * character of its range (or `<` for the first character of the line), its code, and a part of its message:
 * `//      ^ AZR007 is not an IP address`. A fixture can have several files, each after a line `=== path`.
 * @returns the differences; empty if all diagnostics are as marked
 */
export async function check(fixture: string): Promise<string[]> {
  const built = await build(fixture);
  const differences: string[] = [];
  for (const [path, text] of filesOf(fixture)) {
    const expected = marksOf(text);
    const actual = built.diagnostics(path).map(found);
    for (const mark of expected) {
      const i = actual.findIndex(
        (a) => a.place === mark.place && a.code === mark.code && a.message.includes(mark.message),
      );
      if (i < 0) differences.push(`missing ${path}:${mark.place} ${mark.code} ${mark.message}`);
      else actual.splice(i, 1);
    }
    differences.push(...actual.map((a) => `unexpected ${path}:${a.place} ${a.code} ${a.message}`));
  }
  return differences;
}

interface Mark {
  readonly place: string;
  readonly code: string;
  readonly message: string;
}

function found({ range, code, message }: Diagnostic): Mark {
  return {
    place: `${range.start.line + 1}:${range.start.character + 1}`,
    code: String(code),
    message: String(message),
  };
}

/** A mark is `^` under the first character of the range, in a comment: `// ^ AZR007 part of the message`. */
function marksOf(text: string): Mark[] {
  const marks: Mark[] = [];
  let line = 0;
  text.split('\n').forEach((content, i) => {
    const mark = /^(\s*\/\/\s*|\/\/\s*)(\^+|<)\s+(AZR\d{3})\s*(.*)$/.exec(content);
    if (!mark) {
      line = i + 1;
      return;
    }
    // `<` marks the start of the line, where a comment has no space for a caret.
    const column =
      mark[2] === '<' ? (/^\s*/.exec(text.split('\n')[line - 1] ?? '')?.[0].length ?? 0) : (mark[1] ?? '').length;
    marks.push({ place: `${line}:${column + 1}`, code: mark[3] ?? '', message: (mark[4] ?? '').trim() });
  });
  return marks;
}
