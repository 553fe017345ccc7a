import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CodePage, readCodePage } from '@azroute/language';

/** The folder of the pages. */
export const folder = join(import.meta.dirname, '../../docs/diagnostics');

/** The pages by code, as they are written. */
export const texts: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .sort()
    .filter((file) => file.startsWith('AZR'))
    .map((file) => [file.replace(/\.md$/, ''), readFileSync(join(folder, file), 'utf8')]),
);

/** The pages by code. */
export const pages: ReadonlyMap<string, CodePage> = new Map(
  [...texts].map(([code, text]) => [code, readCodePage(text)]),
);
