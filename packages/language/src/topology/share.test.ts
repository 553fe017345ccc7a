import { expect, test } from 'vitest';
import { share } from './share.js';

const state = () => ({
  vnets: [
    { id: 'a', addresses: ['10.0.0.0/16'], asn: undefined as number | undefined },
    { id: 'b', addresses: ['10.1.0.0/16'], asn: 65001 },
  ],
  sites: [{ id: 's', transit: false }],
});

test('equal data is the earlier object', () => {
  const before = state();
  expect(share(before, state())).toBe(before);
});

test('everything that a change does not touch stays the same object', () => {
  const before = state();
  const next = state();
  if (next.vnets[1]) next.vnets[1].asn = 65002;
  const shared = share(before, next);
  expect(shared.vnets[0]).toBe(before.vnets[0]);
  expect(shared.vnets[1]).toEqual({ id: 'b', addresses: ['10.1.0.0/16'], asn: 65002 });
  expect(shared.vnets[1]?.addresses).toBe(before.vnets[1]?.addresses);
  expect(shared.sites).toBe(before.sites);
});

test('items are paired by their ids, whatever their positions', () => {
  const before = state();
  const next = state();
  next.vnets.unshift({ id: 'new', addresses: [], asn: undefined });
  const shared = share(before, next);
  expect(shared.vnets[1]).toBe(before.vnets[0]);
  expect(shared.vnets[2]).toBe(before.vnets[1]);
});

test('a missing item or an additional key is a change', () => {
  const before = state();
  const fewer = { ...state(), vnets: state().vnets.slice(0, 1) };
  expect(share(before, fewer).vnets).toHaveLength(1);
  expect(share<object>({ a: 1 }, { a: 1, b: undefined })).toEqual({ a: 1, b: undefined });
  expect(share<object>({ a: 1, b: undefined }, { a: 1 })).toEqual({ a: 1 });
});
