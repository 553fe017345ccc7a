import { expect, test } from 'vitest';
import { ownText } from './own-text.js';

test.each(['', 'vm1', '192.168.100.100', 'Zürich 😀 \ud800 lonely', 'a'.repeat(10_000)])(
  '%.30j stays as it is',
  (text) => {
    expect(ownText(`x${text}`.slice(1))).toBe(text);
  },
);
