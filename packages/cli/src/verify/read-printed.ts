import { resolve } from 'node:path';
import { readRegularFile, refusalOf } from '@azroute/language/node';
import { Failure } from '../failure.js';
import { decoded } from '../files/decoded.js';
import { piped, readAll } from '../files/standard-input.js';
import type { Io } from '../io.js';
import { refusalSentence } from '../readable.js';
import { type JsonError, jsonError } from './json-error.js';
import type { PrintedTable } from './printed-row.js';
import { howToMake, readJson } from './read-json.js';
import { readTable } from './read-table.js';

/** Its name in messages and results. */
export function printedName(file: string): string {
  return file === piped ? 'standard input' : file;
}

/**
 * Reads a file with what `az network nic show-effective-route-table` printed, as JSON or as a table; `-` means standard
 * input.
 * @throws Failure if it cannot be read or is something else.
 */
export async function readPrinted(
  file: string,
  io: Pick<Io, 'cwd' | 'stdin' | 'stdinIsTerminal'>,
): Promise<PrintedTable> {
  if (file === '') throw new Failure(`the path is empty; ${howToMake}`);
  const shown = printedName(file);
  let bytes: Buffer;
  try {
    bytes =
      file === piped ? await readAll(io, 'standard input', howToMake) : await readRegularFile(resolve(io.cwd, file));
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(refusalSentence(refusalOf(error), shown, 'a file'));
  }
  return parsePrinted(decoded(bytes), shown);
}

/** Reads such a text; `shown` is the name of the file in messages. */
export function parsePrinted(text: string, shown: string): PrintedTable {
  if (!/^\s*[[{]/.test(text)) return readTable(text, shown);
  const error = jsonError(text);
  if (error) throw new Failure(notJson(error, shown));
  return readJson(JSON.parse(text), shown);
}

/** Only the location: the text there might be anything that the user did not mean to show. */
function notJson({ line, column, atEnd }: JsonError, shown: string): string {
  return atEnd
    ? `${shown} is not valid JSON: it ends prematurely, at line ${line}, column ${column}; write the output to the file again`
    : `${shown} is not valid JSON at line ${line}, column ${column}; ${howToMake}`;
}
