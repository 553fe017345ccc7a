import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../lib/root.mjs';

const WEB = 'https://github.com/azroute/azroute/blob/main';

/** A link or link target that leads out of the folder of the pages. */
const OUTWARD = /(?<=\]\(|^\[[^\]\n]+\]: )\.\.\/[^)\s]*/gm;

/** The files that cite a rule. */
const CITED_BY = /^- \*\*Cited by:\*\* .*$/gm;

/**
 * Copies the pages of the rulebook. Targets outside their own folder are not shipped with them, so those links lead to
 * the web, and the source files that cite a rule are named without a link. Line numbers stay the same, because links
 * into the pages use them.
 * @param {string} folder the new folder
 */
export function copyRulePages(folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(inRoot('docs/rules'))) {
    const text = readFileSync(inRoot('docs/rules', name), 'utf8');
    writeFileSync(
      path.join(folder, name),
      text
        .replace(CITED_BY, (line) => line.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1'))
        .replace(OUTWARD, (link) => WEB + path.posix.join('/docs/rules', link)),
    );
  }
}
