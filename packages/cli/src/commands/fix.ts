import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import { codeNamed } from '../code-named.js';
import type { Context } from '../context.js';
import { exitCodes, Failure } from '../failure.js';
import { namedFiles, rootsOf } from '../files/named-files.js';
import { piped } from '../files/standard-input.js';
import { type Rewritten, writeFiles } from '../files/write-files.js';
import { type Fixes, fixRoots, type PlacedFinding } from '../fix/fix-roots.js';
import { shownPath } from '../present/diagnostic.js';
import { type Formats, outputOption } from '../present/formats.js';
import { json } from '../present/json.js';
import { patchOf } from '../present/patch.js';
import { type SettingsOptions, settingsFrom, withSettings } from '../settings-options.js';

interface FixOptions extends SettingsOptions {
  readonly output: keyof typeof formats;
  readonly code: readonly string[];
  readonly dryRun?: boolean;
}

interface Answer {
  readonly fixes: Fixes;
  readonly files: readonly Rewritten[];
  readonly isDryRun: boolean;
  readonly cwd: string;
}

const formats = {
  text: ({ fixes, files, isDryRun, cwd }) => {
    const { applied, left, refused } = fixes;
    const done = isDryRun ? 'would apply' : 'applied';
    const lines = [
      ...applied.map(({ finding, title }) => `${done} at ${placeText(finding, cwd)}: ${title}`),
      ...refused.map(({ root, why }) => `left out in ${shownPath(root, cwd)}: ${why}`),
      ...left.map(
        (finding) => `left ${placeText(finding, cwd)}: ${finding.severity}: ${firstSentence(finding.message)}`,
      ),
      `${counted(applied.length, 'repair')} in ${counted(files.length, 'file')}, ${counted(left.length, 'finding')} left`,
    ];
    return lines.map((line) => `${line}\n`).join('');
  },
  json: ({ fixes, files, isDryRun, cwd }) =>
    json({
      written: !isDryRun,
      applied: fixes.applied.map(({ finding, title }) => ({ title, finding: findingJson(finding, cwd) })),
      left: fixes.left.map((finding) => findingJson(finding, cwd)),
      refused: fixes.refused.map(({ root, why }) => ({ file: shownPath(root, cwd), why })),
      files: files.map(({ path, before, after }) => ({ file: path, diff: patchOf(path, before, after) })),
    }),
  diff: ({ files }) => files.map(({ path, before, after }) => patchOf(path, before, after)).join(''),
} satisfies Formats<string, Answer>;

/** `azroute fix`: applies the repairs that need no choice. */
export function addFix(program: Command, context: Context): void {
  withSettings(program.command('fix'))
    .description('apply the proved repairs that need no choice, to files and everything they import')
    .argument('<file...>', 'files, folders, or quoted patterns such as "**/*.azroute"; imports belong to a topology')
    .addOption(outputOption(formats))
    .addOption(
      new Option('--code <code>', 'repair only findings of this code; may be given several times')
        .argParser((code: string, codes: readonly string[]) => [...codes, code])
        .default([], 'all'),
    )
    .option('--dry-run', 'write nothing, and print what would be written')
    .addHelpText(
      'after',
      '\nExamples:\n  azroute fix network.azroute --dry-run --output diff\n  azroute fix network.azroute --code AZR101 --code AZR102\n\nThe exit code is 0 if no error or warning is left, 1 if one is, 2 for incorrect usage.',
    )
    .action((files: string[], options: FixOptions) => fix(files, options, context));
}

async function fix(files: readonly string[], options: FixOptions, { io, exitWith }: Context): Promise<void> {
  const wanted = options.code.map((text) => codeNamed(text).code);
  if (files.includes(piped)) throw new Failure('azroute fix changes files, and standard input is none; give files');
  const named = await namedFiles(files, io);
  const [problem] = named.problems;
  if (problem !== undefined) throw new Failure(problem);
  const paths = await rootsOf(named);
  const codes = wanted.length > 0 ? new Set<string>(wanted) : undefined;
  const fixes = await fixRoots(paths, settingsFrom(options), codes, named.texts);
  const rewritten = await Promise.all(
    [...fixes.texts].map(async ([uri, after]) => {
      const path = fileURLToPath(uri);
      return {
        path,
        shown: shownPath(uri, io.cwd),
        before: named.texts.get(uri) ?? (await readFile(path, 'utf8')),
        after,
      };
    }),
  );
  const isDryRun = options.dryRun === true;
  if (!isDryRun) await writeFiles(rewritten);
  const shown = rewritten.map(({ shown: path, before, after }) => ({ path, before, after }));
  io.stdout(await formats[options.output]({ fixes, files: shown, isDryRun, cwd: io.cwd }));
  if (fixes.left.length > 0 || fixes.refused.length > 0) exitWith(exitCodes.findings);
}

function placeText({ uri, line, code }: PlacedFinding, cwd: string): string {
  return `${shownPath(uri, cwd)}:${line} ${code}`;
}

function findingJson({ code, severity, message, uri, line }: PlacedFinding, cwd: string) {
  return { code, severity, message, file: shownPath(uri, cwd), line };
}

function firstSentence(message: string): string {
  return /^.*?[.?!](?= |$)/su.exec(message)?.[0] ?? message;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
