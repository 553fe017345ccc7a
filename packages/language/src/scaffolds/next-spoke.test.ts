import { expect, test } from 'vitest';
import { createTextFormatter } from '../formatting/text-formatter.js';
import { examine } from '../testing/examine.js';
import { build } from '../testing/parse.js';
import { nextSpokes } from './next-spoke.js';
import { scaffolds } from './scaffolds.js';

/** The spokes that a text can have more of. */
async function spokesOf(text: string) {
  const { view } = await build(text);
  return nextSpokes(view.snapshot.network, (id) => view.labelOf(id));
}

test.each(['hub-and-spoke', 'route-server'])('one more spoke of %s is like the others', async (name) => {
  const text = scaffolds.find((each) => each.name === name)?.text ?? '';
  const spokes = await spokesOf(text);
  expect(spokes.map((spoke) => [spoke.hub.name, spoke.name, spoke.prefix.text])).toEqual([
    ['hub', 'spoke3', '10.3.0.0/16'],
  ]);
  const added = `${text}\n${spokes[0]?.text}`;
  expect(await examine(added)).toEqual([]);
  expect(createTextFormatter()(added).text).toBe(added);
});

test('a network without spokes has no siblings to follow', async () => {
  expect(await spokesOf('vnet a {\n  address 10.0.0.0/16\n}\nvnet b {\n  address 10.1.0.0/16\n}\n')).toEqual([]);
});
