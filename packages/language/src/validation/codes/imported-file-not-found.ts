import type { FindingCode } from '@azroute/engine';

export const importedFileNotFound = {
  code: 'AZR010',
  title: 'Imported file not found',
  severity: 'error',
  meaning: 'There is no file at the path of the import.',
  why: [
    'The path is relative to the folder of the importing file, on every system with `/` between the folders. What the missing file would declare is unknown, so references to it are reported too.',
  ],
  example: `import "hubs/missing.azroute"
`,
  mend: ['Correct the path, or make the file.'],
  mended: undefined,
} as const satisfies FindingCode;
