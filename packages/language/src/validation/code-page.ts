/** What the page of a diagnostic code says. Texts are Markdown; `R` and a number cite the rulebook. */
export interface CodePage {
  readonly code: string;
  readonly title: string;
  /** The severity as it is written in the page, such as `Warning`. */
  readonly severity: string;
  /** One sentence: what the code says. */
  readonly meaning: string;
  /** What else the page says at its top, such as where the finding is shown. */
  readonly details?: string;
  /** Paragraphs: why Azure does so, with the rule and its source. */
  readonly why: readonly string[];
  /** A small file that gives this code and no other; undefined for what no small file can show. */
  readonly example?: string;
  /** The messages that azroute gives to the example, three at most. */
  readonly says: readonly string[];
  /** Paragraphs: what to do. */
  readonly mend: readonly string[];
  /** The example mended: a file that gives no finding at all. */
  readonly mended?: string;
}

/** A block of Markdown: a fenced file, or a paragraph or item of a list. */
const block = /^```azroute\n(?<file>[\s\S]*?\n)```$|^(?<item>- .*)$|^(?<text>[^\n]+(?:\n(?!- ).+)*)$/gm;
const head = /^# (AZR\d{3}) · (.+)\n\n\*\*(\w+)\.\*\* (.+?[.])(?: (.+))?$/;

/**
 * Reads a page of docs/diagnostics. Its form: `# AZR123 · Title`; a paragraph with the severity, a sentence that says
 * what the code means, and details; `## Why`; `## An example` with a file and what azroute says to it as quotations;
 * `## How to mend it`, with the mended file at its end. Where no file can show the code, the example is missing.
 */
export function readCodePage(markdown: string): CodePage {
  const [top = '', ...sections] = markdown.trimEnd().split(/\n\n(?=## )/);
  const [, code = '', title = '', severity = '', meaning = '', details] = head.exec(top) ?? [];
  const blocks = (heading: string) => blocksOf(sections.find((each) => each.startsWith(`## ${heading}\n`)) ?? '');
  const [example, mend] = [blocks('An example'), blocks('How to mend it')];
  const shown = example.find(({ file }) => file !== undefined)?.file;
  const mended = mend.find(({ file }) => file !== undefined)?.file;
  return {
    code,
    title,
    severity,
    meaning,
    ...(details !== undefined && { details }),
    why: blocks('Why').flatMap(({ text }) => text ?? []),
    ...(shown !== undefined && { example: shown }),
    says: example.flatMap(({ text }) => (text?.startsWith('> ') ? text.slice(2) : [])),
    mend: mend.flatMap(({ text }) => text ?? []),
    ...(mended !== undefined && { mended }),
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
