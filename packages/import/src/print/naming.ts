import { compareNames } from '@azroute/language';
import type { Site, Thing } from '../model/things.js';
import { assignNames, type NamesOfThings, type Space } from '../names/assign-names.js';
import type { Part } from '../names/parts.js';
import { References } from '../names/references.js';

type Kind = 'nic' | 'device' | 'subnet';

/** What the statements of a part need to name things. */
export interface Print {
  /** The sites of routers. */
  readonly siteOf: ReadonlyMap<object, Site>;
  readonly part: Part;
  readonly references: References<Kind>;
  nameOf(thing: Thing): string;
}

/** The names that the things of a part get. */
export function namesOf(part: Part): NamesOfThings {
  return assignNames(spacesOf(part));
}

/** How things of a part are named and referred to. */
export function printOf(part: Part, names: NamesOfThings): Print {
  const nameOf = (thing: Thing) => names.get(thing) ?? thing.name;
  const siteOf = new Map<object, Site>();
  for (const site of part.sites) for (const router of site.routers) siteOf.set(router, site);
  return { nameOf, references: referencesOf(part, nameOf), part, siteOf };
}

/** Things by their names in the text. */
export function sortedByName<T extends Thing>({ nameOf }: Pick<Print, 'nameOf'>, things: readonly T[]): T[] {
  return [...things].sort((a, b) => compareNames(nameOf(a), nameOf(b)));
}

/** What shares a space of names in the language, and the devices that references do not tell apart by kind. */
function* spacesOf(part: Part): Generator<Space> {
  const devices = [...part.sites, ...part.circuits, ...part.appliances];
  // A hub can stand where networks and devices do.
  if (part.hubs.length > 0) yield { things: [...part.networks, ...part.hubs, ...devices] };
  else yield* [{ things: part.networks }, { things: devices }];
  yield { things: part.wans };
  yield { things: part.routeTables };
  yield { things: part.tunnels };
  for (const { routers } of part.sites) yield { things: routers };
  for (const hub of part.hubs) {
    // In a hub, its own firewall comes before a network of the name.
    const beside = hub.routeTables.flatMap(({ routes }) =>
      routes.flatMap(({ nextHop }) => ('network' in nextHop ? [] : [nextHop])),
    );
    yield { things: [...hub.vpnGateways, ...hub.expressRouteGateways, ...hub.firewalls], beside };
    yield { things: hub.routeTables };
  }
  for (const network of part.networks) {
    yield { things: network.subnets };
    yield {
      things: [...network.vpnGateways, ...network.expressRouteGateways, ...network.routeServers, ...network.firewalls],
    };
    for (const subnet of network.subnets) {
      yield { things: subnet.nics };
      yield { things: subnet.loadBalancers };
      yield { things: subnet.privateEndpoints };
    }
  }
}

function referencesOf(part: Part, nameOf: Print['nameOf']): References<Kind> {
  const references = new References<Kind>();
  for (const hub of part.hubs) {
    references.add('device', [nameOf(hub)]);
    for (const each of [...hub.vpnGateways, ...hub.expressRouteGateways])
      references.add('device', [nameOf(hub), nameOf(each)]);
  }
  for (const network of part.networks) {
    const outer = nameOf(network);
    for (const each of [...network.vpnGateways, ...network.expressRouteGateways, ...network.routeServers])
      references.add('device', [outer, nameOf(each)]);
    for (const subnet of network.subnets) {
      references.add('subnet', [outer, nameOf(subnet)]);
      for (const nic of subnet.nics) references.add('nic', [outer, nameOf(subnet), nameOf(nic)]);
    }
  }
  for (const each of [...part.sites, ...part.circuits, ...part.appliances]) references.add('device', [nameOf(each)]);
  for (const site of part.sites) {
    for (const router of site.routers) references.add('device', [nameOf(site), nameOf(router)]);
  }
  return references;
}
