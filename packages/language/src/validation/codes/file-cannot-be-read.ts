import type { FindingCode } from '@azroute/engine';

export const fileCannotBeRead = {
  code: 'AZR011',
  title: 'File cannot be read',
  severity: 'error',
  meaning:
    'A file, or one that it imports, is there and cannot be used: it is no regular file, is binary, larger than 10 MB or no `.azroute` file, or cannot be opened.',
  why: [
    'A topology is text. Nothing is computed from a file that cannot be read as UTF-8 text; the rest of the topology is.',
    'Only regular files are opened, never pipes, devices and sockets, and only those whose name ends in `.azroute`, also after all symbolic links: so a message never shows what is in a file of another kind. In a workspace that VS Code does not trust, links that lead out of it are not followed. A disk that does not answer within 5 seconds is given up.',
    'The path of an import has no scheme such as `https:`, and holds no control characters.',
  ],
  example: `import "hubs"
`,
  mend: ['Name a file of text that ends in `.azroute`. The example names a folder.'],
  mended: undefined,
} as const satisfies FindingCode;
