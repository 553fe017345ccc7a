import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../lib/root.mjs';

const WEB = 'https://github.com/azroute/azroute/blob/main';

/** A link or the target of one that leads out of the folder of the pages. */
const OUTWARD = /(?<=\]\(|^\[[^\]\n]+\]: )\.\.\/[^)\s]*/gm;

/**
 * Copies the pages of the rulebook. What they link to outside their own folder is not shipped with them, so those links
 * lead to the web. Lines stay where they are, since links into the pages name them.
 * @param {string} folder the new folder
 */
export function copyRulePages(folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(inRoot('docs/rules'))) {
    const text = readFileSync(inRoot('docs/rules', name), 'utf8');
    writeFileSync(
      path.join(folder, name),
      text.replace(OUTWARD, (link) => WEB + path.posix.join('/docs/rules', link)),
    );
  }
}
