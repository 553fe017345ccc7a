import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Where rules are cited. */
const citing = ['packages/*/src/**/*.ts', 'docs/diagnostics/AZR*.md'];

/** A rule number, or a range of them such as `R056–R066`. */
const citation = /\bR(\d{3})(?:[–-]R(\d{3}))?\b/g;

/** The rules that the sources of the packages and the pages of the codes cite, each with the files that do; tests and generated code aside. */
export function citedRules(): ReadonlyMap<string, readonly string[]> {
  const cited = new Map<string, string[]>();
  for (const file of globSync(citing, { cwd: root }).sort()) {
    if (/\.test\.ts$|\/testing\/|\/generated\//.test(file)) continue;
    for (const rule of new Set(rulesIn(readFileSync(join(root, file), 'utf8')))) {
      cited.set(rule, [...(cited.get(rule) ?? []), file]);
    }
  }
  return cited;
}

/** The rules that a text cites, those within ranges too. */
export function rulesIn(text: string): readonly string[] {
  return [...text.matchAll(citation)].flatMap(([, first, last]) => {
    const [from, to] = [Number(first), Number(last ?? first)];
    return Array.from({ length: Math.max(to - from + 1, 1) }, (_, i) => `R${String(from + i).padStart(3, '0')}`);
  });
}
