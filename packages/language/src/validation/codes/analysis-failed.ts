import type { FindingCode } from '@azroute/engine';

export const analysisFailed = {
  code: 'AZR910',
  title: 'Analysis failed',
  severity: 'error',
  meaning: 'A fault in azroute, or the limit on its time or memory, ended the analysis of this file.',
  details: 'Other files are analysed as usual, and this one is tried again with the next change.',
  why: [
    'This is a fault of azroute, not of the network. azroute read the file again from the beginning before it gave up. The log of the language server (**azroute: Show Server Log**) holds the details.',
  ],
  example: undefined,
  mend: [
    'Undo the last change to go on working, and please report the fault together with the file.',
    'If the message names a limit, see [limits](../limits.md) and split the file, or leave out what has no effect on the question.',
  ],
  mended: undefined,
} as const satisfies FindingCode;
