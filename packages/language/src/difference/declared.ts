import type { TopologyView } from '../topology/view.js';

/** A declaration of a topology with its own fields as text; what is declared inside it is a declaration of its own. */
export interface DeclaredThing {
  /** Equal for the same thing in two topologies. */
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  /** The key of the declaration around it. */
  readonly parent: string | undefined;
  readonly fields: ReadonlyMap<string, string>;
  /** The declaration itself. */
  readonly model: Model;
}

/** A declaration as in the engine's model, whatever its kind. */
type Model = Readonly<Record<string, unknown>> & { readonly id: string; readonly kind: string };

/** Fields that identify a declaration or that follow from others. */
const identifying = new Set(['id', 'kind', 'name', 'label']);

/**
 * All declarations of a topology by key, in the order of the model. The id of a statement without a name counts its
 * position, so its key is what it says: a statement in front of it changes nothing about it.
 */
export function declaredIn(view: TopologyView): ReadonlyMap<string, DeclaredThing> {
  const found = new Map<string, DeclaredThing>();
  const add = (model: Model, parent: DeclaredThing | undefined) => {
    const fields = new Map<string, string>();
    const inside: Model[] = [];
    for (const [field, value] of Object.entries(model)) {
      // A route is identified by its destination, so its name can change.
      if (identifying.has(field) && !(model.kind === 'route' && field === 'name')) continue;
      const items: readonly unknown[] = Array.isArray(value) ? value : [];
      if (items.some(isModel)) inside.push(...items.filter(isModel));
      else flatten(fields, field, value, view);
    }
    const name = nameOf(model, parent, fields, view);
    const thing: DeclaredThing = {
      key: unused(found, model.id.includes('#') ? `${model.kind} ${name}` : model.id),
      kind: model.kind,
      name,
      parent: parent?.key,
      fields,
      model,
    };
    found.set(thing.key, thing);
    for (const each of inside) add(each, thing);
  };
  for (const list of Object.values(view.topology)) {
    for (const model of list) if (isModel(model)) add(model, undefined);
  }
  return found;
}

function nameOf(
  model: Model,
  parent: DeclaredThing | undefined,
  fields: ReadonlyMap<string, string>,
  view: TopologyView,
): string {
  const destination = fields.get('destination.prefix') ?? fields.get('destination.serviceTag') ?? fields.get('prefix');
  if (parent && (model.kind === 'route' || model.kind === 'osRoute')) return `${parent.name} ${destination}`;
  if (model.kind !== 'expectation') return view.labelOf(model.id);
  return `${parent ? `${parent.name}: ` : ''}${expectationText(fields)}`;
}

function expectationText(fields: ReadonlyMap<string, string>): string {
  const end = (side: string) =>
    fields.get(`${side}.id`) ??
    (fields.has(`${side}.group`) ? `${fields.get(`${side}.group`)}.*` : undefined) ??
    fields.get(`${side}.address`) ??
    'internet';
  const arrow = fields.get('bothWays') === 'true' ? '<->' : '->';
  const via = fields.get('via') ?? none;
  const what = fields.get('dropped') === 'true' ? ' dropped' : via === none ? '' : ` via ${via}`;
  return `${end('from')} ${arrow} ${end('to')}${what}`;
}

/** The text of a field without a value. */
export const none = 'none';

function flatten(fields: Map<string, string>, field: string, value: unknown, view: TopologyView): void {
  if (isPlainObject(value)) {
    for (const [inner, one] of Object.entries(value)) flatten(fields, `${field}.${inner}`, one, view);
  } else {
    fields.set(field, valueText(value, view));
  }
}

function valueText(value: unknown, view: TopologyView): string {
  if (value === undefined) return none;
  if (typeof value === 'string') return view.labelOf(value);
  if (Array.isArray(value)) return value.map((each) => valueText(each, view)).join(', ') || none;
  if (!isPlainObject(value))
    return typeof value === 'object' && value && 'text' in value ? `${value.text}` : `${value}`;
  return Object.entries(value)
    .map(([field, one]) => `${field} ${valueText(one, view)}`)
    .join(' ');
}

/** Addresses and prefixes have a text of their own. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('text' in value);
}

function isModel(value: unknown): value is Model {
  return typeof value === 'object' && value !== null && 'id' in value && 'kind' in value;
}

function unused(found: ReadonlyMap<string, unknown>, key: string): string {
  for (let count = 1; ; count++) {
    const numbered = count === 1 ? key : `${key} ${count}`;
    if (!found.has(numbered)) return numbered;
  }
}
