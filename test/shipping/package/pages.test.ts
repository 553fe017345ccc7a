import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { rulePlace } from '@azroute/language';
import { expect, it } from 'vitest';
import { PAGE_FOLDERS } from '../../../scripts/build/pages.mjs';
import { inRoot } from '../../../scripts/lib/root.mjs';

const dist = inRoot('packages/extension/dist');
const pages = PAGE_FOLDERS.flatMap((folder) =>
  readdirSync(path.join(dist, folder)).map((name) => ({
    folder,
    name,
    text: readFileSync(path.join(dist, folder, name), 'utf8'),
  })),
);

it.each(PAGE_FOLDERS)('ships every page of docs/%s with the extension', (wanted) => {
  const names = pages.filter(({ folder }) => folder === wanted).map(({ name }) => name);
  expect(names.sort()).toEqual(readdirSync(inRoot('docs', wanted)).sort());
});

it('has each entry of the rulebook in the line to which hovers link', () => {
  const entries = pages.flatMap(({ name, text }) =>
    [...text.matchAll(/^<a id="(.*)"><\/a>\n## (\S+) /gm)].map(({ 2: id = '', index }) => ({
      id,
      place: { page: name, line: text.slice(0, index).split('\n').length },
    })),
  );
  expect(entries.length).toBeGreaterThan(300);
  for (const { id, place } of entries) expect(rulePlace(id)).toEqual(place);
});

it('links to what is shipped too, or to the web', () => {
  const broken = pages.flatMap(({ folder, name, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)|^\[[^\]\n]+\]: (\S+)$/gm)].flatMap(([, inline, defined]) => {
      const [target = ''] = (inline ?? defined ?? '').split('#');
      const isThere = target === '' || /^https:\/\//.test(target) || existsSync(path.join(dist, folder, target));
      return isThere ? [] : [`${folder}/${name}: ${target}`];
    }),
  );
  expect(broken).toEqual([]);
});

it.each([
  ['a rule', 'and so do the NICs of the appliance that advertised it'],
  ['a code', 'Packets for existing destinations come back'],
])('has the text of %s once: in the pages of the extension, and in the command line', (_what, statement) => {
  const holding = [
    'packages/extension/dist/server.js',
    'packages/extension/dist/extension.js',
    'packages/extension/dist/web-server.js',
    'packages/extension/dist/web-extension.js',
    'packages/cli/dist/azroute.js',
  ];
  expect(pages.filter(({ text }) => text.includes(statement))).toHaveLength(1);
  expect(holding.filter((file) => readFileSync(inRoot(file), 'utf8').includes(statement))).toEqual([
    'packages/cli/dist/azroute.js',
  ]);
});
