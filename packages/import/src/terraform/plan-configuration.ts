import { isObject, plainText } from '../azure/fields.js';

type Json = { readonly [name: string]: unknown };

/** A step into a module: its name, and the key of its instance. */
export interface ModuleStep {
  readonly name: string;
  readonly key: string | undefined;
}

/** A reference to a resource or its attribute, in a module. */
export interface Target {
  readonly module: readonly ModuleStep[];
  /** `azurerm_subnet.apps`, with `data.` before it for what is only read. */
  readonly resource: string;
  /** The key in brackets behind it. */
  readonly key: string | undefined;
  /** Its attribute, such as `id` or `ip_configuration[0].private_ip_address`; empty for the resource itself. */
  readonly attribute: string;
}

/** How deeply references lead through modules. */
const deepest = 30;

/** The configuration in a plan: where the values of attributes come from. */
export class Configuration {
  constructor(private readonly root: Json) {}

  /** The expressions of a resource. */
  expressionsOf(module: readonly ModuleStep[], resource: string): Json {
    const resources = this.module(module)?.resources;
    const found = (Array.isArray(resources) ? resources : [])
      .filter(isObject)
      .find((each) => each.address === resource || `${plainText(each.type)}.${plainText(each.name)}` === resource);
    return found && isObject(found.expressions) ? found.expressions : {};
  }

  /** The resources to which the references of an expression lead, through variables and outputs of modules. */
  targetsOf(expression: unknown, module: readonly ModuleStep[], depth = 0): Target[] {
    if (depth > deepest) return [];
    const found = new Map<string, Target>();
    for (const reference of longest(referencesIn(expression))) {
      for (const target of this.follow(reference, module, depth)) {
        const path = [...target.module.map(({ name, key }) => `${name}[${key}]`), target.resource, target.key];
        found.set(path.join(' '), target);
      }
    }
    return [...found.values()];
  }

  private follow(reference: string, module: readonly ModuleStep[], depth: number): Target[] {
    const variable = /^var\.([\w-]+)/.exec(reference)?.[1];
    if (variable !== undefined) {
      const outer = module.slice(0, -1);
      const call = this.call(outer, module.at(-1)?.name);
      const given = call && isObject(call.expressions) ? call.expressions[variable] : undefined;
      return this.targetsOf(given, outer, depth + 1);
    }
    const output = /^module\.([\w-]+)(?:\[("?)([^\]]*?)\2\])?\.([\w-]+)/.exec(reference);
    if (output) {
      const inner = [...module, { name: output[1] ?? '', key: output[3] }];
      const outputs = this.module(inner)?.outputs;
      const own = isObject(outputs) ? outputs[output[4] ?? ''] : undefined;
      return this.targetsOf(isObject(own) ? own.expression : undefined, inner, depth + 1);
    }
    const resource = /^((?:data\.)?(?:azurerm|azapi)_\w+\.[\w-]+)(?:\[("?)([^\]]*?)\2\])?(?:\.(.*))?$/.exec(reference);
    if (!resource) return [];
    const key = resource[3];
    return [
      {
        module,
        resource: resource[1] ?? '',
        key: key === undefined || /^(count|each)\./.test(key) ? undefined : key,
        attribute: resource[4] ?? '',
      },
    ];
  }

  private call(module: readonly ModuleStep[], name: string | undefined): Json | undefined {
    const calls = this.module(module)?.module_calls;
    const found = isObject(calls) && name !== undefined ? calls[name] : undefined;
    return isObject(found) ? found : undefined;
  }

  private module(path: readonly ModuleStep[]): Json | undefined {
    let at: unknown = this.root.root_module;
    for (const { name } of path) {
      const calls = isObject(at) ? at.module_calls : undefined;
      const call = isObject(calls) ? calls[name] : undefined;
      at = isObject(call) ? call.module : undefined;
    }
    return isObject(at) ? at : undefined;
  }
}

/** All references in an expression, with those in its blocks. */
export function referencesIn(expression: unknown): string[] {
  const found: string[] = [];
  const open: unknown[] = [expression];
  for (let steps = 0; open.length > 0 && steps < 10_000; steps++) {
    const each = open.pop();
    if (Array.isArray(each)) open.push(...(each as unknown[]));
    else if (isObject(each)) {
      if (Array.isArray(each.references)) found.push(...each.references.filter((one) => typeof one === 'string'));
      else open.push(...Object.values(each));
    }
  }
  return found;
}

/** Terraform lists `a.b.id` and `a.b`: the longer one says more. */
function longest(references: readonly string[]): string[] {
  return references.filter(
    (each) =>
      !references.some((other) => other !== each && (other.startsWith(`${each}.`) || other.startsWith(`${each}[`))),
  );
}

/** The modules of an address, such as `module.a["x"].module.b.azurerm_subnet.c[0]`. */
export function modulesOf(address: string): ModuleStep[] {
  const found: ModuleStep[] = [];
  const step = /module\.([\w-]+)(?:\[("?)([^\]]*?)\2\])?\./y;
  for (let match = step.exec(address); match; match = step.exec(address))
    found.push({ name: match[1] ?? '', key: match[3] });
  return found;
}
