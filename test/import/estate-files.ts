import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { InputFile } from '@azroute/import';

const folder = fileURLToPath(new URL('./estate/', import.meta.url));

/** A file of the estate. */
export function estateFile(name: string): InputFile {
  return { name, text: readFileSync(`${folder}${name}`, 'utf8') };
}

/** The files of the estate in each format that the importer reads. */
export const formats: Readonly<Record<string, readonly InputFile[]>> = {
  'lists of the Azure CLI': readdirSync(`${folder}az-cli`).map((name) => estateFile(`az-cli/${name}`)),
  'Resource Graph as JSON': [estateFile('resource-graph.json')],
  'Resource Graph as CSV': [estateFile('resource-graph.csv')],
  'a Bicep snapshot': [estateFile('bicep-snapshot.json')],
  'a Terraform state': [estateFile('terraform-show.json')],
  'an ARM template': [estateFile('arm-template.json')],
};

/** What Azure learned in the estate, and the effective routes of some NICs. */
export const routes: readonly InputFile[] = readdirSync(`${folder}routes`).map((name) => estateFile(`routes/${name}`));
