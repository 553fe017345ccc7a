import { type Entry, exportCommands, type Imported, importAzure, newDevices } from '@azroute/import';
import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { exitCodes, Failure } from '../failure.js';
import { failureText } from '../failure-text.js';
import { withExpectations } from '../import/expect.js';
import { readExports } from '../import/read-exports.js';
import { reportText } from '../import/report-text.js';
import { leftFiles, type Written, writeOutput } from '../import/write-output.js';
import type { Io } from '../io.js';
import { outputOption } from '../present/formats.js';
import { json } from '../present/json.js';
import { linesText } from '../present/printable.js';

interface ImportOptions {
  readonly to?: string;
  readonly force?: boolean;
  readonly only: readonly string[];
  readonly expect?: boolean;
  readonly commands?: boolean;
  readonly output: 'text' | 'json';
}

type Good = Exclude<Imported, { readonly refused: unknown }>;

/** `azroute import`: writes what Azure exported as topologies. */
export function addImport(program: Command, { io, exitWith }: Context): void {
  program
    .command('import')
    .description('turn exports of Azure into .azroute files: lists of the Azure CLI, Resource Graph, Bicep snapshots')
    .argument('[file...]', 'exported files, folders with them, or - for standard input; formats can be mixed')
    .option('--to <path>', 'a new .azroute file, or a folder for several; without it, the text is printed')
    .option('--force', 'write files anew that exist and differ; main.azroute and devices.azroute always stay')
    .addOption(
      new Option('--only <vnet>', 'import only this network and those that are connected with it; may be repeated')
        .argParser((value: string, all: readonly string[]) => [...all, value])
        .default([], 'all'),
    )
    .option('--expect', 'add expectations of what communicates today, by kinds of ends')
    .option('--commands', 'print the commands of the Azure CLI that export everything, and run nothing')
    .addOption(outputOption({ text: () => '', json: () => '' }))
    .addHelpText(
      'after',
      '\nExamples:\n  azroute import --commands\n  azroute import network-1.json --to net\n  azroute import exports/ > network.azroute',
    )
    .action(async (names: readonly string[], options: ImportOptions) => {
      if (options.commands) {
        io.stdout(linesText(exportCommands));
        return;
      }
      if (names.length === 0)
        throw new Failure('give exported files; azroute import --commands prints how to get them');
      if (options.to === '') throw new Failure('the path of --to is empty; give a file or a folder');
      if (options.force && options.to === undefined) throw new Failure('--force needs --to; what is printed is new');
      const files = await readExports(names, io);
      const { to, only } = options;
      const layout = to === undefined || to.endsWith('.azroute') ? 'text' : 'folder';
      const imported = importAzure(files, { layout, only, withExpectations: options.expect === true });
      if ('refused' in imported) {
        for (const sentence of imported.refused) io.stderr(failureText(new Failure(sentence), io.debug));
        exitWith(exitCodes.usage);
        return;
      }
      const output = options.expect ? await withExpectations(imported.files, to, io.cwd) : imported.files;
      const written = to === undefined ? undefined : await writeOutput(to, output, io.cwd, options.force === true);
      const isWhole = to !== undefined && layout === 'folder' && only.length === 0;
      const left = isWhole ? await leftFiles(to, output, io.cwd) : [];
      const folder = written && { ...written, left };
      const answer = { files: output, report: withoutKept(imported.report, written) };
      if (options.output === 'json') io.stdout(json({ ...answer.report, files: answer.files, ...folder }));
      else print(answer, folder, to, io);
      if (imported.report.missing.length > 0) exitWith(exitCodes.findings);
    });
}

/** What was written, and the files of earlier imports that were not. */
interface WrittenFolder extends Written {
  readonly left: readonly string[];
}

function print({ files, report }: Good, written: WrittenFolder | undefined, to: string | undefined, io: Io): void {
  if (written === undefined) for (const { text } of files) io.document(text);
  const about = written ? linesText(writtenLines(written)) : '';
  const text = reportText(report, nextSteps({ report, files }, to), to);
  if (written === undefined) io.stderr(text);
  else io.stdout(`${about}${text}`);
}

/** The report without places in files that are the user's and say something else by now. */
function withoutKept(report: Good['report'], written: Written | undefined): Good['report'] {
  const others = (written?.kept ?? []).filter(({ text, fresh }) => text !== fresh).map(({ inside }) => inside);
  const placed = (entries: readonly Entry[]) =>
    entries.map((entry) =>
      entry.file !== undefined && others.includes(entry.file) ? { ...entry, file: undefined, line: undefined } : entry,
    );
  const { missing, assumed, leftOut } = report;
  return { ...report, missing: placed(missing), assumed: placed(assumed), leftOut: placed(leftOut) };
}

function writtenLines({ written, same, kept, left }: WrittenFolder): string[] {
  const fresh = kept.flatMap(({ path, text, fresh: other }) => {
    const statements = newDevices(text, other);
    return statements.length === 0
      ? []
      : [`Not yet in ${path}, which is yours; add:`, ...statements.map((line) => `  ${line}`)];
  });
  return [
    ...written.map((path) => `Wrote ${path}.`),
    ...same.map((path) => `Unchanged: ${path}.`),
    ...kept.map(({ path }) => `Kept ${path}.`),
    ...left.map(
      (path) => `Left from an earlier import, and still read with the folder: ${path}. Remove it if it is gone.`,
    ),
    ...fresh,
  ];
}

function nextSteps({ report: { missing, assumed }, files }: Good, to: string | undefined): string[] {
  return [
    ...(missing.some(({ answer }) => answer !== undefined)
      ? ['Run the commands below MISSING, save their outputs, and import them together with the other files.']
      : []),
    ...(assumed.length > 0
      ? ['Complete what is ASSUMED in the text: what appliances and sites do is not known to Azure.']
      : []),
    `azroute check ${to ?? 'network.azroute'}`,
    `azroute verify ${topologyOf(files, to)} --against FOLDER compares it with outputs of "az network nic show-effective-route-table".`,
  ];
}

/** The first file of the output that is a whole topology. */
function topologyOf(files: Good['files'], to: string | undefined): string {
  if (to === undefined || to.endsWith('.azroute')) return to ?? 'network.azroute';
  const first = files.find(({ isUsers }) => isUsers) ?? files[0];
  return `${to.replace(/\/$/, '')}/${first?.path ?? ''}`;
}
