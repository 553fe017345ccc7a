import type { Section } from './expectation.js';

/** A row of a table as one line of facts; tables are sets of such lines. */
export type Fact = string;

/**
 * The difference between the printed and the computed table, as lines that begin with `-` (expected, missing) or `+`
 * (computed, not expected). Empty if they agree. Computed rows that the source is known to have trimmed count only if
 * the source prints them.
 */
export function difference(section: Section, expected: readonly Fact[], computed: readonly Fact[]): string[] {
  const wanted = new Set(expected);
  const got = new Set(computed);
  const missing = [...wanted].filter((fact) => !got.has(fact));
  const extra = section.partial ? [] : [...got].filter((fact) => !wanted.has(fact) && !isTrimmed(section, fact));
  return [...missing.map((fact) => `- ${fact}`), ...extra.map((fact) => `+ ${fact}`)].sort((a, b) =>
    a.slice(2) < b.slice(2) ? -1 : 1,
  );
}

/** Whether the source leaves out rows of this kind, that is, whether any of its fields is listed in `trimmed`. */
function isTrimmed(section: Section, fact: Fact): boolean {
  const fields = fact.split('  ');
  return section.trimmed.some((kind) =>
    kind === 'None' ? fields[0] === 'Default' && fields.includes('None') : fields.includes(kind),
  );
}

/** Joins the fields of a row to a fact. */
export function fact(...fields: readonly string[]): Fact {
  return fields.join('  ');
}
