import { Failure } from '../asked/failure.js';
import { type JsonError, jsonError } from './json-error.js';
import type { PrintedTable } from './printed-row.js';
import { howToMake, readJson } from './read-json.js';
import { readTable } from './read-table.js';

/**
 * Reads a text that `az network nic show-effective-route-table` printed, as JSON or as a table.
 * @param shown the name of the file in messages
 * @throws Failure if it is something else
 */
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
