import { freeName } from '../../free-name.js';
import type { Topology, Vnet } from '../../topology/index.js';
import { callOf, examplesOf, type Named } from './bare-names.js';
import { namesOf } from './names.js';
import { affixOf, inStyle, styleOf } from './naming.js';

/** What the names of Route Servers and of appliances say about themselves. */
const roles: ReadonlySet<string> = new Set(['ars', 'rs', 'routeserver', 'rtserv', 'nva', 'fw', 'vm']);

/** The name of a new Route Server of a VNet, like those of others: `ars-hub2` beside `ars-hub1`; else `ars1`. */
export function routeServerName(topology: Topology, vnet: Vnet): string {
  const named = topology.vnets.flatMap((each) => each.routeServers.map(({ name }) => namedIn(each, name)));
  return nameIn(topology, vnet, named, 'ars1');
}

/** The name of a new appliance in a VNet, like those of others: `nva-hub2` beside `nva-hub1`; else `nva`. */
export function applianceName(topology: Topology, vnet: Vnet): string {
  const homes = new Map(
    topology.vnets.flatMap((each) => each.subnets.flatMap(({ nics }) => nics.map(({ id }) => [id, each]))),
  );
  const named = topology.nvas.flatMap(({ name, nics: [nic] }) => {
    const home = nic === undefined ? undefined : homes.get(nic);
    return home ? [namedIn(home, name)] : [];
  });
  return nameIn(topology, vnet, named, 'nva');
}

/** The name of a load balancer in front of an appliance. */
export function balancerName(topology: Topology, appliance: string, taken: readonly string[]): string {
  return freeName(inStyle(styleOf([appliance], namesOf(topology)), [appliance, 'ilb']), taken);
}

function namedIn({ name: vnet }: Vnet, name: string): Named {
  return { name, about: (call) => [call('vnet', vnet)] };
}

/** A name like others that say where they are; if there are none, the next one in the usual series. */
function nameIn(topology: Topology, vnet: Vnet, named: readonly Named[], usual: string): string {
  const taken = named.map(({ name }) => name);
  const affix = affixOf(examplesOf(named), roles);
  if (!affix) return usual;
  const about = callOf(named)('vnet', vnet.name);
  return freeName(inStyle(styleOf(taken, namesOf(topology)), [...affix.before, about, ...affix.after]), taken);
}
