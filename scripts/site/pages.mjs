import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, ROOT } from '../lib/root.mjs';

const REPOSITORY = 'https://github.com/azroute/azroute/blob/main';
const DOCS = inRoot('docs');

/**
 * Copies the documentation to where the generator reads it. Links to what the site does not have lead to the repository,
 * and links to examples to the playground.
 * @param {string} folder the new folder
 */
export function copyDocumentation(folder) {
  rmSync(folder, { recursive: true, force: true });
  for (const entry of readdirSync(DOCS, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const to = path.join(folder, renamed(path.relative(DOCS, file)));
    mkdirSync(path.dirname(to), { recursive: true });
    if (!entry.name.endsWith('.md')) cpSync(file, to);
    else writeFileSync(to, pageOf(readFileSync(file, 'utf8'), file));
  }
}

/** The page of a folder is its index. */
function renamed(place) {
  return place.replace(/(^|[\\/])README\.md$/, '$1index.md');
}

function pageOf(text, file) {
  const place = (link, anchor = '') => targetOf(path.resolve(path.dirname(file), decodeURI(link)), link) + anchor;
  const page = outsideOfCode(text, (part) =>
    part
      .replace(/\]\((?![a-z]+:|#)([^)\s#]+)(#[^)\s]*)?\)/g, (_, link, anchor) => `](${place(link, anchor)})`)
      .replace(
        /^(\[[^\]\n]+\]: )(?![a-z]+:|#)([^\s#]+)(#\S*)?$/gm,
        (_, name, link, anchor) => name + place(link, anchor),
      )
      // The generator would take two braces for a place to fill in, and a name in angle brackets for a component.
      .replaceAll('{{', '&#123;&#123;')
      .replace(/<(?!\/?(?:a|details|summary|br)\b|!--|https?:)/g, '&lt;'),
  );
  return file === inRoot('docs', 'README.md') ? front(page) : page;
}

/** Where a link leads on the site. */
function targetOf(target, link) {
  const place = path.relative(ROOT, target).replaceAll('\\', '/');
  const example = /^examples\/(.*\.azroute)$/.exec(place)?.[1];
  if (example !== undefined) return `/play/index.html#example=${encodeURIComponent(example)}`;
  if (place === 'examples') return '/play/index.html';
  if (!place.startsWith('docs/')) return `${REPOSITORY}/${place}`;
  const isPage = /\.(md|svg|png)$/.test(place) && statSync(target, { throwIfNoEntry: false })?.isFile();
  return isPage ? renamed(link) : `${REPOSITORY}/${place}`;
}

/** Changes a Markdown text outside of its blocks and spans of code. */
function outsideOfCode(text, change) {
  return text
    .split(/(^`{4,}[\s\S]*?^`{4,}$|^```[\s\S]*?^```$|`[^`\n]*`)/m)
    .map((part, i) => (i % 2 === 0 ? change(part) : part))
    .join('');
}

/** The first page also shows what azroute is for. */
function front(page) {
  return page.replace(
    /^# .*\n/,
    `# azroute

Azure networks as text: effective routes, BGP tables, packet paths and routing loops while you type.

![Two regions, each with a Route Server and an NVA: a packet from spoke11 loops at nva1, and the table says which routes decided](images/loop-way.svg)

**[Try it in the browser](/play/index.html#example=05-multi-region-loop.azroute)**. Nothing that you type leaves it.

## Documentation
`,
  );
}
