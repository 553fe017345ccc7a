import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../failure.js';
import { describeReadError, errorCode } from '../readable.js';
import { type JsonError, jsonError } from './json-error.js';
import type { PrintedTable } from './printed-row.js';
import { howToMake, readJson } from './read-json.js';
import { readTable } from './read-table.js';

/**
 * Reads a file with what `az network nic show-effective-route-table` printed, as JSON or as a table.
 * @throws Failure if it cannot be read or is something else.
 */
export async function readPrinted(file: string, cwd: string): Promise<PrintedTable> {
  const path = resolve(cwd, file);
  try {
    const stats = await stat(path);
    if (stats.isFile()) return parsePrinted(decode(await readFile(path)), file);
    if (stats.isDirectory()) throw new Failure(describeReadError('EISDIR', file, 'a file'));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(describeReadError(errorCode(error), file, 'a file'));
  }
  throw new Failure(`${file} is not a regular file; ${howToMake}`);
}

/** Reads such a text; `shown` is the name of the file in messages. */
export function parsePrinted(text: string, shown: string): PrintedTable {
  if (!/^\s*[[{]/.test(text)) return readTable(text, shown);
  const error = jsonError(text);
  if (error) throw new Failure(notJson(error, shown));
  return readJson(JSON.parse(text), shown);
}

function notJson({ line, column, found }: JsonError, shown: string): string {
  return found === undefined
    ? `${shown} is no valid JSON: it ends in the middle, at line ${line}, column ${column}; write the output into the file again`
    : `${shown} is no valid JSON: "${found}" must not stand at line ${line}, column ${column}; ${howToMake}`;
}

/** Older PowerShells write what `>` redirects as UTF-16, others begin UTF-8 with a byte order mark. */
function decode(bytes: Buffer): string {
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8');
  return text.replace(/^\uFEFF/, '');
}
