import { addressAt, defaultHubFirewallAddress, isProblem, parsePrefix } from '@azroute/engine';
import {
  childrenOf,
  type Fields,
  fieldsOf,
  isObject,
  plainText,
  textOf,
  textsOf,
  type Value,
} from '../azure/fields.js';
import { firstUsable } from '../model/gateways.js';
import type { UnresolvedEntry } from '../template/read-template.js';
import { anySubscription } from '../template/scope.js';
import { Configuration, type ModuleStep, modulesOf, referencesIn, type Target } from './plan-configuration.js';
import { innerIds, nameOfAddress, plannedId } from './plan-ids.js';
import { restResources } from './rest-shapes.js';
import { withoutSensitive } from './sensitive.js';
import { type StateResources, terraformResources } from './state.js';

type Json = { readonly [name: string]: unknown };

/** The resources of a plan, and what of it cannot be resolved. */
export interface PlanResources extends StateResources {
  readonly unresolved: readonly UnresolvedEntry[];
}

/** An instance of a resource that the plan contains. */
interface Planned {
  readonly address: string;
  readonly module: readonly ModuleStep[];
  readonly resource: string;
  readonly type: string;
  readonly key: string | undefined;
  values: Record<string, Value | undefined>;
  readonly unknown: Json;
}

/** Attributes that decide about the network, and that the configuration can answer. */
const wanted =
  /(_ids?|_name|^next_hop|^associated_route_table|^next_hop_in_ip_address|^address_prefix(es)?|^address_space|^peer_ip)$/;
/** Groups of security rules and the like, on which no routes depend. */
const ignored =
  /^(network_security_group_id|nat_gateway_id|firewall_policy_id|ddos_protection_plan|source_image_id|storage_account_id|key_vault.*|tenant_id|principal_id)$/;

/**
 * Reads a plan, as `terraform show -json` prints it. What does not exist yet has no ID: it gets the one that it will
 * have, and references to it are followed through the configuration.
 * @param subscription the subscription of new resources
 */
export function planResources(plan: Json, file: string, subscription?: string): PlanResources {
  const prior = isObject(plan.prior_state) ? terraformResources(plan.prior_state) : undefined;
  const sensitive: string[] = [];
  const planned = plannedOf(plan, sensitive);
  const configuration = new Configuration(isObject(plan.configuration) ? plan.configuration : {});
  const own = new Plan(planned, configuration, subscription ?? subscriptionIn(planned) ?? anySubscription, file);
  own.complete();
  return {
    managed: planned.flatMap(({ type, values }) => restResources(type, values)),
    data: prior?.data ?? [],
    sensitive,
    unresolved: own.unresolved,
  };
}

function plannedOf(plan: Json, sensitive: string[]): Planned[] {
  const unknown = new Map<string, Json>();
  for (const each of Array.isArray(plan.resource_changes) ? plan.resource_changes.filter(isObject) : []) {
    const change = isObject(each.change) ? each.change : {};
    if (isObject(change.after_unknown)) unknown.set(plainText(each.address), change.after_unknown);
  }
  const found: Planned[] = [];
  const modules: unknown[] = [isObject(plan.planned_values) ? plan.planned_values.root_module : undefined];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    if (!isObject(module)) continue;
    if (Array.isArray(module.child_modules)) modules.push(...(module.child_modules as unknown[]));
    for (const each of Array.isArray(module.resources) ? module.resources.filter(isObject) : []) {
      const { type, name, mode, index } = each;
      const address = plainText(each.address);
      if (typeof type !== 'string' || mode === 'data') continue;
      found.push({
        address,
        module: modulesOf(address),
        resource: `${type}.${plainText(name)}`,
        type,
        key: index === undefined || index === null ? undefined : plainText(index),
        values: Object.assign(
          Object.create(null),
          fieldsOf(
            withoutSensitive(each.values, each.sensitive_values, (lost) => sensitive.push(`${address}.${lost}`)),
          ),
        ),
        unknown: unknown.get(address) ?? {},
      });
    }
  }
  return found.sort((a, b) => (a.address < b.address ? -1 : 1));
}

function subscriptionIn(planned: readonly Planned[]): string | undefined {
  return planned
    .map(({ values }) => /^\/subscriptions\/([^/]+)/i.exec(textOf(values, 'id') ?? '')?.[1])
    .find((id) => id);
}

/** The resources of a plan while what is open in them is looked up. */
class Plan {
  readonly unresolved: UnresolvedEntry[] = [];
  private readonly byName = new Map<string, Planned[]>();
  private readonly busy = new Set<string>();
  private readonly done = new Set<Planned>();

  constructor(
    private readonly planned: readonly Planned[],
    private readonly configuration: Configuration,
    private readonly subscription: string,
    private readonly file: string,
  ) {
    for (const each of planned) {
      const known = this.byName.get(each.resource) ?? [];
      known.push(each);
      this.byName.set(each.resource, known);
    }
  }

  complete(): void {
    for (const each of this.planned) this.completed(each);
  }

  /** A resource with its ID and its references, as far as they can be found. */
  private completed(each: Planned): Planned {
    if (this.done.has(each) || this.busy.has(each.address)) return each;
    this.busy.add(each.address);
    const expressions = this.configuration.expressionsOf(each.module, each.resource);
    for (const [name, mark] of Object.entries(each.unknown)) {
      const key = name.toLowerCase();
      if (key === 'id' || expressions[name] === undefined) continue;
      const value = this.filled(each, [name], mark, expressions[name], each.values[key]);
      if (value !== undefined) each.values[key] = value;
    }
    if (textOf(each.values, 'name') === undefined && 'name' in each.unknown)
      each.values.name = nameOfAddress(each.address);
    if (textOf(each.values, 'id') === undefined) each.values.id = plannedId(each.type, each.values, this.subscription);
    Object.assign(each.values, innerIds(each.type, each.values));
    this.busy.delete(each.address);
    this.done.add(each);
    return each;
  }

  /** A value with what is marked as unknown in it; blocks are lists of objects in both. */
  private filled(
    of: Planned,
    path: readonly string[],
    mark: unknown,
    expression: unknown,
    value: Value | undefined,
  ): Value | undefined {
    if (mark === true) return this.looked(of, path, expression) ?? value;
    if (Array.isArray(mark)) {
      const before = Array.isArray(value) ? (value as readonly Value[]) : [];
      const blocks = Array.isArray(expression) ? (expression as unknown[]) : undefined;
      const whole = !blocks && mark.every((each) => each === true) ? this.looked(of, path, expression) : undefined;
      if (Array.isArray(whole)) return whole;
      const items = mark.map((each: unknown, i) => {
        const own = blocks
          ? blocks.length === mark.length
            ? blocks[i]
            : blocks.length === 1
              ? blocks[0]
              : undefined
          : expression;
        return this.filled(of, [...path, String(i)], each, own, before[i]) ?? before[i];
      });
      return items.filter((each) => each !== undefined);
    }
    if (!isObject(mark)) return value;
    const result: Record<string, Value | undefined> = Object.assign(Object.create(null), isFields(value) ? value : {});
    for (const [name, inner] of Object.entries(mark)) {
      const own = isObject(expression) && !('references' in expression) ? expression[name] : expression;
      const found = this.filled(of, [...path, name], inner, own, result[name.toLowerCase()]);
      if (found !== undefined) result[name.toLowerCase()] = found;
    }
    return result;
  }

  private looked(of: Planned, path: readonly string[], expression: unknown): Value | undefined {
    const name = path.filter((each) => !/^\d+$/.test(each)).at(-1) ?? '';
    const references = referencesIn(expression);
    if (!wanted.test(name) || ignored.test(name) || references.length === 0) return undefined;
    const isList = name.endsWith('_ids') || /^(address_prefixes|address_space)$/.test(name);
    const targets = this.configuration.targetsOf(expression, of.module);
    const found = targets.map((target) => this.valueAt(of, target, name));
    const values = found.filter((each) => each !== undefined);
    if (isList && values.length > 0 && values.length === targets.length) return values.flat();
    const [only] = values;
    if (targets.length === 1 && only !== undefined) return only;
    const why =
      targets.length > 1
        ? `it leads to ${targets.length} resources, ${targets
            .map(({ resource }) => resource)
            .slice(0, 3)
            .join(', ')}`
        : targets.length === 1
          ? `${targets[0]?.resource} has several instances, or no such value yet`
          : 'the configuration does not lead to a resource';
    this.unresolved.push({
      file: this.file,
      line: undefined,
      of: `${path.filter((each) => !/^\d+$/.test(each)).join('.')} of ${of.address}`.slice(0, 160),
      isWhole: false,
      expression: references.slice(0, 3).join(', ').slice(0, 160),
      why,
      help: undefined,
    });
    return undefined;
  }

  /** The value to which a reference leads, of the instance that fits. */
  private valueAt(from: Planned, target: Target, name: string): Value | undefined {
    const instance = this.instanceOf(from, target);
    if (!instance) return undefined;
    const { values, type } = this.completed(instance);
    const isOfId = /_ids?$/.test(name) && valueIn(values, target.attribute) === undefined;
    const attribute = target.attribute === '' || isOfId ? 'id' : target.attribute;
    const found = valueIn(values, attribute);
    if (found !== undefined) return found;
    return type === 'azurerm_firewall' && attribute.endsWith('private_ip_address')
      ? this.firewallAddress(values)
      : undefined;
  }

  /** The only instance, the one with the key in the reference, or the one with the key of what refers to it. */
  private instanceOf(from: Planned, { module, resource, key }: Target): Planned | undefined {
    const all = (this.byName.get(resource) ?? []).filter(
      (each) =>
        each.module.length === module.length &&
        each.module.every((step, i) => step.name === module[i]?.name && (module[i]?.key ?? step.key) === step.key),
    );
    const own = key === undefined ? all : all.filter((each) => each.key === key);
    if (own.length <= 1) return own[0];
    const keys = [from.key, ...from.module.map((step) => step.key)].filter((each) => each !== undefined);
    const fitting = own.filter((each) =>
      [each.key, ...each.module.map((step) => step.key)].some((each) => each !== undefined && keys.includes(each)),
    );
    return fitting.length === 1 ? fitting[0] : undefined;
  }

  /** The address that a new firewall will have: the first usable one of its subnet, or the one in its hub (W003). */
  private firewallAddress(values: Fields): string | undefined {
    const hubId = childrenOf(values, 'virtual_hub').map((each) => textOf(each, 'virtual_hub_id'))[0];
    if (hubId !== undefined) {
      const hub = this.planned.find(
        ({ type, values: of }) => type === 'azurerm_virtual_hub' && textOf(of, 'id') === hubId,
      );
      const parsed = parsePrefix(textOf(hub?.values, 'address_prefix') ?? '');
      return isProblem(parsed) ? undefined : defaultHubFirewallAddress(parsed.prefix).text;
    }
    const id = childrenOf(values, 'ip_configuration')
      .map((each) => textOf(each, 'subnet_id'))
      .find((each) => each);
    const subnet = this.planned.find(
      (each) => each.type === 'azurerm_subnet' && textOf(this.completed(each).values, 'id') === id,
    );
    const parsed = parsePrefix(textsOf(subnet?.values, 'address_prefixes')[0] ?? '');
    return isProblem(parsed) ? undefined : addressAt(parsed.prefix, firstUsable).text;
  }
}

/** The value at a path such as `ip_configuration[0].private_ip_address`. */
function valueIn(values: Fields, path: string): Value | undefined {
  let at: Value | undefined = values;
  for (const step of path
    .toLowerCase()
    .split(/[.[\]"]+/)
    .filter((each) => each !== '')) {
    if (Array.isArray(at)) at = /^\d+$/.test(step) ? (at as readonly Value[])[Number(step)] : undefined;
    else at = isFields(at) ? at[step] : undefined;
  }
  return at === '' ? undefined : at;
}

function isFields(value: Value | undefined): value is Fields {
  return typeof value === 'object' && !Array.isArray(value);
}
