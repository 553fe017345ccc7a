import { readFileSync } from 'node:fs';

/** The kinds of sections in an expectation file. */
type SectionKind = 'routes' | 'hubRoutes' | 'learned' | 'advertised' | 'operatingSystem' | 'flows' | 'findings';

/** One section: a heading such as `routes hub1.vm, spoke1.vm`, and the table below it. */
export interface Section {
  readonly heading: string;
  readonly kind: SectionKind;
  readonly subject: string;
  /** Column names of the table, as printed. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Kinds of rows that the source left out: `None`, an origin such as `Network`, or a prefix. */
  readonly trimmed: readonly string[];
  /** Whether the source prints only some rows of the table (`rows: of interest`). */
  readonly partial: boolean;
  /** Set if azroute is known to differ here: it must then differ in exactly this way. */
  readonly differs: KnownDifference | undefined;
}

/** A known difference: the reason, and its lines in the format of {@link difference}. */
interface KnownDifference {
  readonly reason: string;
  readonly lines: readonly string[];
}

/** An expectation file: Markdown with a heading and a printed table for each expected item. */
export interface Expectation {
  readonly title: string;
  /** Settings of the engine, as `name value` pairs. */
  readonly settings: ReadonlyMap<string, string>;
  readonly sections: readonly Section[];
}

const kinds: Readonly<Record<string, SectionKind>> = {
  routes: 'routes',
  'hub-routes': 'hubRoutes',
  learned: 'learned',
  advertised: 'advertised',
  'operating-system': 'operatingSystem',
  flows: 'flows',
  findings: 'findings',
};

/** Column names of two or three words, joined so that a header can be split at white space. */
const longColumns = ['Address Prefix', 'Next Hop Type', 'Next Hop IP', 'Next Hop', 'AS path'];

/** Reads an expectation file; throws an error with the file and the line that cannot be parsed. */
export function readExpectation(file: string): Expectation {
  const [head = '', ...parts] = readFileSync(file, 'utf8').split(/^## /m);
  const trimmedByDefault = option(head, 'trimmed');
  return {
    title: /^# (.*)$/m.exec(head)?.[1] ?? fail(file, 'the file has no title'),
    settings: new Map(
      list(option(head, 'settings')).map((pair) => {
        const [name = '', value = ''] = pair.split(' ');
        return [name, value];
      }),
    ),
    sections: parts.map((part) => section(file, part, trimmedByDefault)),
  };
}

function section(file: string, text: string, trimmedByDefault: string | undefined): Section {
  const heading = text.slice(0, text.indexOf('\n')).trim();
  const [word = '', ...subject] = heading.split(' ');
  const kind = kinds[word] ?? fail(file, `"${heading}" begins with none of ${Object.keys(kinds).join(', ')}`);
  const table = /^```text\n([\s\S]*?)^```/m.exec(text)?.[1];
  const [header = '', ...lines] = (table ?? fail(file, `"${heading}" has no table`)).trimEnd().split('\n');
  const trimmed = option(text, 'trimmed') ?? trimmedByDefault;
  const result: Section = {
    heading,
    kind,
    subject: subject.join(' '),
    columns: longColumns.reduce((line, name) => line.replace(name, name.replaceAll(' ', '')), header).split(/\s+/),
    rows: lines.map((line) => line.trim().split(/\s{2,}/)),
    trimmed: trimmed === 'nothing' ? [] : list(trimmed),
    partial: option(text, 'rows') === 'of interest',
    differs: knownDifference(file, heading, text),
  };
  for (const row of result.rows) {
    if (!row[0]?.startsWith('<None>') && row.length !== result.columns.length)
      fail(
        file,
        `a row of "${heading}" has ${row.length} columns instead of ${result.columns.length}: ${row.join(' | ')}`,
      );
  }
  return result;
}

/** `differs: why`, and a `diff` block with the lines. */
function knownDifference(file: string, heading: string, text: string): KnownDifference | undefined {
  const reason = option(text, 'differs');
  if (reason === undefined) return undefined;
  const lines = /^```diff\n([\s\S]*?)^```/m.exec(text)?.[1];
  return { reason, lines: (lines ?? fail(file, `"${heading}" does not say how it differs`)).trimEnd().split('\n') };
}

function option(text: string, name: string): string | undefined {
  return new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1]?.trim();
}

/** The items of a comma-separated list. */
export function list(text: string | undefined): string[] {
  return text ? text.split(/,\s*/).filter((part) => part !== '') : [];
}

function fail(file: string, why: string): never {
  throw new Error(`${file}: ${why}`);
}
