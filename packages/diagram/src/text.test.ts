import { describe, expect, it } from 'vitest';
import { clippedName } from './text.js';

describe('a name with too little room', () => {
  it.each([
    ['rt-spokes', 20, 'rt-spokes'],
    ['rt-hub-westeurope-01', 20, 'rt-hub-westeurope-01'],
    ['rt-hub-westeurope-prod-001', 20, 'rt-hub-wes…-prod-001'],
    ['ネットワーク仮想アプライアンス', 11, 'ネット…ンス'],
    ['a'.repeat(9) + 'e\u0301'.repeat(4), 8, 'aaaae\u0301e\u0301e\u0301'.replace('aaaa', 'aaaa…')],
  ])('%s in %d columns', (name, most, shown) => expect(clippedName(name, most)).toBe(shown));
});
