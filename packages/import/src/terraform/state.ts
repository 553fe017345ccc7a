import { type Fields, fieldsOf, isObject } from '../azure/fields.js';
import { restResources } from './rest-shapes.js';

/** The resources of a state in the shape of Azure's REST interface. */
export interface StateResources {
  readonly managed: readonly Fields[];
  /** Networks that Terraform only reads: their subnets and peerings are not in the state. */
  readonly data: readonly Fields[];
}

/** Reads a state, as `terraform show -json` prints it or as the file itself; undefined if the value is something else. */
export function terraformResources(value: { readonly [name: string]: unknown }): StateResources | undefined {
  const rows = isObject(value.values)
    ? shownRows(value.values.root_module)
    : value.version === 4 && Array.isArray(value.resources)
      ? rawRows(value.resources)
      : undefined;
  if (!rows) return 'terraform_version' in value && 'format_version' in value ? { managed: [], data: [] } : undefined;
  const managed: Fields[] = [];
  const data: Fields[] = [];
  for (const { type, isData, attributes } of rows) {
    const resources = restResources(type, attributes);
    if (isData && type === 'azurerm_virtual_network') data.push(...resources);
    else managed.push(...resources);
  }
  return { managed, data };
}

interface Row {
  readonly type: string;
  readonly isData: boolean;
  readonly attributes: Fields;
}

/** The resources of all modules; modules are nested. */
function shownRows(root: unknown): Row[] {
  const rows: Row[] = [];
  const modules: unknown[] = [root];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    if (!isObject(module)) continue;
    if (Array.isArray(module.child_modules)) for (const child of module.child_modules) modules.push(child);
    if (!Array.isArray(module.resources)) continue;
    for (const resource of module.resources) {
      if (isObject(resource)) rows.push(...rowOf(resource, resource.values));
    }
  }
  return rows;
}

function rawRows(resources: readonly unknown[]): Row[] {
  return resources.filter(isObject).flatMap((resource) => {
    const instances = Array.isArray(resource.instances) ? resource.instances.filter(isObject) : [];
    return instances.flatMap(({ attributes }) => rowOf(resource, attributes));
  });
}

function rowOf({ type, mode }: { readonly [name: string]: unknown }, values: unknown): Row[] {
  const attributes = fieldsOf(values);
  return typeof type === 'string' && attributes ? [{ type, isData: mode === 'data', attributes }] : [];
}
