import { resolve } from 'node:path';
import { loadTopology } from '@azroute/language/node';
import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { exitCodes } from '../failure.js';
import { findingsOf, shownPath } from '../present/diagnostic.js';
import { findingText } from '../present/findings-text.js';
import { json } from '../present/json.js';
import { unreadable } from '../readable.js';
import { type SettingsOptions, settingsFrom, withSettings } from '../settings-options.js';

interface CheckOptions extends SettingsOptions {
  readonly output: 'text' | 'json';
}

/** `azroute check`: every finding of the files and of what they import. */
export function addCheck(program: Command, context: Context): void {
  withSettings(program.command('check'))
    .description('list the findings of files and of all that they import')
    .argument('<file...>', 'the files; each is a topology together with what it imports')
    .addOption(new Option('-o, --output <format>', 'form of the output').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExample:\n  azroute check hub.azroute spokes.azroute')
    .action((files: string[], options: CheckOptions) => check(files, options, context));
}

async function check(files: readonly string[], options: CheckOptions, { io, exitWith }: Context): Promise<void> {
  const readable: string[] = [];
  for (const file of files) {
    const path = resolve(io.cwd, file);
    const problem = await unreadable(path, file);
    if (problem === undefined) readable.push(path);
    else io.stderr(`error: ${problem}\n`);
  }
  const loaded = await loadTopology(readable, settingsFrom(options));
  const findings = [...loaded.diagnostics]
    .sort(([a], [b]) => (shownPath(a, io.cwd) < shownPath(b, io.cwd) ? -1 : 1))
    .flatMap(([uri, diagnostics]) => findingsOf(uri, diagnostics, io.cwd));
  if (options.output === 'json') io.stdout(json(findings));
  else for (const finding of findings) io.stdout(findingText(finding, io.colour));
  if (readable.length < files.length) exitWith(exitCodes.usage);
  else if (findings.some(({ severity }) => severity === 'error')) exitWith(exitCodes.findings);
}
