import { describe, expect, it } from 'vitest';
import { createTextFormatter } from '../formatting/text-formatter.js';
import { examine } from '../testing/examine.js';
import { scaffolds } from './scaffolds.js';

describe.each(scaffolds)('$name', ({ text, places }) => {
  it('has no findings', async () => {
    expect(await examine(text)).toEqual([]);
  });

  it('is formatted', () => {
    expect(createTextFormatter()(text)).toEqual({ text, isComplete: true });
  });

  it('has places that are whole words of it', () => {
    for (const place of places) expect(text.split(/\s+/)).toContain(place);
  });
});
