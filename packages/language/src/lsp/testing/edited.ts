import { applyEdits, type Topology, type TopologyEdit } from '@azroute/engine';
import { EmptyFileSystem, URI } from 'langium';
import { formatText } from '../../formatting/format-text.js';
import { type AzrouteServices, createAzrouteServices } from '../../module.js';
import { sameTopology } from '../code-actions/same-topology.js';
import { viewWithRoot } from '../code-actions/view-of.js';
import { textChanges } from '../edits/text-changes.js';
import { applyReplacements, buildScratch, type Replacement } from '../scratch.js';
import type { EditorServices, EditorView } from '../services.js';
import { anywhere, areAmong, textErrors } from '../text-errors.js';

/** Files by name; the first one is the root. */
export type Files = Readonly<Record<string, string>>;

const services: AzrouteServices = createAzrouteServices(EmptyFileSystem).azroute;

/** The texts of a topology, read from scratch. */
export class ReadFiles {
  private constructor(
    readonly files: Files,
    readonly scratch: EditorServices,
    readonly view: EditorView,
  ) {}

  static async read(files: Files): Promise<ReadFiles> {
    const uris = Object.keys(files).map(uriOf);
    const scratch = await buildScratch(
      services,
      new Map(Object.entries(files).map(([name, text]) => [uriOf(name), text])),
    );
    const [root = ''] = uris;
    const view = viewWithRoot(scratch, root);
    if (!view) throw new Error('The files are not a topology.');
    return new ReadFiles(files, scratch, view);
  }

  get topology(): Topology {
    return this.view.topology;
  }

  /** The errors in the texts, without the files in which they are: statements can move between files. */
  async errors(): Promise<string[]> {
    return anywhere(await textErrors(this.scratch, this.view.documents));
  }

  /** Whether the formatter leaves a file as it is. */
  isFormatted(name: string): boolean {
    return formatText(services, this.files[name] ?? '').length === 0;
  }

  /** The changes of the files that turn their topology into another one; undefined if they cannot be written. */
  changes(after: Topology): ReadonlyMap<string, readonly Replacement[]> | undefined {
    return textChanges(this.view, this.scratch, after);
  }
}

/** The files after edits of their topology; undefined if the edits cannot be applied or written. */
export function filesAfter(before: ReadFiles, edits: readonly TopologyEdit[]): Files | undefined {
  const after = applyEdits(before.topology, edits);
  return after && filesOf(before, after);
}

/** The files after a change to another topology; undefined if it cannot be written. */
export function filesOf(before: ReadFiles, topology: Topology): Files | undefined {
  const changes = before.changes(topology);
  return changes && filesWith(before, changes);
}

/**
 * The files after replacements, by URI.
 * @throws Error if an editor would refuse them, or undoing them would give another text
 */
export function filesWith(before: ReadFiles, changes: ReadonlyMap<string, readonly Replacement[]>): Files {
  for (const [uri, list] of changes) {
    // Editors refuse edits that overlap.
    if (list.some(({ start }, i) => start < (list[i - 1]?.end ?? 0))) throw new Error(`Edits of ${uri} overlap.`);
  }
  const files = Object.fromEntries(
    Object.entries(before.files).map(([name, text]) => [name, applyReplacements(text, changes.get(uriOf(name)) ?? [])]),
  );
  for (const [name, text] of Object.entries(before.files)) {
    const undone = applyReplacements(files[name] ?? '', undoing(text, changes.get(uriOf(name)) ?? []));
    if (undone !== text) throw new Error(`${name} is another text after the edits are undone.`);
  }
  return files;
}

/** The replacements that undo others. */
function undoing(text: string, replacements: readonly Replacement[]): Replacement[] {
  let shift = 0;
  return replacements.map(({ start, end, text: written }) => {
    const at = start + shift;
    shift += written.length - (end - start);
    return { start: at, end: at + written.length, text: text.slice(start, end) };
  });
}

/**
 * What is wrong with files that edits resulted in: they must mean the edited topology, have no new errors, be formatted
 * if they were, and have line ends of one sort if they had. Whether its addresses fit is not up to the texts.
 */
export async function faultsOf(
  before: ReadFiles,
  expected: Topology | undefined,
  files: Files,
): Promise<readonly string[]> {
  const after = await ReadFiles.read(files);
  const faults: string[] = [];
  if (!expected || !sameTopology(after.topology, expected)) faults.push('The texts mean another topology.');
  const known = await before.errors();
  const errors = (await after.errors()).filter((error) => !/ AZR0[23]\d /.test(error));
  if (!areAmong(errors, known)) faults.push(errors.filter((error) => !known.includes(error)).join('\n'));
  for (const name of Object.keys(files)) {
    const beside = name in before.files ? [name] : Object.keys(before.files);
    if (beside.every((one) => before.isFormatted(one)) && !after.isFormatted(name))
      faults.push(`${name} is not formatted.`);
    if (endsOf(before.files[name]) === 1 && endsOf(files[name]) > 1) faults.push(`${name} has mixed line ends.`);
  }
  return faults;
}

function endsOf(text = ''): number {
  return new Set(text.match(/\r\n|\r|\n/g) ?? []).size;
}

function uriOf(name: string): string {
  return URI.parse(`file:///${name}`).toString();
}
