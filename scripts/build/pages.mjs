import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../lib/root.mjs';

const WEB = 'https://github.com/azroute/azroute/blob/main';

/** The folders of pages that are shipped beside each other: those of the rulebook and those of the diagnostic codes. */
export const PAGE_FOLDERS = ['rules', 'diagnostics'];

/** A link or link target that leads out of these folders. */
const OUTWARD = new RegExp(String.raw`(?<=\]\(|^\[[^\]\n]+\]: )\.\./(?!(?:${PAGE_FOLDERS.join('|')})/)[^)\s]*`, 'gm');

/** The files that cite a rule. */
const CITED_BY = /^- \*\*Cited by:\*\* .*$/gm;

/**
 * Copies the pages. Targets that are not shipped with them are linked on the web, and the source files that cite a rule
 * are named without a link. Line numbers stay the same, because links into the pages use them.
 * @param {string} folder the folder that gets the folders of pages
 */
export function copyPages(folder) {
  for (const pages of PAGE_FOLDERS) {
    mkdirSync(path.join(folder, pages), { recursive: true });
    for (const name of readdirSync(inRoot('docs', pages))) {
      const text = readFileSync(inRoot('docs', pages, name), 'utf8');
      writeFileSync(
        path.join(folder, pages, name),
        text
          .replace(CITED_BY, (line) => line.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1'))
          .replace(OUTWARD, (link) => WEB + path.posix.join('/docs', pages, link)),
      );
    }
  }
}
