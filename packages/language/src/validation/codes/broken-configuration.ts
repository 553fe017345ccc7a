import type { FindingCode } from '@azroute/engine';

export const brokenConfiguration = {
  code: 'AZR054',
  title: 'Mistake in azroute.json',
  severity: 'error',
  meaning: 'The file azroute.json is no JSON, holds something that azroute does not know, or cannot be read.',
  details: 'What is wrong is left out; the rest of the file counts.',
  why: [
    'A file `azroute.json` in the folder of a topology, or above it, says what is reported and which year’s behaviour is assumed, see [configuration](../configuration.md). A misspelt code or setting would change nothing without a word.',
  ],
  example: undefined,
  mend: [
    'Correct it; an editor that knows the schema of the file completes codes and values.',
    '```json\n{\n  "diagnostics": { "AZR102": "off" },\n  "noneRoutes": "2023"\n}\n```',
  ],
  mended: undefined,
} as const satisfies FindingCode;
