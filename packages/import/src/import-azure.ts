import { nearestWords } from '@azroute/language';
import { type Fields, isObject } from './azure/fields.js';
import { Resources } from './azure/resources.js';
import { readEstate } from './model/read-estate.js';
import type { Remark, Thing } from './model/things.js';
import { type Part, partsOf } from './names/parts.js';
import { folderTexts, oneText } from './print/texts.js';
import { type Comparable, comparable } from './proof/comparable.js';
import { type JsonValues, readJsonValues } from './read/json-values.js';
import { missingPages } from './read/missing-pages.js';
import { type Input, type InputFile, readInput } from './read/read-input.js';
import { parameters as refusalOfParameters, routes as refusalOfRoutes } from './read/refusals.js';
import { graphQuery } from './report/commands.js';
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
import { applyRoutes, type ReadRoutes } from './routes/apply-routes.js';
import { type RoutesInput, readRoutes } from './routes/read-routes.js';
import {
  type TemplateOptions,
  type TemplateResources,
  templateResources,
  type UnresolvedEntry,
} from './template/read-template.js';
import { planResources } from './terraform/plan.js';
import { sensitiveText } from './terraform/sensitive.js';

/** What to import and how. */
export interface ImportOptions {
  /** One text, or the files of a folder. */
  readonly layout: 'text' | 'folder';
  /** Only the connected parts that hold these networks; all if there are none. */
  readonly only?: readonly string[];
  /** Whether `main.azroute` imports a file with expectations, which the caller writes. */
  readonly withExpectations?: boolean;
  /** Whether files that contain routes instead of resources count as {@link routes}. */
  readonly findsRoutes?: boolean;
  /** Files with routes that Azure learned, and with effective routes of NICs. */
  readonly routes?: readonly RoutesInput[];
  /** What templates need beside themselves. */
  readonly template?: Partial<Omit<TemplateOptions, 'parameterFiles'>>;
}

/** The texts and the report, or why nothing can be imported, a sentence each. */
export type Imported =
  | { readonly files: readonly OutputFile[]; readonly report: Report; readonly comparable: Comparable }
  | { readonly refused: readonly string[] };

/** Turns exports of Azure into texts of the language. Never throws, whatever the files contain. */
export function importAzure(
  inputs: readonly InputFile[],
  { layout, only = [], routes = [], template = {}, withExpectations = false, findsRoutes = false }: ImportOptions,
): Imported {
  const good: { readonly file: string; readonly input: Input }[] = [];
  const [refused, skipped]: [string[], string[]] = [[], []];
  const learned: ReadRoutes[] = routes.map((input) => ({ input, routes: readRoutes(input, parsed(input)) }));
  for (const file of inputs) {
    const json = parsed(file);
    const input = readInput(file, json);
    if (!('refused' in input)) {
      good.push({ file: file.name, input });
      continue;
    }
    const found = readRoutes(file, json);
    if (findsRoutes && !('refused' in found)) learned.push({ input: file, routes: found });
    else (file.isOptional ? skipped : refused).push('refused' in found ? input.refused : refusalOfRoutes(file.name));
  }
  if (refused.length > 0) return { refused: [...refused, ...skipped] };
  if (good.length === 0) {
    const why = learned.length > 0 ? [onlyRoutes] : skipped.length === 0 ? [noResources] : [];
    return { refused: [...skipped, ...why] };
  }
  const parameterFiles = good.flatMap(({ input }) => input.parameters ?? []);
  const evaluated = new Map<Input, ReturnType<typeof fromTemplates>>();
  for (const { input } of good)
    evaluated.set(input, fromTemplates(input, { parameters: new Map(), ...template, parameterFiles }));
  const wrong = parameterProblem(good, [...(template.parameters?.keys() ?? [])]);
  if (wrong !== undefined) return { refused: [wrong] };
  const [resources, seen] = [new Resources(), new Resources()];
  for (const { input } of good) {
    for (const fields of [...input.resources, ...(evaluated.get(input)?.resources ?? [])]) resources.add(fields);
    for (const fields of [...input.seen, ...(evaluated.get(input)?.seen ?? [])]) seen.add(fields);
  }
  const estate = readEstate(resources, seen);
  const unresolved = [...evaluated.values()].flatMap((each) => each.unresolved);
  if (estate.networks.size + estate.hubs.size === 0) {
    const off = [...evaluated.values()].flatMap((each) => each.off);
    return { refused: [off.length + unresolved.length > 0 ? nothingOf(off, unresolved) : nothing(resources)] };
  }
  const found = applyRoutes(estate, learned);
  if (found.refused.length > 0) return { refused: found.refused };
  const all = partsOf(estate);
  const unknown = only.filter((name) => !all.some((part) => holds(part, name)));
  if (unknown.length > 0)
    return { refused: unknown.map((name) => notThere(name, [...estate.networks.values(), ...estate.hubs.values()])) };
  const parts = only.length === 0 ? all : all.filter((part) => only.some((name) => holds(part, name)));
  const pages = missingPages(good.flatMap(({ input }) => input.pages ?? []));
  const hidden = [...evaluated.values()].flatMap((each) => each.incomplete);
  const incomplete = [...good.flatMap(({ input }) => input.incomplete), ...hidden, ...pages].map(incompleteRemark);
  const top = [...incomplete, ...lostRemarks(unresolved), ...estate.remarks];
  const { files, topologies } = layout === 'text' ? oneText(parts, top) : folderTexts(parts, top, withExpectations);
  const remarks = remarksOf(estate, parts, [...incomplete, ...lostRemarks(unresolved)]);
  const places = new Places(files);
  return {
    files,
    comparable: comparable(estate, found, topologies),
    report: {
      readRoutes: found.read,
      contradictions: found.contradictions,
      unresolved,
      switchedOff: [...evaluated.values()].flatMap((each) => each.off),
      read: good.map(({ file, input }) => ({
        file,
        format: input.format,
        resources: input.resources.length + (evaluated.get(input)?.resources.length ?? 0),
      })),
      written: writtenCounts(parts),
      missing: entriesOf(remarks, 'MISSING', places),
      assumed: entriesOf(remarks, 'ASSUMED', places),
      leftOut: entriesOf(remarks, 'LEFT OUT', places),
      skipped: [...skipped, ...found.skipped],
      notImported: notImported(estate),
      differences: resources.differences(),
      notes: unusedNotes(estate, all),
    },
  };
}

function fromTemplates(
  { templates = [], plans = [] }: Input,
  options: TemplateOptions,
): TemplateResources & { readonly seen: readonly Fields[]; readonly incomplete: readonly string[] } {
  const all = templates.map((each) => templateResources(each, options));
  const planned = plans.map(({ file, value }) => ({ file, ...planResources(value, file, options.subscription) }));
  return {
    resources: [...all.flatMap((each) => each.resources), ...planned.flatMap(({ managed }) => managed)],
    seen: planned.flatMap(({ data }) => data),
    incomplete: planned.flatMap(({ file, sensitive }) =>
      sensitive.length > 0 ? [sensitiveText(file, sensitive)] : [],
    ),
    unresolved: [...all, ...planned].flatMap((each) => each.unresolved),
    off: all.flatMap((each) => each.off),
  };
}

/** Whole resources that are not in the text; expressions stand in the report alone. */
function lostRemarks(unresolved: readonly UnresolvedEntry[]): Remark[] {
  const byFile = new Map<string, number>();
  for (const { file, isWhole } of unresolved) if (isWhole) byFile.set(file, (byFile.get(file) ?? 0) + 1);
  return [...byFile].map(([file, count]) => {
    const what = count === 1 ? 'a resource or a part of one' : `${count} resources or parts of them`;
    return {
      kind: 'MISSING',
      text: `${what} of ${file}, whose names, prefixes or references have no value; see UNRESOLVED in the report.`,
    };
  });
}

/** Why the values for parameters cannot be used: no template has such a parameter. */
function parameterProblem(
  files: readonly { readonly file: string; readonly input: Input }[],
  names: readonly string[],
) {
  const templates = files.flatMap(({ input }) => input.templates ?? []);
  const parameters = files.find(({ input }) => (input.parameters ?? []).length > 0);
  if (templates.length === 0 && parameters) return refusalOfParameters(parameters.file);
  const known = templates.flatMap(({ value }) => Object.keys(isObject(value.parameters) ? value.parameters : {}));
  const unknown = names.find((name) => !known.some((each) => each.toLowerCase() === name.toLowerCase()));
  if (unknown === undefined) return undefined;
  const near = nearestWords(unknown, known);
  const others = near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : '';
  return templates.length === 0
    ? `--parameter ${unknown} is for a template, and none is among the files.`
    : `No template has a parameter ${unknown}.${others}`;
}

/** Why a template yields no network, with what would yield one. */
function nothingOf(off: readonly string[], unresolved: readonly UnresolvedEntry[]): string {
  const open = unresolved.map(
    ({ of, expression, why, help }) => `${of}: ${expression}: ${why}${help === undefined ? '' : `; give ${help}`}`,
  );
  const all = [...off, ...open];
  const more = all.length > 12 ? [`and ${all.length - 12} more`] : [];
  return `The template yields no virtual network. ${[...all.slice(0, 12), ...more].join('; ')}.`;
}

/** The JSON in a file, which is parsed once, and only if it is asked for. */
function parsed({ text }: { readonly text: string }): () => JsonValues {
  let values: JsonValues | undefined;
  return () => {
    values ??= readJsonValues(text);
    return values;
  };
}

const noResources = `The files contain no resources. Export them with Resource Graph: ${graphQuery}`;
const onlyRoutes =
  'The files contain routes and no resources. Import them together with an export of the networks, such as that of Resource Graph.';

function holds({ networks, hubs, wans }: Part, wanted: string): boolean {
  return [...networks, ...hubs, ...wans].some(({ name }) => name.toLowerCase() === wanted.toLowerCase());
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
  if (types.length === 0) return noResources;
  const listed = types.slice(0, 3).join(', ');
  return `The files contain no virtual network, only ${listed}${types.length > 3 ? ' and others' : ''}. Export the networks with Resource Graph: ${graphQuery}`;
}
