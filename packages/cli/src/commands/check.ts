import { resolve } from 'node:path';
import { type LoadedTopology, loadTopology } from '@azroute/language/node';
import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { exitCodes, Failure } from '../failure.js';
import { failureText } from '../failure-text.js';
import { type FindingJson, findingsOf, shownPath } from '../present/diagnostic.js';
import { findingText } from '../present/findings-text.js';
import { type Formats, outputOption } from '../present/formats.js';
import { githubAnnotation } from '../present/github.js';
import { json } from '../present/json.js';
import { type SarifFinding, sarifLog } from '../present/sarif.js';
import { unreadable } from '../readable.js';
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

/** `azroute check`: every finding of the files and of what they import. */
export function addCheck(program: Command, context: Context): void {
  withSettings(program.command('check'))
    .description('list the findings of files and of all that they import')
    .argument('<file...>', 'the files; each is a topology together with what it imports')
    .addOption(outputOption(formats))
    .addOption(
      new Option('--fail-on <severity>', 'the mildest severity for which the exit code is 1')
        .choices(failing)
        .default('error'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  azroute check hub.azroute spokes.azroute\n  azroute check network.azroute --output sarif > azroute.sarif\n  azroute check network.azroute --output github --fail-on warning',
    )
    .action((files: string[], options: CheckOptions) => check(files, options, context));
}

async function check(files: readonly string[], options: CheckOptions, { io, exitWith }: Context): Promise<void> {
  const readable: string[] = [];
  for (const file of files) {
    const path = resolve(io.cwd, file);
    const problem = await unreadable(path, file);
    if (problem === undefined) readable.push(path);
    else io.stderr(failureText(new Failure(problem), io.debug));
  }
  const loaded = await loadTopology(readable, settingsFrom(options));
  const findings = [...loaded.diagnostics]
    .sort(([a], [b]) => (shownPath(a, io.cwd) < shownPath(b, io.cwd) ? -1 : 1))
    .flatMap(([uri, diagnostics]) => findingsOf(uri, diagnostics, io.cwd));
  io.stdout(await formats[options.output]({ findings, loaded, io }));
  const fails = options.failOn === 'warning' ? ['error', 'warning'] : ['error'];
  if (readable.length < files.length) exitWith(exitCodes.usage);
  else if (findings.some(({ severity }) => fails.includes(severity))) exitWith(exitCodes.findings);
}

/** What comments hide: a SARIF log holds it as suppressed. */
function ignored({ suppressed }: LoadedTopology, cwd: string): SarifFinding[] {
  return [...suppressed].flatMap(([uri, list]) =>
    list.flatMap(({ diagnostic, reason }) =>
      findingsOf(uri, [diagnostic], cwd).map((finding) => ({ ...finding, ignoredBecause: reason })),
    ),
  );
}
