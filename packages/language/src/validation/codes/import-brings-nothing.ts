import type { FindingCode } from '@azroute/engine';

export const importBringsNothing = {
  code: 'AZR051',
  title: 'Import that brings nothing',
  severity: 'hint',
  meaning: 'The imported file is this file itself, is imported here already, or declares nothing.',
  why: ['Importing a file a second time changes nothing, and cycles of imports are allowed: everything is there once.'],
  example: 'import "example.azroute"\n\nvnet hub1 {\n  address 10.1.0.0/16\n}\n',
  mend: ['Remove the import. In the example the file, which is called `example.azroute`, imports itself.'],
  mended: 'vnet hub1 {\n  address 10.1.0.0/16\n}\n',
} as const satisfies FindingCode;
