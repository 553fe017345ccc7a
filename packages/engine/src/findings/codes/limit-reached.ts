import type { FindingCode } from '../finding-code.js';

export const limitReached = {
  code: 'AZR902',
  title: 'Limit reached',
  severity: 'warning',
  meaning: 'A part of the topology asks for more than azroute computes, and this part was left out.',
  details: 'The message says what is left out and what was computed all the same; nothing else is affected.',
  why: [
    'azroute answers in bounded time and memory, whatever is written. The limits lie far beyond the networks that Azure takes, and grow with the size of the text; they are listed in docs/limits.md.',
  ],
  example: undefined,
  mend: [
    'Look for what multiplies: sessions of each with each, groups in expectations, prefixes that could be summarised. Or check parts of the topology in files of their own.',
  ],
  mended: undefined,
} as const satisfies FindingCode;
