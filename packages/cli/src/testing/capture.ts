import { Readable } from 'node:stream';
import type { Io } from '../io.js';
import { run } from '../run.js';
import { repository } from './repository.js';

/** What a command wrote and how it ended; `all` contains both streams in the order of writing. */
export interface Captured {
  readonly stdout: string;
  readonly stderr: string;
  readonly all: string;
  readonly code: number;
}

/** Differences from a command that writes to a file and has no standard input. */
interface More extends Partial<Omit<Io, 'stdout' | 'stderr' | 'cwd'>> {
  /** Called with what is written, as soon as it is. */
  written?(text: string): void;
}

/** Runs `azroute` in this process as if in the folder `cwd`, by default that of the repository. */
export async function azroute(
  argv: readonly string[],
  cwd = repository,
  { written: tell = () => {}, ...more }: More = {},
): Promise<Captured> {
  const written = { stdout: '', stderr: '', all: '' };
  const write = (stream: 'stdout' | 'stderr') => (text: string) => {
    written[stream] += text;
    written.all += text;
    tell(text);
  };
  const io: Io = {
    stdout: write('stdout'),
    stderr: write('stderr'),
    document: write('stdout'),
    stdin: () => Readable.from([]),
    stdinIsTerminal: false,
    columns: undefined,
    unsaved: new Map(),
    cwd,
    colour: false,
    debug: false,
    interrupted: () => new Promise(() => {}),
    serverStarts: () => {},
    ...more,
  };
  const code = await run(argv, io);
  return { ...written, code };
}

/** Splits a command line at spaces; double quotes keep words together. */
export function words(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}
