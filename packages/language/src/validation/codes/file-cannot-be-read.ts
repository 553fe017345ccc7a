import type { FindingCode } from '@azroute/engine';

export const fileCannotBeRead = {
  code: 'AZR011',
  title: 'File cannot be read',
  severity: 'error',
  meaning:
    'The imported file is there and cannot be used: it is a folder, is binary, cannot be opened, or its path runs in circles through symbolic links.',
  why: [
    'A topology is text. Nothing is computed from a file that cannot be read as UTF-8 text; the rest of the topology is.',
  ],
  example: `import "hubs"
`,
  mend: ['Name a file of text. The example names a folder.'],
  mended: undefined,
} as const satisfies FindingCode;
