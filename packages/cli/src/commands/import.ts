import { basename, dirname } from 'node:path';
import {
  type Change,
  changedDevices,
  type Entry,
  expectationsFile,
  exportCommands,
  type Imported,
  importAzure,
  isSettled,
  newDevices,
  type Shell,
  shells,
} from '@azroute/import';
import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { exitCodes, Failure } from '../failure.js';
import { failureText } from '../failure-text.js';
import { withExpectations } from '../import/expect.js';
import { isOtherList } from '../import/proof-text.js';
import { type ProofJson, proveImported } from '../import/prove.js';
import { readExports, readRouteFiles } from '../import/read-exports.js';
import { reportText } from '../import/report-text.js';
import { leftFiles, WouldChange, type Written, writeOutput } from '../import/write-output.js';
import type { Io } from '../io.js';
import { outputOption } from '../present/formats.js';
import { json } from '../present/json.js';
import { linesText } from '../present/printable.js';
import { isDifferent } from '../present/verify-all.js';

interface ImportOptions {
  readonly to?: string;
  readonly force?: boolean;
  readonly only: readonly string[];
  readonly expect?: boolean;
  readonly routes: readonly string[];
  readonly parameter: readonly string[];
  readonly parameters: readonly string[];
  readonly resourceGroup?: string;
  readonly subscription?: string;
  readonly location?: string;
  readonly commands?: Shell;
  readonly output: 'text' | 'json';
}

type Good = Pick<Exclude<Imported, { readonly refused: unknown }>, 'files' | 'report'> & { readonly proof: ProofJson };

/** `azroute import`: writes what Azure exported as topologies. */
export function addImport(program: Command, { io, exitWith }: Context): void {
  program
    .command('import')
    .description(
      'turn exports of Azure into .azroute files: lists of the Azure CLI, Resource Graph, templates, Terraform',
    )
    .argument('[file...]', 'exported files, folders with them, or - for standard input; formats can be mixed')
    .option('--to <path>', 'a new .azroute file, or a folder for several; without it, the text is printed')
    .option('--force', 'write files anew that exist and differ; main.azroute and devices.azroute always stay')
    .addOption(
      new Option('--only <vnet>', 'import only this network and those that are connected with it; may be repeated')
        .argParser((value: string, all: readonly string[]) => [...all, value])
        .default([], 'all'),
    )
    .option('--expect', 'add expectations of what communicates today, by kinds of ends')
    .addOption(
      new Option(
        '--routes <[name=]file>',
        'routes that Azure learned, and effective routes of NICs, as files or folders; NAME where the file does not say whose; may be repeated',
      )
        .argParser((value: string, all: readonly string[]) => [...all, value])
        .default([], 'none'),
    )
    .addOption(
      new Option('--parameter <name=value>', 'the value of a parameter of a template; may be repeated')
        .argParser((value: string, all: readonly string[]) => [...all, value])
        .default([], 'none'),
    )
    .addOption(
      new Option('--parameters <file>', 'a parameter file of a template; may be repeated')
        .argParser((value: string, all: readonly string[]) => [...all, value])
        .default([], 'none'),
    )
    .option('--resource-group <name>', 'what resourceGroup() means in a template')
    .option('--subscription <id>', 'what subscription() means in a template')
    .option('--location <region>', 'the region of that resource group, or of a deployment to the subscription')
    .addOption(
      new Option(
        '--commands [shell]',
        'print the commands that export everything, for bash or PowerShell, and run nothing',
      )
        .choices([...shells])
        .preset('bash'),
    )
    .addOption(outputOption({ text: () => '', json: () => '' }))
    .addHelpText(
      'after',
      '\nExamples:\n  azroute import --commands\n  azroute import network-1.json --to net\n  azroute import exports/ > network.azroute',
    )
    .action(async (names: readonly string[], options: ImportOptions) => {
      if (options.commands) {
        io.stdout(linesText(exportCommands(options.commands)));
        return;
      }
      if (names.length === 0)
        throw new Failure('give exported files; azroute import --commands prints how to get them');
      if (options.to === '') throw new Failure('the path of --to is empty; give a file or a folder');
      if (options.force && options.to === undefined) throw new Failure('--force needs --to; what is printed is new');
      const files = await readExports([...names, ...options.parameters], io);
      const { to, only } = options;
      const layout = to === undefined || to.endsWith('.azroute') ? 'text' : 'folder';
      const routes = await readRouteFiles(options.routes, io);
      const imported = importAzure(files, {
        layout,
        only,
        routes,
        template: templateOptions(options),
        withExpectations: options.expect === true,
      });
      if ('refused' in imported) {
        for (const sentence of imported.refused) io.stderr(failureText(new Failure(sentence), io.debug));
        exitWith(exitCodes.usage);
        return;
      }
      const output = options.expect ? await withExpectations(imported.files, to, io.cwd) : imported.files;
      const written =
        to === undefined
          ? undefined
          : await writeOutput(to, output, io.cwd, options.force === true).catch((error: unknown) => {
              if (error instanceof WouldChange) io.stdout(linesText(changeLines(error.changes)));
              throw error;
            });
      const isWhole = to !== undefined && layout === 'folder' && only.length === 0;
      const left = isWhole ? await leftFiles(to, output, io.cwd) : [];
      const folder = written && { ...written, left };
      const { report } = imported;
      const text = imported.files[0]?.text ?? '';
      const proof = await proveImported(imported, routes, { to, text, cwd: io.cwd });
      const answer = { files: output, report: withoutKept(report, written), proof };
      if (options.output === 'json') io.stdout(json({ ...answer.report, proof, files: answer.files, ...folder }));
      else print(answer, folder, to, io);
      const isOther = proof.nics.some(isDifferent) || [...proof.lists, ...proof.hubs].some(isOtherList);
      const differs = isOther || report.contradictions.length + report.unresolved.length > 0;
      if (report.missing.length > 0 || differs) exitWith(exitCodes.findings);
    });
}

/** @throws Failure if the value of a parameter is not `NAME=VALUE` */
function templateOptions({ parameter, resourceGroup, subscription, location }: ImportOptions) {
  const parameters = new Map<string, string>();
  for (const each of parameter) {
    const at = each.indexOf('=');
    if (at < 1) throw new Failure(`--parameter ${each} is not NAME=VALUE`);
    parameters.set(each.slice(0, at), each.slice(at + 1));
  }
  return { parameters, resourceGroup, subscription, location };
}

/** What was written, and the files of earlier imports that were not. */
interface WrittenFolder extends Written {
  readonly left: readonly string[];
}

function print(
  { files, report, proof }: Good,
  written: WrittenFolder | undefined,
  to: string | undefined,
  io: Io,
): void {
  if (written === undefined) for (const { text } of files) io.document(text);
  const about = written ? linesText([...unimportedLines(written, to), ...writtenLines(written)]) : '';
  const text = reportText(report, { proof, next: nextSteps({ report, files, proof }, to), to });
  if (written === undefined) io.stderr(text);
  else io.stdout(`${about}${text}`);
}

/** The report without what the user has settled, and without places in files that are the user's and say something else by now. */
function withoutKept(report: Good['report'], written: Written | undefined): Good['report'] {
  const others = (written?.kept ?? []).filter(({ text, fresh }) => text !== fresh).map(({ inside }) => inside);
  const placed = (entries: readonly Entry[]) =>
    entries.map((entry) =>
      entry.file !== undefined && others.includes(entry.file) ? { ...entry, file: undefined, line: undefined } : entry,
    );
  const { missing, leftOut } = report;
  const assumed = report.assumed.filter(({ file, text }) => {
    const own = written?.kept.find(({ inside }) => inside === file);
    return !own || !isSettled(own.text, own.fresh, text);
  });
  return { ...report, missing: placed(missing), assumed: placed(assumed), leftOut: placed(leftOut) };
}

/** What has appeared, gone and changed in Azure since the last import. */
function changeLines(changes: readonly Change[]): string[] {
  return changes.map(({ change, text }) => `${change[0]?.toUpperCase()}${change.slice(1)}: ${text}`);
}

/** Expectations beside a `main.azroute` of the user that does not import them: read alone, they know no names. */
function unimportedLines({ written, same, kept }: WrittenFolder, to: string | undefined): string[] {
  return [...written, ...same]
    .filter((path) => basename(path) === expectationsFile)
    .flatMap((path) => {
      const beside = kept.filter((each) => dirname(each.path) === dirname(path));
      const main = beside.find((each) => basename(each.path) === 'main.azroute');
      const isImported = beside.some(({ text }) => importsExpectations.test(text));
      return !main || isImported
        ? []
        : [
            `${main.path}, which is yours, does not import ${expectationsFile}, so azroute check ${to ?? ''} reads it alone and knows none of its names; add:`,
            `  import "${expectationsFile}"`,
          ];
    });
}

const importsExpectations = /^\s*import\s+"(\.\/)?expectations\.azroute"/m;

function writtenLines({ written, same, kept, left, changes }: WrittenFolder): string[] {
  const listed = (title: string, statements: readonly string[]) =>
    statements.length === 0 ? [] : [title, ...statements.map((line) => `  ${line}`)];
  const fresh = kept.flatMap(({ path, text, fresh: other }) => [
    ...listed(`Not yet in ${path}, which is yours; add:`, newDevices(text, other)),
    ...listed(`Less than Azure says is in ${path}, which is yours; compare:`, changedDevices(text, other)),
  ]);
  return [
    ...written.map((path) => `Wrote ${path}.`),
    ...same.map((path) => `Unchanged: ${path}.`),
    ...kept.map(({ path }) => `Kept ${path}.`),
    ...left.map(
      (path) => `Left from an earlier import, and still read with the folder: ${path}. Remove it if it is gone.`,
    ),
    ...changeLines(changes),
    ...fresh,
  ];
}

function nextSteps({ report: { missing, assumed }, proof }: Good, to: string | undefined): string[] {
  return [
    ...(missing.some(({ answer }) => answer !== undefined)
      ? ['Run the commands below MISSING, save their outputs, and import them together with the other files.']
      : []),
    ...(assumed.length > 0
      ? ['Complete what is ASSUMED in the text: what appliances and sites do is not known to Azure.']
      : []),
    `azroute check ${to ?? 'network.azroute'}`,
    ...(proof.nics.length > 0
      ? []
      : [
          `azroute verify ${to ?? 'network.azroute'} --against FOLDER compares it with outputs of "az network nic show-effective-route-table".`,
        ]),
  ];
}
