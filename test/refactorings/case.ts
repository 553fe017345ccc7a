import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { lineDiff } from '../../packages/language/src/lsp/testing/line-diff.js';
import { RefactoringClient, unformatted } from '../../packages/language/src/lsp/testing/refactoring-client.js';
import type { Section } from '../expectations/expectation.js';
import { readExpectation } from '../expectations/expectation.js';
import { asText, judge, settingsOf } from '../expectations/judge.js';
import { open } from '../expectations/subject.js';

/** A refactoring at a place of a text, and what becomes of it. */
export interface Case {
  readonly text: string;
  /** The place of the cursor: in front of this. */
  readonly at: string;
  /** The title of the action, also if it asks something. */
  readonly title: string;
  /** The labels of what is chosen, by the name of the input. */
  readonly answers?: Readonly<Record<string, readonly string[]>>;
  /** The title of the change, if the action asks something. */
  readonly change?: string;
  /** What is found before and no longer afterwards. */
  readonly mends?: readonly string[];
  /** What is found afterwards, as it was found at the sibling. */
  readonly adds?: readonly string[];
  /** Expectations that hold afterwards. */
  readonly holds?: readonly string[];
}

const root = join(import.meta.dirname, '../..');

/** The text of an example of the documentation. */
export function example(name: string): string {
  return readFileSync(join(root, 'examples', `${name}.azroute`), 'utf8');
}

/** A client whose cursor is at the place of a case. */
export function atPlace(text: string, at: string): Promise<RefactoringClient> {
  const start = text.indexOf(at);
  if (start < 0) throw new Error(`The text does not contain ${at}`);
  return RefactoringClient.open({ 'main.azroute': `${text.slice(0, start)}<|>${text.slice(start)}` });
}

/** The text after a case, in the form that the formatter gives it, and the title of the change. */
export async function refactored({ text, at, title, answers }: Case): Promise<{ text: string; title: string }> {
  const client = await atPlace(text, at);
  if (!answers) return { text: await formatted(await client.after(title)), title };
  const { result, files } = await client.answered(title, answers);
  if ('refused' in result) throw new Error(result.refused);
  return { text: await formatted(files), title: result.title };
}

async function formatted(files: Readonly<Record<string, string>>): Promise<string> {
  if ((await unformatted(files)).length > 0) throw new Error(`Not formatted:\n${files['main.azroute']}`);
  return files['main.azroute'] ?? '';
}

/** Compares the lines that a case changes with those in the folder `changes`, and its title with the one it must have. */
export async function check(name: string, one: Case): Promise<void> {
  const after = await refactored(one);
  expect(after.title).toBe(one.change ?? one.title);
  const file = join(import.meta.dirname, 'changes', `${name.replaceAll(' ', '-')}.diff`);
  await expect(`${lineDiff(one.text, after.text)}\n`).toMatchFileSnapshot(file);
  const known = (await found(one.text)).filter((each) => !one.mends?.includes(each));
  expect(await found(after.text, one.holds)).toEqual([...known, ...(one.adds ?? [])]);
}

/** What a text has otherwise than the design of an example; nothing if they are equal in these sections. */
export async function differences(
  text: string,
  design: string,
  isMeant: (section: Section) => boolean = () => true,
): Promise<string> {
  const expectation = readExpectation(join(root, 'test/designs', `${design}.expected.md`));
  const subject = await opened(text, settingsOf(expectation));
  return expectation.sections
    .filter(isMeant)
    .map((section) => asText(judge(section, subject)))
    .filter((differing) => differing !== '')
    .join('\n');
}

/** The codes that are found in a text, expectations that are added to it included. */
async function found(text: string, expectations: readonly string[] = []): Promise<readonly string[]> {
  const more = expectations.map((one) => `expect ${one}\n`).join('');
  const { reported } = await opened(text + more, {});
  return reported.map(({ code, at }) => `${code} at ${at}`);
}

async function opened(text: string, settings: Parameters<typeof open>[1]) {
  const folder = mkdtempSync(join(tmpdir(), 'azroute-'));
  const file = join(folder, 'main.azroute');
  writeFileSync(file, text);
  try {
    return await open(file, settings);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
