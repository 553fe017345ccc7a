import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citationsIn } from '@azroute/language';

const root = join(import.meta.dirname, '../..');

/** The files to search for citations in addition to the sources: pages, examples, tests and their expected output. */
const texts = [
  '*.md',
  'docs/**/*.md',
  'examples/**/*.azroute',
  'test/**/*.{ts,md,azroute,txt}',
  'packages/*/golden/*.txt',
  'packages/*/src/**/*.{ts,md,azroute}',
];

/** Generated files, and files about the numbers themselves or about a number that does not exist. */
const notCiting = /\/generated\/|^test\/rules\/|explain-unknown(-wan)?-rule\.txt$/;

/** A number that is only an example: `such as R156`. */
const example = /\b(?:such as|explain) `?[RTVW]\d+a?/g;

/** The rules that the sources of the packages and the pages of the codes cite, each with the files that do; tests and generated code aside. */
export function citedRules(): ReadonlyMap<string, readonly string[]> {
  return byRule(
    globSync(['packages/*/src/**/*.ts', 'docs/diagnostics/AZR*.md'], { cwd: root }).filter(
      (file) => !/\.test\.ts$|\/testing\/|\/generated\/|\/rulebook\//.test(file),
    ),
  );
}

/** The rules that anything in the repository cites, each with the files that do. */
export function citedAnywhere(): ReadonlyMap<string, readonly string[]> {
  return byRule(globSync(texts, { cwd: root }).filter((file) => !notCiting.test(file)));
}

function byRule(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const cited = new Map<string, string[]>();
  for (const file of [...files].sort()) {
    for (const rule of new Set(citationsIn(readFileSync(join(root, file), 'utf8').replaceAll(example, '')))) {
      cited.set(rule, [...(cited.get(rule) ?? []), file]);
    }
  }
  return cited;
}
