import { join } from 'node:path';
import { largestFile } from '@azroute/language/node';
import { Failure } from '../failure.js';
import type { Io } from '../io.js';
import { isBinary } from '../readable.js';

/** Means standard input on the command line. */
export const piped = '-';

/** What messages and findings call a topology on standard input. */
export const standardInput = '<stdin>';

/** Where a topology on standard input is taken to be: in the current folder, so that its imports are relative to that. */
export function standardInputPath(cwd: string): string {
  return join(cwd, `${standardInput}.azroute`);
}

/**
 * Reads standard input to its end.
 * @param shown what messages call it
 * @param instead what to do if it cannot be read
 * @throws Failure if it is a terminal, or larger than a file may be
 */
export async function readAll(
  { stdin, stdinIsTerminal }: Pick<Io, 'stdin' | 'stdinIsTerminal'>,
  shown: string,
  instead: string,
): Promise<Buffer> {
  if (stdinIsTerminal) throw new Failure(`standard input is a terminal, where nothing is piped in; ${instead}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin()) {
    size += chunk.length;
    if (size > largestFile) throw new Failure(`${shown} is larger than the limit of 10 MB; ${instead}`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * Reads a topology from standard input.
 * @throws Failure if there is no text
 */
export async function pipedFile(
  io: Pick<Io, 'cwd' | 'stdin' | 'stdinIsTerminal'>,
): Promise<{ readonly path: string; readonly text: string }> {
  const bytes = await readAll(io, standardInput, 'pipe a text into it, or give a file');
  if (isBinary(bytes)) throw new Failure(`${standardInput} is binary, not text; pipe a text into it, or give a file`);
  return { path: standardInputPath(io.cwd), text: bytes.toString('utf8') };
}
