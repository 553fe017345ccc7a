import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { listed, nearestWords, type Scaffold, scaffolds } from '@azroute/language';
import type { Command } from 'commander';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';
import { errorCode } from '../files/error-code.js';
import type { Io } from '../io.js';
import { linesText } from '../present/printable.js';

/** `azroute init`: a topology to begin with. */
export function addInit(program: Command, { io }: Context): void {
  program
    .command('init')
    .description('print or write a topology to begin with')
    .argument('[scaffold]', `${listed(scaffolds.map(({ name }) => name))}; without one, they are listed`)
    .option('-o, --output <file>', 'the new file; without it, the topology is printed')
    .addHelpText('after', '\nExamples:\n  azroute init\n  azroute init hub-and-spoke --output network.azroute')
    .action(async (name: string | undefined, { output }: { readonly output?: string }) => {
      if (name === undefined) {
        if (output !== undefined) throw new Failure(`choose a topology: ${listed(scaffolds.map((each) => each.name))}`);
        io.stdout(list());
        return;
      }
      const { text } = scaffoldNamed(name);
      if (output === undefined) io.stdout(text);
      else await writeNew(output, text, io);
    });
}

function scaffoldNamed(wanted: string): Scaffold {
  const found = scaffolds.find(({ name }) => name === wanted.toLowerCase());
  if (found) return found;
  const names = scaffolds.map(({ name }) => name);
  const near = nearestWords(wanted, names);
  throw new Failure(
    near.length > 0
      ? `there is no topology "${wanted}" to begin with; did you mean ${listed(near)}?`
      : `there is no topology "${wanted}" to begin with; there are ${names.join(', ')}`,
  );
}

function list(): string {
  const width = Math.max(...scaffolds.map(({ name }) => name.length));
  return linesText(scaffolds.map(({ name, description }) => `${name.padEnd(width)}  ${description}`));
}

/** @throws Failure if there is a file already, or the new one cannot be written */
async function writeNew(output: string, text: string, io: Io): Promise<void> {
  const path = resolve(io.cwd, output);
  if (!output.endsWith('.azroute'))
    throw new Failure(`${output} does not end in .azroute; give the new file such a name`);
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') throw new Failure(`${output} exists already; give another name`);
    const why = code === 'ENOENT' ? `there is no folder ${dirname(output)}` : code;
    throw new Failure(`${output} cannot be written: ${why}`);
  }
  io.stdout(linesText([`wrote ${output}; azroute check ${output} checks it`]));
}
