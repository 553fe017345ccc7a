import { compareNames } from '@azroute/language';
import { childOf, childrenOf, type Fields, flagOf, textOf, textsOf } from '../azure/fields.js';
import { keyOf } from '../azure/ids.js';
import { addressIn, type Estate, leftOut, missing, prefixesIn, shortId, thingOf, thingOfId } from './estate.js';
import type { RouteTable, Subnet, UserRoute } from './things.js';

/** `routeTables` with their routes. */
export function readRouteTables(estate: Estate): void {
  for (const resource of estate.resources.of('Microsoft.Network/routeTables')) {
    const { fields } = resource;
    const thing = thingOf(resource);
    if (resource.isBare) {
      const what = `route table ${shortId(resource.id)}, of which the files contain only`;
      const part = childrenOf(fields, 'routes').length > 0 ? 'routes: its propagation is not known' : 'the ID';
      thing.remarks.push(missing(resource.id, `${what} ${part}.`));
    }
    if (textOf(fields, 'disablepeeringroute')?.toLowerCase() === 'all') {
      thing.remarks.push(leftOut('disablePeeringRoute All: the rows of peerings are not disabled here.', resource.id));
    }
    const routes = childrenOf(fields, 'routes').flatMap((route) => routeOf(route, thing));
    estate.routeTables.set(thing.key, {
      ...thing,
      isMissing: false,
      disableBgpRoutePropagation: flagOf(fields, 'disablebgproutepropagation') === true,
      routes: routes.sort((a, b) => compareNames(a.name ?? '', b.name ?? '')),
    });
  }
}

/** The types of next hops. */
export const routeTypes = [
  'VirtualAppliance',
  'VirtualApplianceEcmp',
  'VirtualNetworkGateway',
  'VnetLocal',
  'Internet',
  'None',
];

function routeOf(fields: Fields, table: Pick<RouteTable, 'id' | 'remarks'>): UserRoute[] {
  const name = textOf(fields, 'name');
  const refused = (why: string): UserRoute[] => {
    table.remarks.push(leftOut(`route ${name ?? 'without a name'}: ${why}.`, table.id));
    return [];
  };
  const destination = textOf(fields, 'addressprefix') ?? '';
  const isTag = /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/.test(destination);
  if (!isTag && prefixesIn([destination], { remarks: [], id: '' }).length === 0) {
    return refused(`its destination "${destination.slice(0, 60)}" is neither a prefix nor a service tag`);
  }
  const wanted = textOf(fields, 'nexthoptype') ?? '';
  const several = textsOf(childOf(fields, 'nexthop'), 'nexthopipaddresses');
  const type = routeTypes.find((each) => each.toLowerCase() === wanted.toLowerCase());
  if (type === undefined) return refused(`its next hop type "${wanted.slice(0, 60)}" is unknown`);
  const isSeveral = type === 'VirtualApplianceEcmp';
  const hops = (isSeveral ? several : [textOf(fields, 'nexthopipaddress')]).flatMap((text) => addressIn(text) ?? []);
  const [first, ...others] = [...new Set(hops)];
  if (type.startsWith('VirtualAppliance') && first === undefined) return refused('its next hop has no address');
  const isPlain = !type.startsWith('VirtualAppliance');
  return [
    {
      name,
      destination,
      nextHopType: isSeveral && others.length === 0 ? 'VirtualAppliance' : type,
      nextHopAddress: isPlain ? undefined : first,
      furtherNextHops: isPlain ? [] : others,
    },
  ];
}

/** The route table that a subnet refers to; one that the input does not hold is empty and marked as missing. */
export function routeTableOf(estate: Estate, id: string | undefined, subnet: Subnet): RouteTable | undefined {
  if (id === undefined) return undefined;
  const known = estate.routeTables.get(keyOf(id));
  if (known && !known.isMissing) return known;
  const thing = thingOfId(id);
  if (!thing) return undefined;
  const table = known ?? { ...thing, isMissing: true, disableBgpRoutePropagation: false, routes: [] };
  const place = `${subnet.network.name}/${subnet.name}`;
  table.remarks.push(
    missing(
      id,
      `route table ${shortId(id)} of subnet ${place}. Without it the subnet's routes are not those of Azure.`,
    ),
  );
  estate.routeTables.set(thing.key, table);
  return table;
}
