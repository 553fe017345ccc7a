import { type LoadedTopology, loadTopology } from '@azroute/language/node';
import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { exitCodes, Failure } from '../failure.js';
import { failureText } from '../failure-text.js';
import { filesArgument, namedFiles, rootsOf } from '../files/named-files.js';
import { type FindingJson, findingsOf, shownPath } from '../present/diagnostic.js';
import { findingText } from '../present/findings-text.js';
import { type Formats, outputOption } from '../present/formats.js';
import { githubAnnotation } from '../present/github.js';
import { json } from '../present/json.js';
import { type SarifFinding, sarifLog } from '../present/sarif.js';
import { type SettingsOptions, settingsFrom, withSettings } from '../settings-options.js';
import { version } from '../version.js';

const failing = ['error', 'warning'] as const;

interface CheckOptions extends SettingsOptions {
  readonly output: keyof typeof formats;
  readonly failOn: (typeof failing)[number];
}

interface Answer {
  readonly findings: readonly FindingJson[];
  readonly loaded: LoadedTopology;
  readonly io: Context['io'];
}

const formats = {
  text: ({ findings, io }) => findings.map((finding) => findingText(finding, io.colour)).join(''),
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
    .addHelpText(
      'after',
      '\nExamples:\n  azroute check .\n  azroute check hub.azroute "spokes/*.azroute"\n  azroute check network.azroute --output sarif > azroute.sarif\n  azroute check . --output github --fail-on warning',
    )
    .action((files: string[], options: CheckOptions) => check(files, options, context));
}

async function check(names: readonly string[], options: CheckOptions, { io, exitWith }: Context): Promise<void> {
  const named = await namedFiles(names, io);
  for (const problem of named.problems) io.stderr(failureText(new Failure(problem), io.debug));
  const loaded = await loadTopology(await rootsOf(named), settingsFrom(options), named.texts);
  const findings = [...loaded.diagnostics]
    .sort(([a], [b]) => (shownPath(a, io.cwd) < shownPath(b, io.cwd) ? -1 : 1))
    .flatMap(([uri, diagnostics]) => findingsOf(uri, diagnostics, io.cwd));
  io.stdout(await formats[options.output]({ findings, loaded, io }));
  const fails = options.failOn === 'warning' ? ['error', 'warning'] : ['error'];
  if (named.problems.length > 0) exitWith(exitCodes.usage);
  else if (findings.some(({ severity }) => fails.includes(severity))) exitWith(exitCodes.findings);
}

/** Findings hidden by comments: a SARIF log lists them as suppressed. */
function ignored({ suppressed }: LoadedTopology, cwd: string): SarifFinding[] {
  return [...suppressed].flatMap(([uri, list]) =>
    list.flatMap(({ diagnostic, reason }) =>
      findingsOf(uri, [diagnostic], cwd).map((finding) => ({ ...finding, ignoredBecause: reason })),
    ),
  );
}
