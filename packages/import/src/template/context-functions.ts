import { member } from './functions.js';
import { anyGroup, anySubscription, type Scope } from './scope.js';
import { Unresolved } from './unresolved.js';
import { known, number, text } from './values.js';

/** The functions that depend on the deployment, by name in lower case. */
export const contextFunctions: Readonly<Record<string, (scope: Scope, ...values: unknown[]) => unknown>> = {
  parameters: (scope, name) => scope.parameter(text(name)),
  variables: (scope, name) => scope.variable(text(name)),
  copyindex: ({ loops }, ...values) => {
    const isNamed = typeof known(values[0]) === 'string' && !/^\d+$/.test(text(values[0]));
    const index = loops.get(isNamed ? text(values[0]).toLowerCase() : '');
    if (index === undefined) throw new Unresolved('copyIndex() stands outside of its loop');
    const offset = isNamed ? values[1] : values[0];
    return index + (offset === undefined ? 0 : number(offset));
  },
  resourcegroup: (scope) => group(scope),
  subscription: ({ target }) => ({
    id: `/subscriptions/${target.subscription ?? anySubscription}`,
    subscriptionId: target.subscription ?? anySubscription,
    tenantId: anySubscription,
  }),
  tenant: () => ({ tenantId: anySubscription }),
  deployment: ({ target, isOfGroup }) => ({
    name: target.deployment,
    ...(isOfGroup || target.location === undefined ? {} : { location: target.location }),
  }),
  resourceid: (scope, ...values) => resourceId(scope, values.map(text), scope.isOfGroup),
  subscriptionresourceid: (scope, ...values) => resourceId(scope, values.map(text), false),
  tenantresourceid: (_, ...values) => `/providers/${path(values.map(text))}`,
  extensionresourceid: (_, base, ...values) => `${text(base)}/providers/${path(values.map(text))}`,
  reference: (scope, of, _version, full) => {
    const resource = scope.resource(text(of));
    return full !== undefined && text(full).toLowerCase() === 'full'
      ? resource
      : (member(resource, 'properties') ?? {});
  },
  references: (_scope) => {
    throw new Unresolved('references() of a loop is not evaluated');
  },
  resourceinfo: (scope, of) => scope.resource(text(of)),
};

/** Properties of a resource group whose name or region is not given have no value. */
function group({ target }: Scope): unknown {
  const { subscription, group: name, location } = target;
  return {
    id: `/subscriptions/${subscription ?? anySubscription}/resourceGroups/${name ?? anyGroup}`,
    type: 'Microsoft.Resources/resourceGroups',
    ...(name === undefined ? {} : { name }),
    ...(location === undefined ? {} : { location }),
    tags: {},
  };
}

const helps: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  resourcegroup: { name: '--resource-group NAME', location: '--location REGION' },
  deployment: { location: '--location REGION' },
};

/** What would give a member of a function's value that it lacks. */
export function helpFor(call: string, name: unknown): string | undefined {
  return typeof name === 'string' ? helps[call]?.[name.toLowerCase()] : undefined;
}

/** `resourceId([SUBSCRIPTION,] [GROUP,] TYPE, NAME, …)` */
function resourceId({ target }: Scope, values: readonly string[], isInGroup: boolean): string {
  const at = values.findIndex((each) => each.includes('/') && !each.startsWith('/'));
  if (at < 0) throw new Unresolved('resourceId() lacks a type');
  const before = values.slice(0, at);
  const isId = (each: string | undefined) => each !== undefined && /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(each);
  const subscription = (before.length === 2 || isId(before[0]) ? before[0] : undefined) ?? target.subscription;
  const named = before.length === 2 ? before[1] : isId(before[0]) ? undefined : before[0];
  const group = named ?? (isInGroup || target.group !== undefined ? (target.group ?? anyGroup) : undefined);
  const inGroup = group === undefined || (!isInGroup && named === undefined) ? '' : `/resourceGroups/${group}`;
  return `/subscriptions/${subscription ?? anySubscription}${inGroup}/providers/${path(values.slice(at))}`;
}

function path([type = '', ...names]: readonly string[]): string {
  const [namespace, ...types] = type.split('/');
  const parts = names.flatMap((each) => each.split('/'));
  if (types.length !== parts.length)
    throw new Unresolved(`it has ${parts.length} names for the type ${type.slice(0, 80)}`);
  return [namespace, ...types.flatMap((each, i) => [each, parts[i]])].join('/');
}

/** The path of an ID from a type and a name with as many parts. */
export function pathOf(type: string, name: string): string {
  return path([type, name]);
}
