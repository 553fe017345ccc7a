import type { LoadedTopology } from '@azroute/language/node';
import { type Command, Option } from 'commander';
import { type Checked, type CheckOptions, checkFiles, failing } from '../check/check-files.js';
import { repeatOnChange } from '../check/watch.js';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';
import { filesArgument } from '../files/named-files.js';
import { piped } from '../files/standard-input.js';
import { findingsOf } from '../present/diagnostic.js';
import { findingForPeople, summaryText } from '../present/findings-for-people.js';
import { findingText } from '../present/findings-text.js';
import { type Formats, outputOption } from '../present/formats.js';
import { githubAnnotation } from '../present/github.js';
import { json } from '../present/json.js';
import { linesText } from '../present/printable.js';
import { type SarifFinding, sarifLog } from '../present/sarif.js';
import { withSettings } from '../settings-options.js';
import { version } from '../version.js';

interface Options extends CheckOptions {
  readonly output: keyof typeof formats;
  readonly watch?: boolean;
}

interface Answer extends Checked {
  readonly io: Context['io'];
  /** Whether a line at the end says how many there are. */
  readonly isSummed: boolean;
}

const formats = {
  text: (answer) => (answer.io.columns === undefined ? linesOf(answer) : forPeople(answer, answer.io.columns)),
  json: ({ findings }) => json(findings),
  sarif: ({ findings, loaded, io }) => sarifLog([...findings, ...ignored(loaded, io.cwd)], version),
  github: ({ findings }) => findings.map(githubAnnotation).join(''),
} satisfies Formats<string, Answer>;

/** `azroute check`: every finding in the files and what they import. */
export function addCheck(program: Command, context: Context): void {
  withSettings(program.command('check'))
    .description('list the findings in files and everything they import')
    .argument('<file...>', filesArgument)
    .addOption(outputOption(formats))
    .addOption(
      new Option('--fail-on <severity>', 'the lowest severity for which the exit code is 1')
        .choices(failing)
        .default('error'),
    )
    .option('-q, --quiet', 'list errors only')
    .option('-w, --watch', 'check again whenever a file changes, until Ctrl+C')
    .addHelpText(
      'after',
      '\nExamples:\n  azroute check .\n  azroute check hub.azroute "spokes/*.azroute"\n  azroute check network.azroute --watch\n  azroute check network.azroute --output sarif > azroute.sarif\n  azroute check . --output github --fail-on warning',
    )
    .action((names: string[], options: Options) => check(names, options, context));
}

async function check(names: readonly string[], options: Options, { io, exitWith }: Context): Promise<void> {
  const isSummed = !options.quiet && !options.watch;
  const step = async () => {
    const checked = await checkFiles(names, options, io);
    io.stdout(await formats[options.output]({ ...checked, io, isSummed }));
    exitWith(checked.exitCode);
    return checked;
  };
  if (!options.watch) {
    await step();
    return;
  }
  if (options.output !== 'text') throw new Failure(`--watch prints text; leave out --output ${options.output}`);
  if (names.includes(piped)) throw new Failure('--watch needs files; standard input does not change');
  await repeatOnChange(async () => {
    const { findings, files, folders } = await step();
    const time = new Date().toTimeString().slice(0, 8);
    io.stdout(
      linesText([`[${time}] ${summaryText(findings, files).replace(/[.]$/, '')}. Waiting for changes; Ctrl+C ends.`]),
    );
    return folders;
  }, io.interrupted());
}

function linesOf({ findings, io }: Answer): string {
  return findings.map((finding) => findingText(finding, io.colour)).join('');
}

function forPeople({ findings, files, io, isSummed, lineOf }: Answer, columns: number): string {
  const list = findings.map((finding) => findingForPeople(finding, { columns, colour: io.colour, lineOf }));
  return list.join('') + (isSummed ? linesText([summaryText(findings, files)]) : '');
}

/** Findings hidden by comments: a SARIF log lists them as suppressed. */
function ignored({ suppressed }: LoadedTopology, cwd: string): SarifFinding[] {
  return [...suppressed].flatMap(([uri, list]) =>
    list.flatMap(({ diagnostic, reason }) =>
      findingsOf(uri, [diagnostic], cwd).map((finding) => ({ ...finding, ignoredBecause: reason })),
    ),
  );
}
