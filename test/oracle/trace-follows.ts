import type { Address, Decision, Trace } from '@azroute/engine';
import type { RibRoute } from './routes.js';
import { endpointOf, rowsFor } from './trace-fabric.js';
import { leadsOut } from './trace-sites.js';
import { systemPrefix, tunnelOf } from './trace-system.js';
import { containing, type Tables } from './trace-tables.js';
import { nicsOf } from './world.js';

const order = ['delivered', 'internet', 'dropped', 'loop'];

/** The errors in the end of a trace. */
export function endComplaints(trace: Trace): string[] {
  const worst = Math.max(-1, ...trace.branches.map(({ verdict }) => order.indexOf(verdict)));
  return [
    ...(/^.{10,}[.]$/.test(trace.reason.text) ? [] : [`no sentence: ${trace.reason.text}`]),
    ...(trace.hops.length + trace.carriers.length < 70 ? [] : ['too many devices']),
    ...(worst < 0 || order[worst] === trace.verdict ? [] : [`${trace.verdict} with a branch ${order[worst]}`]),
    ...trace.branches.flatMap(endComplaints),
  ];
}

/** The decisions of a trace that are not the longest match in their table. */
export function decisionComplaints(tables: Tables, trace: Trace): string[] {
  const decisions = [...trace.first, ...[...trace.hops, ...trace.carriers].flatMap((hop) => hop.decisions)];
  return [
    ...decisions.flatMap((decision) => {
      const asked = decision.outer ? endpointsOf(tables) : [trace.destination];
      // For a decision on an outer packet, the trace does not say which tunnel it belongs to: any will do.
      if (asked.some((ip) => isFrom(tables, decision, ip))) return [];
      return [`${decision.cause.text} Not the longest prefix for ${trace.destination.text}.`];
    }),
    ...trace.branches.flatMap((branch) => decisionComplaints(tables, branch)),
  ];
}

function endpointsOf({ topology }: Tables): Address[] {
  return topology.tunnels.flatMap(({ a, b }) => [a, b].flatMap((end) => endpointOf(topology, end) ?? []));
}

function isFrom(tables: Tables, { table, at, row, bgpRoute, outer }: Decision, ip: Address): boolean {
  // The next hop of a route that is longer than the deciding one may have no route: outer packets then use the next one.
  const isNoWay = (route: RibRoute) => outer && table === 'router' && !leadsOut(tables, at, route, ip);
  switch (table) {
    case 'effective routes': {
      const subnet = nicsOf(tables.topology).find(({ nic }) => nic.id === at)?.subnet.id ?? at;
      return rowsFor(tables, subnet, ip).some(
        ({ source, destination }) => source === row?.source && destination === row.prefix?.text,
      );
    }
    case 'operating system': {
      const nva = tables.topology.nvas.find(({ id }) => id === at);
      const longest = nva && systemPrefix(tables, nva, ip);
      // Static, connected and default routes are not BGP routes; their prefix is only in the sentence.
      return bgpRoute === undefined ? longest !== undefined : longest === bgpRoute.prefix.text;
    }
    default: {
      const found = containing(tables.routes.get(at), ip);
      const place = found.findIndex(({ prefix }) => prefix.text === bgpRoute?.prefix.text);
      return (
        place >= 0 &&
        found
          .slice(0, place)
          .every(({ of }) => of.every((route) => isPassedOver(tables, table, route) || isNoWay(route)))
      );
    }
  }
}

/**
 * Whether a route can be longer than the deciding one: a gateway looks for routes into its connections (R106), and a
 * router never sends outer packets into a tunnel or private addresses to its site's Internet exit.
 */
function isPassedOver(tables: Tables, table: Decision['table'], route: RibRoute): boolean {
  if (table === 'gateway') return route.own === 'network' || route.side?.type === 'vnet';
  return table === 'router' && (route.own === 'network' || tunnelOf(tables, route) !== undefined);
}
