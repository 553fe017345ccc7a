import { nearestWords } from '@azroute/language';
import { Resources } from './azure/resources.js';
import { readEstate } from './model/read-estate.js';
import type { Remark, Thing } from './model/things.js';
import { type Part, partsOf } from './names/parts.js';
import { folderTexts, oneText } from './print/texts.js';
import { missingPages } from './read/missing-pages.js';
import { type Input, type InputFile, readInput } from './read/read-input.js';
import {
  entriesOf,
  notImported,
  type OutputFile,
  Places,
  type Report,
  remarksOf,
  unusedNotes,
  writtenCounts,
} from './report/report.js';

/** What to import and how. */
export interface ImportOptions {
  /** One text, or the files of a folder. */
  readonly layout: 'text' | 'folder';
  /** Only the connected parts that hold these networks; all if there are none. */
  readonly only?: readonly string[];
  /** Whether `main.azroute` imports a file with expectations, which the caller writes. */
  readonly withExpectations?: boolean;
}

/** The texts and the report, or why nothing can be imported, a sentence each. */
export type Imported =
  | { readonly files: readonly OutputFile[]; readonly report: Report }
  | { readonly refused: readonly string[] };

/** Turns exports of Azure into texts of the language. Never throws, whatever the files contain. */
export function importAzure(
  inputs: readonly InputFile[],
  { layout, only = [], withExpectations = false }: ImportOptions,
): Imported {
  const good: { readonly file: string; readonly input: Input }[] = [];
  const [refused, skipped]: [string[], string[]] = [[], []];
  for (const file of inputs) {
    const input = readInput(file);
    if (!('refused' in input)) good.push({ file: file.name, input });
    else if (file.isOptional) skipped.push(input.refused);
    else refused.push(input.refused);
  }
  if (refused.length > 0 || good.length === 0) return { refused: [...refused, ...skipped] };
  const [resources, seen] = [new Resources(), new Resources()];
  for (const { input } of good) {
    for (const fields of input.resources) resources.add(fields);
    for (const fields of input.seen) seen.add(fields);
  }
  const estate = readEstate(resources, seen);
  if (estate.networks.size === 0) return { refused: [nothing(resources)] };
  const all = partsOf(estate);
  const unknown = only.filter((name) => !all.some((part) => holds(part, name)));
  if (unknown.length > 0) return { refused: unknown.map((name) => notThere(name, [...estate.networks.values()])) };
  const parts = only.length === 0 ? all : all.filter((part) => only.some((name) => holds(part, name)));
  const pages = missingPages(good.flatMap(({ input }) => input.pages ?? []));
  const incomplete = [...good.flatMap(({ input }) => input.incomplete), ...pages].map(incompleteRemark);
  const top = [...incomplete, ...estate.remarks];
  const files = layout === 'text' ? oneText(parts, top) : folderTexts(parts, top, withExpectations);
  const remarks = remarksOf(estate, parts, incomplete);
  const places = new Places(files);
  return {
    files,
    report: {
      read: good.map(({ file, input }) => ({ file, format: input.format, resources: input.resources.length })),
      written: writtenCounts(parts),
      missing: entriesOf(remarks, 'MISSING', places),
      assumed: entriesOf(remarks, 'ASSUMED', places),
      leftOut: entriesOf(remarks, 'LEFT OUT', places),
      skipped,
      notImported: notImported(estate),
      differences: resources.differences(),
      notes: unusedNotes(estate, all),
    },
  };
}

function holds({ networks }: Part, wanted: string): boolean {
  return networks.some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
}

function notThere(wanted: string, networks: readonly Thing[]): string {
  const names = networks.map(({ name }) => name);
  const near = nearestWords(wanted, names);
  const known = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are ${names.slice(0, 8).join(', ')}.`;
  return `The files contain no virtual network "${wanted}"; ${known}`;
}

function incompleteRemark(text: string): Remark {
  return { kind: 'MISSING', text: `${text}.` };
}

function nothing(resources: Resources): string {
  const types = [...resources.counts().keys()].sort();
  if (types.length === 0)
    return 'The files contain no resources. "azroute import --commands" prints the commands that export them.';
  const listed = types.slice(0, 3).join(', ');
  return `The files contain no virtual network, only ${listed}${types.length > 3 ? ' and others' : ''}. "azroute import --commands" prints the commands that export networks.`;
}
