/** The content of the page of a diagnostic code. Texts are Markdown; `R` and a number cite the rulebook. */
export interface CodePage {
  readonly code: string;
  readonly title: string;
  /** The severity as the page shows it, such as `Warning`. */
  readonly severity: string;
  /** One sentence: the meaning of the code. */
  readonly meaning: string;
  /** Further introductory text, such as where the finding is shown. */
  readonly details?: string;
  /** Paragraphs: why Azure behaves like this, with the rule and its source. */
  readonly why: readonly string[];
  /** A small file for which only this code is reported; undefined if no small file can show it. */
  readonly example?: string;
  /** The messages that azroute reports for the example, at most three. */
  readonly says: readonly string[];
  /** Paragraphs: what to do. */
  readonly fix: readonly string[];
  /** The fixed example: a file without any finding. */
  readonly fixed?: string;
}

/** A block of Markdown: a fenced file, or a paragraph or item of a list. */
const block = /^```azroute\n(?<file>[\s\S]*?\n)```$|^(?<item>- .*)$|^(?<text>[^\n]+(?:\n(?!- ).+)*)$/gm;
const head = /^# (AZR\d{3}) · (.+)\n\n\*\*(\w+)\.\*\* (.+?[.])(?: (.+))?$/;

/**
 * Reads a page of docs/diagnostics. Its format: `# AZR123 · Title`; a paragraph with the severity, a sentence with the
 * meaning of the code, and details; `## Why`; `## Example` with a file and azroute's messages for it as quotations;
 * `## How to fix it`, with the fixed file at its end. If no file can show the code, there is no example.
 */
export function readCodePage(markdown: string): CodePage {
  const [top = '', ...sections] = markdown.trimEnd().split(/\n\n(?=## )/);
  const [, code = '', title = '', severity = '', meaning = '', details] = head.exec(top) ?? [];
  const blocks = (heading: string) => blocksOf(sections.find((each) => each.startsWith(`## ${heading}\n`)) ?? '');
  const [example, fix] = [blocks('Example'), blocks('How to fix it')];
  const shown = example.find(({ file }) => file !== undefined)?.file;
  const fixed = fix.find(({ file }) => file !== undefined)?.file;
  return {
    code,
    title,
    severity,
    meaning,
    ...(details !== undefined && { details }),
    why: blocks('Why').flatMap(({ text }) => text ?? []),
    ...(shown !== undefined && { example: shown }),
    says: example.flatMap(({ text }) => (text?.startsWith('> ') ? text.slice(2) : [])),
    fix: fix.flatMap(({ text }) => text ?? []),
    ...(fixed !== undefined && { fixed }),
  };
}

interface Block {
  readonly text: string | undefined;
  readonly file: string | undefined;
}

/** The blocks of a section below its heading. */
function blocksOf(section: string): readonly Block[] {
  const body = section.slice(section.indexOf('\n') + 1);
  return [...body.matchAll(block)].map(({ groups = {} }) => ({ text: groups.item ?? groups.text, file: groups.file }));
}
