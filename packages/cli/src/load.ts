import { resolve } from 'node:path';
import { languageCodes, type TopologyView } from '@azroute/language';
import { documentUri, openTopology } from '@azroute/language/node';
import { Failure } from './failure.js';
import { piped, pipedFile } from './files/standard-input.js';
import type { Io } from './io.js';
import { findingsOf } from './present/diagnostic.js';
import { countText } from './present/findings-text.js';
import { linesText } from './present/printable.js';
import { unreadable } from './readable.js';
import { type SettingsOptions, settingsFrom } from './settings-options.js';

/**
 * Loads the topology of one file without running any checks. Errors in the text don't stop the command: it answers from
 * what is known, and standard error says how many errors there are, and what is left out of the tables (AZR902).
 * @throws Failure if the file cannot be read, or its `azroute.json` has errors.
 */
export async function loadView(file: string, options: SettingsOptions, io: Io): Promise<TopologyView> {
  return (await loadTopology(file, options, io)).view;
}

/**
 * The same, with what can be asked of its texts, the texts that are not read from the disk, and whether one has errors.
 * @param file a path, or `-` for standard input
 */
export async function loadTopology(file: string, options: SettingsOptions, io: Io) {
  const { path, texts } = await source(file, io);
  const opened = await openTopology([path], settingsFrom(options), texts);
  const view = opened.views[0];
  if (!view) throw new Failure(`${file} contains no topology; azroute check ${file} says why`);
  const findings = [...opened.textProblems()].flatMap(([uri, diagnostics]) => findingsOf(uri, diagnostics, io.cwd));
  const broken = findings.find(({ code }) => code === languageCodes.AZR054.code);
  // Without the settings in azroute.json, the tables would be different.
  if (broken) throw new Failure(`${broken.file}:${broken.line}:${broken.column}: ${broken.message}`);
  const errors = findings.filter(({ severity, code }) => severity === 'error' && code in languageCodes);
  if (errors.length > 0) io.stderr(linesText([`${countText(errors)} in the text, see azroute check ${file}`]));
  for (const text of view.snapshot.leftOut()) io.stderr(linesText([`not complete: ${text} See azroute check ${file}`]));
  return { opened, view, texts, hasErrors: errors.length > 0 };
}

async function source(file: string, io: Io) {
  if (file === piped) {
    const { path, text } = await pipedFile(io);
    return { path, texts: new Map([...io.unsaved, [documentUri(path), text]]) };
  }
  const path = resolve(io.cwd, file);
  const problem = await unreadable(path, file);
  if (problem !== undefined) throw new Failure(problem);
  return { path, texts: io.unsaved };
}
