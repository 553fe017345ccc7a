import { expect, test } from 'vitest';
import { build } from '../testing/parse.js';
import { nearestNames } from './nearest.js';

const fixture = `vnet hub { subnet s 10.0.0.0/24 { nic alpha 10.0.0.4 nic beta 10.0.0.5 nic gamma 10.0.0.6 nic delta 10.0.0.7 } }
vnet hubs {}
vnet hubb {}
vnet Hub1 {}
nva spoke { nic hub.alpha }
`;

test.each([
  ['hup', ['vnet'], ['hub']],
  ['hubx', ['vnet'], ['Hub1', 'hub', 'hubb']],
  ['hbu', ['vnet'], ['hub']],
  ['zzz', ['vnet'], []],
  ['spoke', ['vnet'], ['spoke']],
  ['hub.omega1234', ['nic'], ['hub.alpha', 'hub.beta', 'hub.delta']],
  ['nowhere.omega1234', ['nic'], []],
] as const)('near to %s of the kinds %s are %s', async (text, kinds, names) => {
  const { view } = await build(fixture);
  expect(nearestNames(view.symbols, text, kinds)).toEqual(names);
});

test('there are no more suggestions when the effort for a topology is used up', async () => {
  const { view } = await build(fixture);
  const effort = { left: 0 };
  expect(nearestNames(view.symbols, 'hup', ['vnet'], effort)).toEqual([]);
  expect(nearestNames(view.symbols, 'hub.omega1234', ['nic'], effort)).toEqual([]);
});

test('thousands of unknown names are reported, the last ones without a suggestion', async () => {
  const text = Array.from({ length: 3000 }, (_, i) => `vnet spoke${i} {}\npeering spoke${i} <-> spoek${i}\n`).join('');
  const { diagnostics } = await build(text);
  const messages = diagnostics().map(({ message }) => String(message));
  expect(messages).toHaveLength(3000);
  expect(messages[0]).toBe('There is no spoek0; did you mean spoke0, spoke1 or spoke10?');
  expect(messages.at(-1)).toContain('expected a virtual network');
});
