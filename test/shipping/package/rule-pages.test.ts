import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rulePlace } from '@azroute/language';
import { expect, it } from 'vitest';
import { inRoot } from '../../../scripts/lib/root.mjs';

const folder = inRoot('packages/extension/dist/rules');
const pages = readdirSync(folder).map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));

it('ships every page of the rulebook with the extension', () => {
  expect(pages.map(({ name }) => name).sort()).toEqual(readdirSync(inRoot('docs/rules')).sort());
});

it('has each entry in the line to which hovers link', () => {
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
  const broken = pages.flatMap(({ name, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)|^\[[^\]\n]+\]: (\S+)$/gm)].flatMap(([, inline, defined]) => {
      const [path = ''] = (inline ?? defined ?? '').split('#');
      return path === '' || /^https:\/\//.test(path) || existsSync(`${folder}/${path}`) ? [] : [`${name}: ${path}`];
    }),
  );
  expect(broken).toEqual([]);
});

it('has the text once: in the pages of the extension, and in the command line', () => {
  const statement = 'and so do the NICs of the appliance that advertised it';
  const holding = [
    'packages/extension/dist/server.js',
    'packages/extension/dist/extension.js',
    'packages/extension/dist/web-server.js',
    'packages/extension/dist/web-extension.js',
    'packages/cli/dist/azroute.js',
  ];
  expect(holding.filter((file) => readFileSync(inRoot(file), 'utf8').includes(statement))).toEqual([
    'packages/cli/dist/azroute.js',
  ]);
});
