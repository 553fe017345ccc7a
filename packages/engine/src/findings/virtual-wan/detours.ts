import { type Prefix, PrefixTable } from '../../address/index.js';
import { entryOf } from '../../bgp/hubs/entry.js';
import { checkpoint } from '../../checkpoint.js';
import { append, byId } from '../../collections.js';
import { type DeclId, expressRouteAsn, hubsOfWan, type Network, type VirtualHub } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const overCircuit: FindingCode = {
  code: 'AZR373',
  title: 'Traffic between hubs that takes a circuit',
  severity: 'information',
};
export const handedBack: FindingCode = {
  code: 'AZR379',
  title: 'Routes of a virtual WAN that come back to it',
  severity: 'information',
};

export const detoursRule: Rule = { codes: [overCircuit, handedBack], find: detours };

/** A network of another hub to which a hub does not send directly. */
export interface Detour {
  readonly prefix: Prefix;
  readonly other: VirtualHub;
  readonly byCircuit: boolean;
  /** Whether the path to the other hub is shorter (W053, V05). */
  readonly isLonger: boolean;
}

/** The length of a path from another hub to its networks (W006). */
const betweenHubs = 2;

/** W057, W058: what circuits, branches and NVAs hand back wins over the other hub where it counts as local. */
function* detours(context: RuleContext): Generator<Finding> {
  for (const hub of [...context.network.topology.virtualHubs].sort(byId)) {
    for (const [connection, all] of detoursOf(context, hub)) yield finding(context.network, hub, connection, all);
  }
}

/** The networks of other hubs that come back to a hub and win, by the connection that brings them. */
export function detoursOf(
  { network, tables }: Pick<RuleContext, 'network' | 'tables'>,
  hub: VirtualHub,
): ReadonlyMap<DeclId, readonly Detour[]> {
  const found = new Map<DeclId, Detour[]>();
  const remote = networksOfOtherHubs(network, hub);
  if (remote.size === 0) return found;
  const [firewall] = hub.vnet.firewalls;
  const routes =
    hub.routingIntent?.privateTraffic !== undefined && firewall
      ? tables.hubs.ofFirewall(firewall.id, hub)
      : tables.hubs.ofTable(hub.defaultRouteTable, hub);
  for (const { prefix, bgp } of routes.rows) {
    checkpoint();
    const [route] = bgp;
    const other = remote.get(prefix);
    const { connection, isRemote, by } = route ? entryOf(route) : {};
    if (!other || !route || connection === undefined || isRemote || by === 'vnet' || by === 'static') continue;
    const byCircuit = by === 'expressRoute' && route.asPath.every((asn) => asn === expressRouteAsn);
    const isLonger = byCircuit || route.asPath.length > betweenHubs;
    append(found, connection, { prefix, other, byCircuit, isLonger });
  }
  return found;
}

function networksOfOtherHubs(network: Network, hub: VirtualHub): PrefixTable<VirtualHub> {
  const spaces = new PrefixTable<VirtualHub>();
  for (const other of hubsOfWan(network.topology, hub)) {
    if (other === hub) continue;
    for (const { vnet } of network.hubConnectionsOf(other.id)) {
      for (const prefix of network.vnet(vnet)?.addressSpace ?? []) spaces.set(prefix, other);
    }
  }
  return spaces;
}

function finding(_network: Network, hub: VirtualHub, connection: DeclId, all: readonly Detour[]): Finding {
  const prefixes = listed(all.map(({ prefix }) => prefix.text));
  const others = listed([...new Set(all.map(({ other }) => other.label))]);
  const preference = hub.hubRoutingPreference;
  const related = [{ declaration: hub.id, message: `${hub.label} has hubRoutingPreference ${preference}.` }];
  const cure =
    preference === 'ASPath' || !all.every(({ isLonger }) => isLonger)
      ? ''
      : `hubRoutingPreference ASPath on ${hub.label} prefers the shorter path`;
  if (all.every(({ byCircuit }) => byCircuit)) {
    const message = `Traffic from ${hub.label} to ${others} takes the circuit: ${prefixes} came back over it. With hubRoutingPreference ${preference}, routes of the own hub's gateways win over those of other hubs. ${cure}.`;
    return report(overCircuit, connection, message, { related });
  }
  const message = `${prefixes} of ${others} come back to ${hub.label} over this connection and win. Traffic to ${others} leaves the virtual WAN, although the hubs are connected. Filter these prefixes where they are announced${cure === '' ? '' : `; ${cure}`}.`;
  return report(handedBack, connection, message, { related });
}
