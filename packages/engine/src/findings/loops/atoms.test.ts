import { expect, test } from 'vitest';
import { address, prefix } from '../../address/index.js';
import { Atoms } from './atoms.js';
import { classesOf } from './classes.js';

const p = (...texts: string[]) => texts.map(prefix);
const shown = (atoms: Atoms) => Array.from({ length: atoms.count }, (_, atom) => atoms.representative(atom).text);

test('the address space is cut at both ends of every prefix', () => {
  const atoms = new Atoms(4, p('10.0.0.0/8', '10.1.0.0/16', '0.0.0.0/0', '255.255.255.255/32', 'fd00::/8'));
  expect(shown(atoms)).toEqual(['0.0.0.0', '10.0.0.0', '10.1.0.0', '10.2.0.0', '11.0.0.0', '255.255.255.255']);
  expect(atoms.range(prefix('10.0.0.0/8'))).toEqual([1, 4]);
  expect(atoms.range(prefix('0.0.0.0/0'))).toEqual([0, 6]);
  // A prefix that cuts nothing touches the atoms that contain it.
  expect(atoms.range(prefix('10.0.5.0/24'))).toEqual([1, 2]);
  expect(atoms.atomOf(address('10.1.255.255'))).toBe(2);
});

test('IPv6 is cut by its own prefixes', () => {
  const atoms = new Atoms(6, p('10.0.0.0/8', 'fd00:1::/32', 'fd00:1:0:1::/64', '::/0'));
  expect(shown(atoms)).toEqual(['::', 'fd00:1::', 'fd00:1:0:1::', 'fd00:1:0:2::', 'fd00:2::']);
  expect(atoms.atomOf(address('fd00:1:0:1::77'))).toBe(2);
  expect(atoms.range(prefix('fd00:1::/32'))).toEqual([1, 4]);
});

test('no prefix, no atom', () => {
  const atoms = new Atoms(6, p('10.0.0.0/8'));
  expect(atoms.count).toBe(0);
  expect(atoms.atomOf(address('::1'))).toBe(-1);
  expect(() => atoms.representative(0)).toThrow(RangeError);
});

test('atoms that every table treats alike are one class', () => {
  const atoms = new Atoms(4, p('0.0.0.0/0', '10.0.0.0/8', '10.1.0.0/16', '10.2.0.0/16', '20.0.0.0/8'));
  const entry = (text: string, token: string) => ({ prefix: prefix(text), token });
  const classes = classesOf(atoms, [
    { entries: [entry('0.0.0.0/0', 'out'), entry('10.1.0.0/16', 'nva'), entry('10.2.0.0/16', 'nva')] },
    { entries: [entry('20.0.0.0/8', 'gateway')] },
  ]);
  // 0/0, 10.0/16, 10.1/16, 10.2/16, 10.3/16 on, 11/8 on, 20/8, 21/8 on
  expect(shown(atoms)).toEqual([
    '0.0.0.0',
    '10.0.0.0',
    '10.1.0.0',
    '10.2.0.0',
    '10.3.0.0',
    '11.0.0.0',
    '20.0.0.0',
    '21.0.0.0',
  ]);
  expect([...classes]).toEqual([0, 0, 1, 1, 0, 0, 2, 0]);
});
