import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { InputFile } from '@azroute/import';
import { readJsonValues } from '../../../packages/import/src/read/json-values.js';
import { deployedWan, formats, intendedWan, routes, wanRoutes } from '../estate-files.js';

/** Files to damage, of one format. */
export interface Source {
  /** The format, or the kind of routes. */
  readonly name: string;
  /** Each file as a value, or as a text that is no JSON. */
  readonly values: readonly unknown[];
  /** Whether they are given as routes, beside a whole export. */
  readonly isRoutes: boolean;
  /** The whole export beside which routes are given, if it is not the usual one. */
  readonly beside?: readonly InputFile[];
}

const designs = fileURLToPath(new URL('../designs/', import.meta.url));

/** A template can have line ends in strings; lists of the Azure CLI can begin with the command. */
function valueIn(text: string): unknown {
  const read = readJsonValues(text);
  return 'values' in read ? structuredClone(read.values[0]) : text;
}

const readDesign = (folder: string) =>
  readdirSync(`${designs}${folder}`)
    .filter((name) => name.endsWith('.json'))
    .map((name) => valueIn(readFileSync(`${designs}${folder}/${name}`, 'utf8')));

const asSources = (all: typeof formats, prefix = '') =>
  Object.entries(all).map(([name, files]): Source => {
    const values = files.map(({ name: file, text }) => (file.endsWith('.csv') ? text : valueIn(text)));
    return { name: `${prefix}${name}`, values, isRoutes: false };
  });

const wans = [...asSources(deployedWan, 'a WAN: '), ...asSources(intendedWan, 'a WAN: ')];

/** The format before providers: `version: 4`, with the attributes inside of instances. */
function rawState(shown: unknown): unknown {
  const { values } = shown as { values: { root_module: { resources: Record<string, unknown>[] } } };
  const resources = values.root_module.resources.map(({ mode = 'managed', type, name, values: attributes }) => ({
    ...{ mode, type, name, provider: 'provider["registry.terraform.io/hashicorp/azurerm"]' },
    instances: [{ attributes }],
  }));
  return { version: 4, terraform_version: '1.9.0', resources };
}

const [graph] = formats['Resource Graph as JSON'] ?? [];
const { data: rows } = valueIn(graph?.text ?? '') as { data: Record<string, unknown>[] };
const columns = Object.keys(rows[0] ?? {});
const further: readonly Source[] = [
  {
    name: 'Resource Graph as a table of the REST interface',
    values: [
      {
        data: { columns: columns.map((name) => ({ name })), rows: rows.map((row) => columns.map((each) => row[each])) },
      },
    ],
    isRoutes: false,
  },
  { name: 'answers of the REST interface', values: [{ value: rows, nextLink: null }], isRoutes: false },
  {
    name: 'a raw Terraform state',
    values: (formats['a Terraform state'] ?? []).map(({ text }) => rawState(valueIn(text))),
    isRoutes: false,
  },
];

/** All formats that the importer reads: the estate in each of them, the designs, and all kinds of routes. */
export const sources: readonly Source[] = [
  ...asSources(formats),
  ...further,
  ...wans,
  ...readdirSync(designs).map((name) => ({ name, values: readDesign(name), isRoutes: false })),
  ...routes.map(({ name, text }) => ({
    name: name.replace(/^.*?\.([\w.-]+)\.json$/, 'routes: $1'),
    values: [valueIn(text)],
    isRoutes: true,
  })),
  ...wanRoutes.map(({ name, text }) => ({
    name: `a WAN: ${name}`,
    values: [valueIn(text)],
    isRoutes: true,
    beside: deployedWan['a Terraform state'] ?? [],
  })),
];

/** A whole export, beside which routes are given. */
export const beside = { name: 'beside.json', text: graph?.text ?? '' };
