import { covers, isDefaultRoute, type Prefix, prefix as parsed, type Vnet, widened } from '@azroute/engine';
import type { Offer } from '../offer.js';
import { meaning, ownerOf, type Place } from '../place.js';
import { vnetsWithTable } from '../refused-keywords.js';
import { value } from './offered-value.js';
import { writtenPrefix } from './written-value.js';

/** A prefix that routes may lead to, and what it is. */
interface Destination {
  readonly prefix: Prefix;
  readonly detail: string;
}

const defaultRoute = parsed('0.0.0.0/0');

/** How long a prefix must be to be a useful summary. */
const shortestSummary = 8;

/** Destinations of a user-defined route: all, remote networks and sites, their summary; not what the table has already. */
export function userDestinations(place: Place): Offer[] {
  const { topology, network, cursor } = place;
  const own = vnetsWithTable(place);
  const table = ownerOf(place, 'routeTable');
  const here = cursor.written?.image;
  const routed = new Set(
    network
      .routeTable(table?.id)
      ?.routes.flatMap(({ destination }) =>
        'prefix' in destination && destination.prefix.text !== here ? [destination.prefix.text] : [],
      ),
  );
  const remote = topology.vnets.filter((vnet) => !own.includes(vnet));
  return [...writtenPrefix(place, () => 0), ...offers([...far(remote, topology.sites), ...spaces(own)], routed)];
}

/** Destinations of a route of a device, or prefixes that it announces: all, networks and sites; not its own site. */
export function deviceDestinations(place: Place): Offer[] {
  const { topology } = place;
  const site = ownerOf(place, 'site')?.id;
  const sites = topology.sites.filter(({ id }) => id !== site);
  return [...writtenPrefix(place, () => 0), ...offers(far(topology.vnets, sites), routedBy(place))];
}

/** At a route of a device, the destinations of its other routes: two for one prefix may contradict each other. */
function routedBy(place: Place): ReadonlySet<string> {
  const rule = place.expected.rules.at(-1)?.name;
  if (rule !== 'OsRoute' && rule !== 'RouterRoute') return new Set();
  const { network, cursor } = place;
  const device = ownerOf(place, 'nva') ?? ownerOf(place, 'router') ?? ownerOf(place, 'site');
  const routes = network.nva(device?.id ?? '')?.routes ?? network.router(device?.id ?? '')?.router.routes ?? [];
  return new Set(routes.map(({ prefix }) => prefix.text).filter((text) => text !== cursor.written?.image));
}

/** What the end of a statement says of prefixes: what it routes into a connection, or announces and filters. */
export function endPrefixes(place: Place): Offer[] {
  const { topology, network, symbols, cursor, expected, other } = place;
  const end = expected.rules.at(-2);
  const key = cursor.tokens[expected.rules.at(-1)?.start ?? 0]?.image;
  const written = new Set(cursor.tokens.slice(expected.rules.at(-1)?.start).map(({ image }) => image));
  if (key !== 'prefixes') return offers(far(topology.vnets, topology.sites), written);
  const device = meaning(symbols, end && cursor.tokens[end.start]?.image, ['vpnGateway', 'nva', 'router', 'site']);
  const thing = device && network.thing(device.id);
  const own = thing && 'vnet' in thing ? [thing.vnet.id] : [];
  const site = device && network.router(device.id)?.site;
  const farSite = other && network.router(other.id)?.site;
  const sites = topology.sites.filter((each) => each !== site);
  const found = device?.kind === 'vpnGateway' ? far([], farSite ? [farSite] : sites) : spaces(topology.vnets);
  const others = found.filter(({ prefix }) => prefix.family === 4 && !isDefaultRoute(prefix));
  return offers(others, new Set([...written, ...own]));
}

/** A default route, what some networks and sites have, and a summary of the networks. */
function far(
  vnets: readonly Vnet[],
  sites: readonly { readonly label: string; readonly addressSpace: readonly Prefix[] }[],
): Destination[] {
  const summary = summaryOf(vnets.flatMap(({ addressSpace }) => addressSpace).filter(({ family }) => family === 4));
  return [
    { prefix: defaultRoute, detail: 'everything that no other row names' },
    ...spaces(vnets),
    ...sites.flatMap(({ label, addressSpace }) =>
      addressSpace.map((prefix) => ({ prefix, detail: `address space of ${label}` })),
    ),
    ...(summary ? [{ prefix: summary, detail: `summary of ${vnets.length} virtual networks` }] : []),
  ];
}

function spaces(vnets: readonly Vnet[]): Destination[] {
  return vnets.flatMap(({ label, addressSpace }) =>
    addressSpace.map((prefix) => ({ prefix, detail: `address space of ${label}` })),
  );
}

/** The longest prefix that covers all of several; undefined if that would be nearly everything. */
function summaryOf(prefixes: readonly Prefix[]): Prefix | undefined {
  const [first, second] = prefixes;
  if (!first || !second) return undefined;
  for (let length = first.length; length >= shortestSummary; length--) {
    const found = widened(first, length);
    if (prefixes.every((each) => covers(found, each))) return found;
  }
  return undefined;
}

function offers(destinations: readonly Destination[], without: ReadonlySet<string>): Offer[] {
  return destinations
    .filter(({ prefix }) => !without.has(prefix.text))
    .map(({ prefix, detail }, i) => value(prefix.text, detail, 1, i));
}
