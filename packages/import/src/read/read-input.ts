import { type Fields, fieldsOf, isObject, plainText, textOf } from '../azure/fields.js';
import { readId } from '../azure/ids.js';
import type { TemplateFile } from '../template/read-template.js';
import { sensitiveText } from '../terraform/sensitive.js';
import { terraformResources } from '../terraform/state.js';
import { readCsv } from './csv.js';
import type { JsonValues } from './json-values.js';
import * as say from './refusals.js';

/** A file with what an Azure user exported. */
export interface InputFile {
  readonly name: string;
  readonly text: string;
  /** Whether it may be something else, since only a folder with it was given. */
  readonly isOptional?: boolean;
}

/** What a format is called in reports. */
type Format =
  | 'Azure CLI or REST'
  | 'Resource Graph'
  | 'Bicep snapshot'
  | 'what-if result'
  | 'Terraform state'
  | 'Terraform plan'
  | 'ARM template'
  | 'parameters of a template'
  | 'several formats';

/** What was read from a file. */
export interface Input {
  readonly format: Format;
  readonly resources: readonly Fields[];
  /** IDs of resources that the file itself says exist, but that it only reads: data sources of Terraform. */
  readonly seen: readonly Fields[];
  /** Why the file holds only a part of what there is, if it says so. */
  readonly incomplete: readonly string[];
  /** The pages of Resource Graph in it. */
  readonly pages?: readonly GraphPage[];
  /** Templates in it, which are evaluated when all files are read. */
  readonly templates?: readonly TemplateFile[];
  /** Plans in it, which are read with the subscription that the user gives. */
  readonly plans?: readonly { readonly file: string; readonly value: { readonly [name: string]: unknown } }[];
  /** Values for parameters of templates. */
  readonly parameters?: readonly { readonly [name: string]: unknown }[];
}

/** One page of Resource Graph; the others can be in other files. */
export interface GraphPage {
  readonly file: string;
  /** The IDs of its rows in lower case: one page can be given twice. */
  readonly ids: readonly string[];
  /** How many rows all pages have, if the page says so. */
  readonly total: number | undefined;
  /** Whether another page follows. */
  readonly hasNext: boolean;
}

/** A file that cannot be imported, in one sentence. */
export interface Refused {
  readonly refused: string;
}

/**
 * Reads an exported file. The format is recognized by the content, never by the name.
 * @param parsed what its text is as JSON
 */
export function readInput({ name, text }: InputFile, parsed: () => JsonValues): Input | Refused {
  const table = csvRows(text);
  if (table) return all(table.map(fromRow), 'Resource Graph', name);
  const json = parsed();
  if ('problem' in json) {
    const { line, column, expected } = json.problem;
    return { refused: `${name}:${line}:${column} is not valid JSON: expected ${expected}. Export it again.` };
  }
  if (json.values.length === 0) return { refused: say.notJson(name, text) };
  const parts = json.values.map((value) => readValue(value, name, text));
  const refused = parts.find((part) => 'refused' in part);
  if (refused) return refused;
  const input = joined(parts as readonly Input[]);
  if (json.unreadLine === undefined) return input;
  return { ...input, incomplete: [...input.incomplete, say.unreadText(name, json.unreadLine)] };
}

function joined(parts: readonly Input[]): Input {
  const formats = new Set(parts.map(({ format }) => format));
  return {
    format: formats.size === 1 ? (parts[0]?.format ?? 'several formats') : 'several formats',
    resources: parts.flatMap(({ resources }) => resources),
    seen: parts.flatMap(({ seen }) => seen),
    incomplete: parts.flatMap(({ incomplete }) => incomplete),
    pages: parts.flatMap(({ pages = [] }) => pages),
    templates: parts.flatMap(({ templates = [] }) => templates),
    plans: parts.flatMap(({ plans = [] }) => plans),
    parameters: parts.flatMap(({ parameters = [] }) => parameters),
  };
}

function readValue(value: unknown, name: string, text: string): Input | Refused {
  if (Array.isArray(value)) return all(value.flat(), 'Azure CLI or REST', name);
  if (!isObject(value)) return { refused: say.unknown(name) };
  const predicted = value.predictedResources;
  if (Array.isArray(predicted)) return all(predicted, 'Bicep snapshot', name);
  const changes = value.changes ?? (isObject(value.properties) ? value.properties.changes : undefined);
  if (Array.isArray(changes)) return all(changes.flatMap(afterChange), 'what-if result', name);
  const schema = typeof value.$schema === 'string' ? value.$schema.toLowerCase() : '';
  const nothing = { resources: [], seen: [], incomplete: [] };
  if (schema.includes('deploymenttemplate'))
    return { ...nothing, format: 'ARM template', templates: [{ file: name, text, value }] };
  if (schema.includes('deploymentparameters'))
    return { ...nothing, format: 'parameters of a template', parameters: [value] };
  if ('planned_values' in value) return { ...nothing, format: 'Terraform plan', plans: [{ file: name, value }] };
  const state = terraformResources(value);
  if (state) {
    const incomplete = state.sensitive.length > 0 ? [sensitiveText(name, state.sensitive)] : [];
    return { format: 'Terraform state', resources: state.managed, seen: state.data, incomplete };
  }
  if (isGraphPage(value)) return readGraphPage(value, name);
  if (Array.isArray(value.value)) {
    const page = all(value.value, 'Azure CLI or REST', name);
    const more = typeof value.nextLink === 'string' && value.nextLink !== '';
    return 'refused' in page || !more ? page : { ...page, incomplete: [say.nextLink(name)] };
  }
  return all([value], 'Azure CLI or REST', name);
}

/** What exists after a change of `what-if`. */
function afterChange(change: unknown): unknown[] {
  if (!isObject(change)) return [];
  const { changeType, before, after, resourceId } = change;
  if (typeof changeType === 'string' && changeType.toLowerCase() === 'delete') return [];
  const resource = after ?? before;
  if (!isObject(resource)) return typeof resourceId === 'string' ? [{ id: resourceId }] : [];
  return [typeof resource.id === 'string' ? resource : { ...resource, id: resourceId }];
}

function isGraphPage(value: { readonly [name: string]: unknown }): boolean {
  return Array.isArray(value.data) || (isObject(value.data) && Array.isArray(value.data.rows));
}

function readGraphPage(value: { readonly [name: string]: unknown }, name: string): Input | Refused {
  const page = all(graphRows(value.data), 'Resource Graph', name);
  if ('refused' in page) return page;
  const token = value.skip_token ?? value.skipToken ?? value.$skipToken;
  const total = value.total_records ?? value.totalRecords;
  return {
    ...page,
    pages: [
      {
        file: name,
        ids: page.resources.flatMap((fields) => readId(textOf(fields, 'id') ?? '')?.key ?? []),
        total: typeof total === 'number' ? total : undefined,
        hasNext: typeof token === 'string' && token !== '',
      },
    ],
  };
}

/** Rows as objects, or as the REST interface's table of columns and rows. */
function graphRows(data: unknown): unknown[] {
  if (Array.isArray(data)) return data.map((row: unknown) => (isObject(row) ? fromRow(row) : row));
  if (!isObject(data) || !Array.isArray(data.rows) || !Array.isArray(data.columns)) return [];
  const names = data.columns.map((column: unknown) => (isObject(column) ? plainText(column.name) : ''));
  return data.rows.map((row: unknown) =>
    Array.isArray(row) ? fromRow(Object.fromEntries(row.map((cell: unknown, i) => [names[i] ?? '', cell]))) : row,
  );
}

/** Columns of a table hold objects as JSON. */
function fromRow(row: { readonly [name: string]: unknown }): unknown {
  return Object.fromEntries(
    Object.entries(row).map(([name, cell]) => {
      if (typeof cell !== 'string' || !/^\s*[[{]/.test(cell)) return [name, cell];
      try {
        return [name, JSON.parse(cell) as unknown];
      } catch {
        return [name, cell];
      }
    }),
  );
}

/** The rows of a CSV file of Resource Graph; undefined if the text is something else. */
function csvRows(text: string): Record<string, string>[] | undefined {
  const [first = ''] = /^[^\r\n]*/.exec(text) ?? [];
  const names = first
    .replace(/^\uFEFF/, '')
    .split(',')
    .map((name) => name.replaceAll('"', '').trim().toLowerCase());
  if (!names.includes('id') || !names.includes('properties')) return undefined;
  return readCsv(text);
}

function all(values: readonly unknown[], format: Format, name: string): Input | Refused {
  const objects = values.filter(isObject);
  const resources = objects.map((value) => fieldsOf(value)).filter((fields) => fields !== undefined);
  const known = resources.filter((fields) => readId(textOf(fields, 'id') ?? ''));
  if (known.length === 0 && values.length > 0) return { refused: say.noResources(name, objects[0]) };
  const hasNone = (value: { readonly [name: string]: unknown }) => 'properties' in value && value.properties === null;
  if (objects.length > 0 && objects.every(hasNone)) return { refused: say.withoutProperties(name) };
  const lost = values.length - known.length;
  return { format, resources: known, seen: [], incomplete: lost > 0 ? [say.withoutIds(name, lost)] : [] };
}
