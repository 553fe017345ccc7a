import { expect, it } from 'vitest';
import { numberOf } from './token-numbers.js';

it('equal texts have equal numbers, and no two texts ever have the same one', () => {
  const seen = new Map<number, string>();
  for (let i = 0; i < 250_000; i++) {
    const text = `route ${i}`;
    const number = numberOf(text);
    expect(numberOf(text)).toBe(number);
    if (seen.has(number)) expect(seen.get(number)).toBe(text);
    seen.set(number, text);
  }
  const again = numberOf('route 0');
  expect(seen.get(again) ?? 'route 0').toBe('route 0');
});
