import { covers, isDefaultRoute, type Prefix } from '../../address/index.js';
import { distinctBy } from '../../collections.js';
import { hopsOf, isReachable } from '../../repairs/changes/next-hops.js';
import { changedAt } from '../../repairs/edits/changed.js';
import type { Topology, Tunnel } from '../../topology/index.js';
import type { Proposal, Refactoring, RefactoringContext } from '../refactoring.js';
import { costOf, withCost } from './cost.js';
import { type Lead, withLeads } from './lead.js';
import {
  type AppliancePair,
  type HubAppliance,
  hostRouteTo,
  selectedPairs,
  tunnelBetween,
} from './neighbour-appliances.js';

/** Leads between the appliances of two hubs by user-defined routes, in place of the tunnel between them. */
export const routesBetweenHubs: Refactoring = {
  name: 'routesBetweenHubs',
  kind: 'refactor.rewrite',
  offers: (context, selection) =>
    selectedPairs(context.network, selection).flatMap((pair) => routed(context, pair) ?? []),
};

/** User-defined routes for what a tunnel carries, on the subnets of the appliances at its ends (R047). */
function routed(context: RefactoringContext, pair: AppliancePair): Proposal | undefined {
  const { network, topology } = context;
  const [one, two] = pair;
  const names = `${one.nva.label} and ${two.nva.label}`;
  const tunnel = tunnelBetween(network, pair);
  if (!tunnel) return undefined;
  const there = leadsOf(context, tunnel, one, two);
  const back = leadsOf(context, tunnel, two, one);
  if (there.length + back.length === 0) return undefined;
  const changed = withLeads(withoutTunnel(topology, tunnel, pair), network, [...there, ...back]);
  return {
    title: withCost(`Replace ${tunnel.label} by routes between ${names}`, costOf(topology, changed)),
    topology: changed,
    proof: { kind: 'samePassage' },
  };
}

/** Exact routes for what one end sends into the tunnel, and for the longer rows of its NIC that would lead elsewhere. */
function leadsOf(
  { network, analysis }: RefactoringContext,
  tunnel: Tunnel,
  near: HubAppliance,
  far: HubAppliance,
): readonly Lead[] {
  const { world } = analysis.computation.forwarder;
  const hop = hopsOf(network, far.nva).find(({ address }) => isReachable(network, near.place.vnet.id, address));
  if (!hop) return [];
  const entries = world.devices.osTable(near.nva).groups().flat();
  const carried = entries
    .filter(({ target }) => target.to === 'tunnel' && target.tunnel === tunnel.id)
    .map(({ prefix }) => prefix)
    .filter((prefix) => prefix.family === hop.address.family);
  const isCarried = (prefix: Prefix) => {
    const around = entries.filter((entry) => covers(entry.prefix, prefix));
    const longest = Math.max(...around.map((entry) => entry.prefix.length));
    return around.some((entry) => entry.prefix.length === longest && carried.includes(entry.prefix));
  };
  const rows = analysis.computation.tables.ofNic(near.place.nic.id)?.routes ?? [];
  const longer = rows.flatMap(({ prefix, nextHopType }) =>
    prefix && !isDefaultRoute(prefix) && nextHopType !== 'None' && isCarried(prefix) ? [prefix] : [],
  );
  const nextHop = { type: 'VirtualAppliance' as const, address: hop.address };
  return distinctBy([...carried, ...longer], ({ text }) => text).map((prefix) => ({
    subnet: near.place.subnet.id,
    prefix,
    nextHop,
  }));
}

/** A topology without a tunnel, the routes into it, and the host routes that kept its ends outside. */
function withoutTunnel(topology: Topology, { id }: Tunnel, [one, two]: AppliancePair): Topology {
  const hosts = [one, two].map((end) => hostRouteTo(end)?.text);
  const ends = [one.nva.id, two.nva.id];
  const nvas = ends.reduce(
    (changed, end) =>
      changedAt(changed, 'nvas', end, (nva) => ({
        ...nva,
        routes: nva.routes.filter(
          ({ prefix, target }) =>
            !(target.via === 'tunnel' && target.tunnel === id) &&
            !(target.via === 'nic' && hosts.includes(prefix.text)),
        ),
      })) ?? changed,
    topology,
  );
  return {
    ...nvas,
    tunnels: topology.tunnels.filter((tunnel) => tunnel.id !== id),
    sessions: topology.sessions.map((session) => (session.tunnel === id ? { ...session, tunnel: undefined } : session)),
  };
}
