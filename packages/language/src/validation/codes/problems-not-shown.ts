import type { FindingCode } from '@azroute/engine';

export const problemsNotShown = {
  code: 'AZR055',
  title: 'Problems that are not shown',
  severity: 'information',
  meaning: 'A file has more problems than are shown; this one stands at its head and counts the others.',
  details:
    'The worst ones are shown: errors before warnings, and those of one severity in the order of the text; what says that something is left out is always among them. The exit code of the command line takes all into account.',
  why: [
    'Nobody reads thousands of problems, and an editor that has to show them becomes slow. So many mostly have one cause, such as an import that is missing. See [limits](../limits.md).',
  ],
  example: undefined,
  mend: ['Mend the problems that are shown; others take their places.'],
  mended: undefined,
} as const satisfies FindingCode;
