import { readFile } from 'node:fs/promises';
import { createTextFormatter } from '@azroute/language';
import { documentUri } from '@azroute/language/node';
import type { Command } from 'commander';
import type { Context } from '../context.js';
import { exitCodes, Failure } from '../failure.js';
import { failureText } from '../failure-text.js';
import { filesArgument, type NamedFiles, namedFiles } from '../files/named-files.js';
import { piped } from '../files/standard-input.js';
import { type Rewritten, writeFiles } from '../files/write-files.js';
import { shownPath } from '../present/diagnostic.js';
import { linesText } from '../present/printable.js';

interface FormatOptions {
  readonly check?: boolean;
}

/** `azroute format`: lays out files as the editor does. */
export function addFormat(program: Command, context: Context): void {
  program
    .command('format')
    .description('lay out files as the editor does; imports are not formatted with them')
    .argument('[file...]', `${filesArgument.split(';')[0]}; the current folder if there are none`)
    .option('--check', 'write nothing, list the files that would change, and end with 1 if there are any')
    .addHelpText(
      'after',
      '\nExamples:\n  azroute format\n  azroute format --check "network/**/*.azroute"\n  azroute format - < old.azroute > new.azroute',
    )
    .action((names: readonly string[], options: FormatOptions) => format(names, options, context));
}

async function format(names: readonly string[], options: FormatOptions, { io, exitWith }: Context): Promise<void> {
  const isPiped = names.includes(piped);
  if (isPiped && names.length > 1) throw new Failure('- prints a formatted text; give files in a command of their own');
  const named = await namedFiles(names.length > 0 ? names : ['.'], io);
  for (const problem of named.problems) io.stderr(failureText(new Failure(problem), io.debug));
  if (named.problems.length > 0) exitWith(exitCodes.usage);
  const { texts, broken } = await formatted(named);
  for (const path of broken)
    io.stderr(linesText([`${shown(path, io.cwd)} has syntax errors, so parts of it stay as they are`]));
  const changed = texts.filter(({ before, after }) => before !== after);
  const isCheck = options.check === true;
  if (isPiped && !isCheck) {
    for (const { after } of texts) io.document(after);
    return;
  }
  if (!isCheck) await writeFiles(changed);
  io.stdout(linesText(changed.map(({ path }) => shown(path, io.cwd))));
  if (isCheck && changed.length > 0 && named.problems.length === 0) exitWith(exitCodes.findings);
}

function shown(path: string, cwd: string): string {
  return shownPath(documentUri(path), cwd);
}

/** The texts of files as they are and as they should be, and the paths of those that have syntax errors. */
async function formatted({ paths, texts }: NamedFiles) {
  const formatter = createTextFormatter();
  const rewritten: Rewritten[] = [];
  const broken: string[] = [];
  for (const path of paths) {
    const before = texts.get(documentUri(path)) ?? (await readFile(path, 'utf8'));
    const { text, isComplete } = formatter(before);
    rewritten.push({ path, before, after: text });
    if (!isComplete) broken.push(path);
  }
  return { texts: rewritten, broken };
}
