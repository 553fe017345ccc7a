import { checkpoint } from '../../checkpoint.js';
import type { World } from '../../forwarding/world.js';
import { joinedNetworks, type Subnet, type UserRoute, type Vnet } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import { isTunneled } from '../route-tables/tunneled.js';
import { routesText, sortedRoutes, usedTables } from '../route-tables/uses.js';
import type { Rule, RuleContext } from '../rule.js';
import { internetForPrivate } from './kinds.js';
import { type PublicDestination, publicDestinations } from './public-space.js';

export const publicDestinationsRule: Rule = { codes: [internetForPrivate], find: routesToInternet };

/** A subnet whose packets for some of the destinations take the route. */
interface Place {
  readonly vnet: Vnet;
  readonly subnet: Subnet;
  readonly caught: readonly PublicDestination[];
}

/** So many places are named beside a finding. */
const mostRelated = 8;

/**
 * User-defined routes to the Internet that catch declared destinations with public addresses: the packets leave, but
 * not to the network that the file declares (R015). Those for private ones are dropped, which the flows between parties
 * show. A default route takes nothing away: it catches only what no other route leads to.
 */
function routesToInternet({ network, world }: RuleContext): Finding[] {
  const all = publicDestinations(network);
  if (all.length === 0) return [];
  const joinedTo = joinedNetworks(network);
  return usedTables(network).flatMap(({ table, uses }) =>
    sortedRoutes(table).flatMap((route): Finding[] => {
      checkpoint();
      if (route.nextHop.type !== 'Internet') return [];
      const places = uses.flatMap(({ vnet, subnets }) => {
        const joined = all.filter(({ home }) => joinedTo(home) === joinedTo(vnet.id));
        return subnets.flatMap((subnet): Place[] => {
          const caught = joined.filter((each) => takes(world, vnet, subnet, route, each));
          return caught.length > 0 ? [{ vnet, subnet, caught }] : [];
        });
      });
      return places.length > 0 ? [finding(route, places)] : [];
    }),
  );
}

/** Whether packets that a subnet sends to the destination take the route. */
function takes(world: World, vnet: Vnet, subnet: Subnet, { id }: UserRoute, to: PublicDestination): boolean {
  if (!sends(vnet, subnet)) return false;
  const row = world.tables.ofSubnet(subnet.id)?.lookup(to.address);
  if (row?.route !== id || row.prefix === undefined || row.prefix.length <= 1) return false;
  return !isTunneled(world, subnet, to.address);
}

/** Whether anything in the subnet sends packets there. What a gateway sends to the Internet, it drops itself. */
function sends(vnet: Vnet, { name, nics }: Subnet): boolean {
  return nics.length > 0 || (name === 'AzureFirewallSubnet' && vnet.firewalls.length > 0);
}

function finding(route: UserRoute, places: readonly Place[]): Finding {
  const all = [...new Map(places.flatMap(({ caught }) => caught.map((each) => [each.text, each]))).values()];
  // What has an address says more than the prefix that the address lies in.
  const named = new Set(all.flatMap(({ exact, home }) => (exact ? [home] : [])));
  const caught = all.filter(({ exact, home }) => exact || !named.has(home));
  const senders = listed([...new Set(places.map(({ vnet }) => vnet.label))].sort());
  const message = `Packets from ${senders} to ${listed(caught.map(({ label }) => label))} leave to the Internet. ${routesText([route], ['decides', 'decide'])} for ${listed(caught.map(({ text }) => text))}, and its next hop Internet leads out of the networks that are declared and joined here. Give it a next hop that leads there, or remove it if another route does.`;
  return report(internetForPrivate, route.id, message, {
    key: 'public',
    severity: named.size > 0 ? 'error' : 'warning',
    related: [
      ...places.map(({ subnet }) => ({ declaration: subnet.id, message: `${subnet.label} has this route.` })),
      ...caught.map(({ id, text }) => ({ declaration: id, message: `${text} is declared here.` })),
    ].slice(0, mostRelated),
  });
}
