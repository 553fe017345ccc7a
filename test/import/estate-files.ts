import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { InputFile } from '@azroute/import';

const folderOf = (name: string) => fileURLToPath(new URL(`./${name}/`, import.meta.url));
const fileOf = (folder: string) => (name: string) => ({
  name,
  text: readFileSync(`${folderOf(folder)}${name}`, 'utf8'),
});

/** A file of the estate. */
export const estateFile: (name: string) => InputFile = fileOf('estate');

/** A file of the estate with a virtual WAN. */
export const wanFile: (name: string) => InputFile = fileOf('wan');

/** The files of the estate in each format that the importer reads. */
export const formats: Readonly<Record<string, readonly InputFile[]>> = {
  'lists of the Azure CLI': readdirSync(`${folderOf('estate')}az-cli`).map((name) => estateFile(`az-cli/${name}`)),
  'Resource Graph as JSON': [estateFile('resource-graph.json')],
  'Resource Graph as CSV': [estateFile('resource-graph.csv')],
  'a Bicep snapshot': [estateFile('bicep-snapshot.json')],
  'a Terraform state': [estateFile('terraform-show.json')],
  'an ARM template': [estateFile('arm-template.json')],
};

const wanLists = readdirSync(`${folderOf('wan')}az-cli`).map((name) => wanFile(`az-cli/${name}`));
/** Resource Graph has no connections, route tables and routing intent of virtual hubs: these are lists of the Azure CLI. */
const hubLists = wanLists.filter(({ name }) => /vhub-(connection|route-table|routing-intent)-list/.test(name));

/** The files of the estate with a virtual WAN, in the formats that show it as it is. */
export const deployedWan: Readonly<Record<string, readonly InputFile[]>> = {
  'lists of the Azure CLI': wanLists,
  'Resource Graph as JSON, with lists': [wanFile('resource-graph.json'), ...hubLists],
  'Resource Graph as CSV, with lists': [wanFile('resource-graph.csv'), ...hubLists],
  'a Terraform state': [wanFile('terraform-show.json')],
};

/** The same in the formats that show what is intended: they do not know the addresses that Azure assigns. */
export const intendedWan: Readonly<Record<string, readonly InputFile[]>> = {
  'a Bicep snapshot': [wanFile('bicep-snapshot.json')],
  'a what-if result': [wanFile('what-if.json')],
  'an ARM template': [wanFile('arm-template.json')],
  'a Terraform plan': [wanFile('terraform-plan.json')],
};

/** The routes of the hubs of the WAN. */
export const wanRoutes: readonly InputFile[] = readdirSync(`${folderOf('wan')}routes`).map((name) =>
  wanFile(`routes/${name}`),
);

/** What Azure learned in the estate, and the effective routes of some NICs. */
export const routes: readonly InputFile[] = readdirSync(`${folderOf('estate')}routes`).map((name) =>
  estateFile(`routes/${name}`),
);
