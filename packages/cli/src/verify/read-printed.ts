import { resolve } from 'node:path';
import { howToMake, type PrintedHubRoute, type PrintedTable, parsePrinted, readHubRoutes } from '@azroute/language';
import { readRegularFile, refusalOf } from '@azroute/language/node';
import { Failure } from '../failure.js';
import { decoded } from '../files/decoded.js';
import { piped, readAll } from '../files/standard-input.js';
import type { Io } from '../io.js';
import { refusalSentence } from '../readable.js';

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
  return parsePrinted(await readText(file, io), printedName(file));
}

/** Reads a file with what `az network vhub get-effective-routes` printed. @throws Failure if it is something else */
export async function readPrintedHub(
  file: string,
  io: Pick<Io, 'cwd' | 'stdin' | 'stdinIsTerminal'>,
): Promise<readonly PrintedHubRoute[]> {
  return readHubRoutes(await readText(file, io), printedName(file));
}

async function readText(file: string, io: Pick<Io, 'cwd' | 'stdin' | 'stdinIsTerminal'>): Promise<string> {
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
  return decoded(bytes);
}
