import { type Fields, fieldsOf, isObject, plainText } from '../azure/fields.js';
import { restResources } from './rest-shapes.js';
import { maskOfPaths, withoutSensitive } from './sensitive.js';

/** The resources of a state in the shape of Azure's REST interface. */
export interface StateResources {
  readonly managed: readonly Fields[];
  /** Networks that Terraform only reads: their subnets and peerings are not in the state. */
  readonly data: readonly Fields[];
  /** The attributes that are marked as sensitive and not read, with the addresses of their resources. */
  readonly sensitive: readonly string[];
}

/** Reads a state, as `terraform show -json` prints it or as the file itself; undefined if the value is something else. */
export function terraformResources(value: { readonly [name: string]: unknown }): StateResources | undefined {
  const sensitive: string[] = [];
  const rows = isObject(value.values)
    ? shownRows(value.values.root_module, sensitive)
    : value.version === 4 && Array.isArray(value.resources)
      ? rawRows(value.resources, sensitive)
      : undefined;
  if (!rows) {
    const isEmpty = 'terraform_version' in value && 'format_version' in value;
    return isEmpty ? { managed: [], data: [], sensitive } : undefined;
  }
  const managed: Fields[] = [];
  const data: Fields[] = [];
  for (const { type, isData, attributes } of rows) {
    const resources = restResources(type, attributes);
    if (isData && type === 'azurerm_virtual_network') data.push(...resources);
    else managed.push(...resources);
  }
  return { managed, data, sensitive };
}

interface Row {
  readonly type: string;
  readonly isData: boolean;
  readonly attributes: Fields;
}

/** The resources of all modules; modules are nested. */
function shownRows(root: unknown, sensitive: string[]): Row[] {
  const rows: Row[] = [];
  const modules: unknown[] = [root];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    if (!isObject(module)) continue;
    if (Array.isArray(module.child_modules)) for (const child of module.child_modules) modules.push(child);
    if (!Array.isArray(module.resources)) continue;
    for (const resource of module.resources) {
      if (isObject(resource)) rows.push(...rowOf(resource, resource.values, resource.sensitive_values, sensitive));
    }
  }
  return rows;
}

function rawRows(resources: readonly unknown[], sensitive: string[]): Row[] {
  return resources.filter(isObject).flatMap((resource) => {
    const instances = Array.isArray(resource.instances) ? resource.instances.filter(isObject) : [];
    return instances.flatMap(({ attributes, sensitive_attributes: paths }) =>
      rowOf(resource, attributes, maskOfPaths(paths), sensitive),
    );
  });
}

function rowOf(
  resource: { readonly [name: string]: unknown },
  values: unknown,
  mask: unknown,
  sensitive: string[],
): Row[] {
  const { type, mode } = resource;
  const address = plainText(resource.address) || `${plainText(type)}.${plainText(resource.name)}`;
  const attributes = fieldsOf(withoutSensitive(values, mask, (name) => sensitive.push(`${address}.${name}`)));
  return typeof type === 'string' && attributes ? [{ type, isData: mode === 'data', attributes }] : [];
}
