import { namesInId } from '@azroute/engine';
import type { DeclarationChange } from '../declaration-changes.js';
import { type DeclaredThing, none } from '../declared.js';
import { declarationText } from '../sentences.js';
import type { AzureRoute, Step } from './step.js';

/** In this order nothing refers to what does not exist yet, or no longer. */
const order: readonly Step['do'][] = [
  'createTable',
  'updateTable',
  // A table cannot have two routes to one destination.
  'deleteRoute',
  'setRoute',
  'associate',
  'deleteTable',
  'updatePeering',
  'updateRouteServer',
  'elsewhere',
];

const peeringFlags = ['allowVirtualNetworkAccess', 'allowForwardedTraffic', 'allowGatewayTransit', 'useRemoteGateways'];

/** What has to be done so that a change of declarations becomes one of the network, in the order in which it works. */
export function stepsOf(changes: readonly DeclarationChange[]): readonly Step[] {
  const added = keysOf(changes, 'added');
  const removed = keysOf(changes, 'removed');
  const steps = changes
    .filter(({ isInside }) => !isInside)
    .flatMap((change): readonly Step[] => {
      const thing = change.after ?? change.before;
      if (thing?.kind === 'expectation' || thing?.kind === 'scenario') return [];
      if (thing?.kind === 'route') return routeSteps(change, added, removed);
      if (thing?.kind === 'routeTable') return tableSteps(change);
      return (change.change === 'changed' && change.after && changed(change, change.after)) || [elsewhere(change)];
    })
    .sort((a, b) => order.indexOf(a.do) - order.indexOf(b.do));
  const set = new Set(
    steps.flatMap((step) => (step.do === 'setRoute' ? [`${step.route.table}/${step.route.name}`] : [])),
  );
  // Setting a route overwrites the one of that name.
  return steps.filter((step) => step.do !== 'deleteRoute' || !set.has(`${step.table}/${step.route}`));
}

function keysOf(changes: readonly DeclarationChange[], wanted: DeclarationChange['change']): ReadonlySet<string> {
  return new Set(
    changes.filter(({ change }) => change === wanted).map(({ before, after }) => (after ?? before)?.key ?? ''),
  );
}

function tableSteps({ before, after }: DeclarationChange): readonly Step[] {
  if (!after) return before ? [{ do: 'deleteTable', table: azureName(before) }] : [];
  const propagationOff = after.fields.get('disableBgpRoutePropagation') === 'true';
  return [{ do: before ? 'updateTable' : 'createTable', table: azureName(after), propagationOff }];
}

function routeSteps(
  { before, after }: DeclarationChange,
  added: ReadonlySet<string>,
  removed: ReadonlySet<string>,
): readonly Step[] {
  const [old, now] = [before && routeOf(before), after && routeOf(after)];
  const isGone = old && old.name !== now?.name && !removed.has(before?.parent ?? '');
  return [
    ...(now ? [{ do: 'setRoute' as const, route: now, isNewTable: added.has(after?.parent ?? '') }] : []),
    ...(isGone ? [{ do: 'deleteRoute' as const, table: old.table, route: old.name }] : []),
  ];
}

function routeOf({ fields, parent, name, model }: DeclaredThing): AzureRoute {
  const destination = fields.get('destination.prefix') ?? fields.get('destination.serviceTag') ?? '';
  return {
    table: namesInId(parent ?? '').join(''),
    // Azure asks for a name where the file has none.
    name: typeof model.name === 'string' ? model.name : name.replace(/^\S+ /, 'to-').replace(/[^\w.-]/g, '-'),
    destination,
    nextHopType: fields.get('nextHop.type') ?? '',
    nextHopAddress: fields.get('nextHop.address'),
    nextHopAddresses: fields.get('nextHop.addresses')?.split(', ') ?? [],
  };
}

/** The steps for a change of fields that Azure has; undefined if one of them is none of these. */
function changed(change: DeclarationChange, after: DeclaredThing): readonly Step[] | undefined {
  const fields = change.fields.map(({ field }) => field);
  if (after.kind === 'subnet' && fields.every((field) => field === 'routeTable')) {
    const table = after.fields.get('routeTable') ?? none;
    const [vnet = '', subnet = ''] = namesInId(after.model.id);
    return [{ do: 'associate', vnet, subnet, table: table === none ? undefined : table }];
  }
  if (after.kind === 'peering' && fields.every((field) => peeringFlags.includes(field.slice(2)))) {
    return (['a', 'b'] as const).flatMap((side): Step[] => {
      const flags = change.fields.filter(({ field }) => field.startsWith(`${side}.`));
      if (flags.length === 0) return [];
      const [vnet, remote] = [after.fields.get(`${side}.vnet`), after.fields.get(`${side === 'a' ? 'b' : 'a'}.vnet`)];
      const values = Object.fromEntries(flags.map((each) => [each.field.slice(2), each.after === 'true']));
      return [{ do: 'updatePeering', vnet: vnet ?? '', remote: remote ?? '', flags: values }];
    });
  }
  if (after.kind !== 'routeServer') return undefined;
  return [
    {
      do: 'updateRouteServer',
      server: azureName(after),
      branchToBranch: after.fields.get('branchToBranch') === 'true',
      preference: after.fields.get('hubRoutingPreference') ?? '',
    },
  ];
}

const devices = ['nva', 'osRoute', 'tunnel', 'site', 'router', 'host'];

function elsewhere(change: DeclarationChange): Step {
  const kind = (change.after ?? change.before)?.kind ?? '';
  const where = devices.includes(kind) ? 'on the device' : kind === 'bgp' ? 'at both ends of the session' : 'by hand';
  return { do: 'elsewhere', text: `${where}: ${declarationText(change)}` };
}

function azureName({ model, name }: DeclaredThing): string {
  return typeof model.name === 'string' ? model.name : name;
}
