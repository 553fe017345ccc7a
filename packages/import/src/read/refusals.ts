import { graphQuery } from '../report/commands.js';

const formats =
  'lists of the Azure CLI ("az network vnet list -o json"), Resource Graph as JSON or CSV, a Bicep snapshot, a what-if result, an ARM template, or a Terraform state or plan ("terraform show -json")';

/** A file that is JSON of something else. */
export function unknown(name: string): string {
  return `${name} contains no Azure resources. azroute import reads ${formats}.`;
}

/** A file without JSON: Bicep, Terraform, or the output of the Azure CLI as a table. */
export function notJson(name: string, text: string): string {
  if (name.toLowerCase().endsWith('.bicep') || name.toLowerCase().endsWith('.bicepparam')) return bicep(name);
  if (/^\s*(resource|module|param|var|targetScope|using)\s+['\w]+.*['=]/m.test(text) && !/^\s*resource\s+"/m.test(text))
    return bicep(name);
  if (/^\s*(resource|data)\s+"[^"]+"\s+"[^"]+"\s*\{/m.test(text) || name.toLowerCase().endsWith('.tf')) {
    return `${name} is Terraform code. Import its state: "terraform show -json > state.json".`;
  }
  if (text.trim() === '') return `${name} is empty. Export it again.`;
  return `${name} is not JSON. Run the command that wrote it with "-o json" and without "--query".`;
}

function bicep(name: string): string {
  const parameters = name.replace(/\.bicep(param)?$/i, '.bicepparam');
  return `${name} is Bicep code. Let Bicep evaluate it, and import the result: "bicep snapshot ${parameters} --mode overwrite --subscription-id SUBSCRIPTION --resource-group GROUP".`;
}

/** A parameter file of a template. */
export function parameters(name: string): string {
  return `${name} contains the parameters of a template and no resources. Import it together with its template, or what is deployed: ${graphQuery}`;
}

/** Objects without IDs: a projection, or something else. */
export function noResources(name: string, first: object | undefined): string {
  const keys = Object.keys(first ?? {}).map((key) => key.toLowerCase());
  const isRoute = keys.includes('nexthoptype') || keys.includes('aspath') || keys.includes('sourcepeer');
  if (isRoute || keys.includes('routeservicerole_in_0')) {
    return routes(name);
  }
  if (keys.includes('name') || keys.includes('addressprefix') || keys.includes('location')) {
    return `${name} contains objects without IDs. Run the command that wrote it with "-o json" and without "--query".`;
  }
  return unknown(name);
}

/** A file with routes of any kind, or with what else belongs to them. */
export function routes(name: string): string {
  return `${name} contains routes and no resources. Import it together with an export of the networks; on the command line, give it with --routes.`;
}

/** `az resource list`. */
export function withoutProperties(name: string): string {
  return `${name} contains resources without their properties, as "az resource list" prints them. Use Resource Graph: ${graphQuery}`;
}

/** A page of the REST interface that is not the last one. */
export function nextLink(name: string): string {
  return `${name} contains only the first page; the others are at its nextLink`;
}

/** A file of which some objects have no ID. */
export function withoutIds(name: string, count: number): string {
  return `${name} contains ${count} ${count === 1 ? 'object' : 'objects'} without an ID, which cannot be imported`;
}

/** A file in which text stands between or behind the values. */
export function unreadText(name: string, line: number): string {
  return `${name} contains text in line ${line} that is not read, since something else precedes it there`;
}
