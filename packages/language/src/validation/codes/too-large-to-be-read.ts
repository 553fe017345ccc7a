import type { FindingCode } from '@azroute/engine';

export const tooLargeToBeRead = {
  code: 'AZR014',
  title: 'Too large to be read',
  severity: 'error',
  meaning: 'A file or a name is larger than azroute reads.',
  details:
    'Of a file that is too large nothing is read, and a name that is too long declares nothing; everything else is computed. See [limits](../limits.md).',
  why: [
    "This limit is ours, not Azure's, which takes names of up to 80 characters. Without it a single file could keep an editor busy for minutes.",
  ],
  example: undefined,
  mend: [
    'Divide a file that is too large into several ones, and import these into one another.',
    'Give a shorter name to what has one that is too long.',
  ],
  mended: undefined,
} as const satisfies FindingCode;
