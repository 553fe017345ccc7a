/** An entry of the rulebook: a rule, or a disputed point. Texts are Markdown. */
export interface Rule {
  /** `R156`, `R028a` or `W030`; of a disputed point, `T05` or `V01`. */
  readonly id: string;
  readonly title: string;
  /** The statement of the rule; for a disputed point, the different statements with their sources. */
  readonly statement: string;
  /** The first line of the entry in its page, counted from 1. */
  readonly line: number;
  readonly facts: Readonly<Partial<Record<RuleFact, string>>>;
}

/** A page of the rulebook. */
export interface Chapter {
  readonly title: string;
  readonly intro: string;
  readonly rules: readonly Rule[];
}

/** The facts of a rule, in the order in which its entry lists them. */
export const ruleFacts = [
  'Documented',
  'Observed',
  'Inferred',
  'Confidence',
  'Dispute',
  'State',
  'Default',
  'Not encoded',
  'Rules',
  'Cited by',
] as const;

/** The name of a fact of a rule. */
export type RuleFact = (typeof ruleFacts)[number];

const entry = /^<a id="[^"]*"><\/a>\n## (\S+) · (.*)\n([\s\S]*?)(?=^<a id=|^\[[^\]]+\]: |(?![\s\S]))/gm;
const fact = new RegExp(`^- \\*\\*(${ruleFacts.join('|')}):\\*\\* (.*)$`, 'gm');

/**
 * Reads a page of the rulebook. Its format: a title and a paragraph; for each rule an anchor, a heading with number and
 * title, the statement, and a list of facts; and at the end the targets of links.
 */
export function readChapter(markdown: string): Chapter {
  const [, title = '', intro = ''] = /^# (.*)\n\n([\s\S]*?)\n*(?=^<a id=|(?![\s\S]))/m.exec(markdown) ?? [];
  const rules = [...markdown.matchAll(entry)].map((match): Rule => {
    const [, id = '', name = '', body = ''] = match;
    return {
      id,
      title: name,
      statement: body.replace(fact, '').trim(),
      line: markdown.slice(0, match.index).split('\n').length,
      facts: Object.fromEntries([...body.matchAll(fact)].map(([, key = '', text = '']) => [key, text])),
    };
  });
  return { title, intro, rules };
}
