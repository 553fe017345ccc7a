import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import { formatText } from '../formatting/format-text.js';
import { createAzrouteServices } from '../module.js';
import { examine } from '../testing/examine.js';
import { build } from '../testing/parse.js';
import { nextSpokes } from './next-spoke.js';
import { scaffolds } from './scaffolds.js';
import { asSnippet } from './snippet.js';

const services = createAzrouteServices(EmptyFileSystem).azroute;
const [error, warning] = [1, 2];

/** What is wrong with a text that somebody is given to begin with. */
async function faults(text: string): Promise<readonly string[]> {
  const found = (await examine(text)).filter(({ severity }) => severity === error || severity === warning);
  return [
    ...found.map(({ code, message, range }) => `${range.start.line + 1}: ${code} ${message}`),
    ...formatText(services, text).map(() => 'It is not formatted.'),
  ];
}

test.each(scaffolds.map((scaffold) => ({ ...scaffold })))(
  '$name has no findings and is formatted',
  async ({ text }) => {
    expect(await faults(text)).toEqual([]);
  },
);

test.each(scaffolds.map((scaffold) => ({ ...scaffold })))('$name is the same text as a snippet', ({ text, names }) => {
  const snippet = asSnippet(text, names);
  const filled = snippet.replace(/\$\{\d+:([\w-]+)\}/g, '$1').replace(/\\([\\$}])/g, '$1');
  expect(filled).toBe(text);
  for (const [i, name] of names.entries()) expect(snippet).toContain(`\${${i + 1}:${name}}`);
});

test.each(['hub-and-spoke', 'firewall'])('one more spoke of %s is like the others', async (name) => {
  const text = scaffolds.find((each) => each.name === name)?.text ?? '';
  const { view } = await build(text);
  const spokes = nextSpokes(view.snapshot.network, (id) => view.labelOf(id));
  expect(spokes.map((spoke) => [spoke.hub.name, spoke.name, spoke.prefix.text])).toEqual([
    ['hub', 'spoke3', '10.3.0.0/16'],
  ]);
  const added = `${text}\n${spokes[0]?.text}`;
  // The gateway's route table names its spokes one by one, so a new one is not in it yet.
  const expected = name === 'firewall' ? /AZR\d+/ : /^$/;
  for (const fault of await faults(added)) expect(fault).toMatch(expected);
});
