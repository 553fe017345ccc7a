import { covers, prefix } from '../../address/index.js';
import type { Finding } from '../../findings/finding.js';
import { firewallSubnetCovered } from '../../findings/route-tables/firewall-subnet-routes.js';
import { firewallWithoutInternet } from '../../findings/route-tables/firewall-subnets.js';
import { ordinarySubnetsIn } from '../../findings/steered-prefixes.js';
import { hopAddresses, subnetOf } from '../../topology/index.js';
import { leadTo, ownTable, setTable, tableWith } from '../changes/routes.js';
import { addToWrong, pointWrongAt, removeWrong, wrongRoutesOf } from '../changes/wrong-routes.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { vnetsOf } from './next-hops.js';

const everything = prefix('0.0.0.0/0');
const toTheInternet = { name: 'default', destination: { prefix: everything }, nextHop: { type: 'Internet' } } as const;

/** Leads what a firewall sends to the Internet there (R075). A default route of BGP would be back without a route. */
export const leadFirewallToInternet: Repairer = { mends: [firewallWithoutInternet], candidates: toInternet };

/** Leaves the subnet of a firewall out of the routes to it (R284). */
export const exemptFirewall: Repairer = { mends: [firewallSubnetCovered], candidates: withoutInstances };

function toInternet({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const { subject } = finding;
  const thing = subject?.kind === 'userRoutes' ? network.thing(subject.subnets[0] ?? '') : undefined;
  if (thing?.kind !== 'subnet') return [];
  const { subnet } = thing;
  const nextHop = { type: 'Internet' } as const;
  if (subnet.name === 'AzureFirewallManagementSubnet') {
    const words = `give ${subnet.label} a table of its own with only 0.0.0.0/0 → Internet`;
    const content = { disableBgpRoutePropagation: true, routes: [toTheInternet] };
    return [{ edits: ownTable(network, [subnet], content, words), standing: 'fixAll' }];
  }
  const wrong = wrongRoutesOf(network, finding);
  if (!wrong) {
    const equal = tableWith(network, { disableBgpRoutePropagation: false, routes: [toTheInternet] });
    const words = `put ${equal?.label ?? ''}, which leads to the Internet, on ${subnet.label}`;
    const edit = equal ? setTable(subnet.id, equal.id, words) : leadTo(network, subnet, everything, nextHop);
    return [{ edits: [edit], standing: 'fixAll' }];
  }
  if (wrong.routes.length > 0) return [{ edits: pointWrongAt(network, wrong, nextHop), standing: 'fixAll' }];
  return [{ edits: addToWrong(network, wrong, [{ prefix: everything, nextHop }]), standing: 'fixAll' }];
}

function withoutInstances({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const wrong = wrongRoutesOf(network, finding);
  const [route] = wrong?.routes ?? [];
  if (!wrong || !route || !('prefix' in route.destination)) return [];
  const { prefix: to } = route.destination;
  const home = network.topology.vnets.find(({ firewalls }) =>
    firewalls.some(({ address }) => hopAddresses(route.nextHop).some(({ text }) => text === address?.text)),
  );
  if (!home) return [];
  const own = subnetOf(home, 'AzureFirewallSubnet')?.prefixes ?? [];
  const known = new Set(
    wrong.table.routes.flatMap(({ destination }) => ('prefix' in destination ? destination.prefix.text : [])),
  );
  if (vnetsOf(network, wrong).every(({ id }) => id === home.id)) {
    const nextHop = { type: 'VnetLocal' } as const;
    const inside = own.filter((each) => covers(to, each) && !known.has(each.text));
    if (inside.length === 0) return [{ edits: pointWrongAt(network, wrong, nextHop), standing: 'fixAll' }];
    const ways = inside.map((each) => ({ prefix: each, nextHop }));
    return [{ edits: addToWrong(network, wrong, ways), standing: 'fixAll' }];
  }
  const ways = ordinarySubnetsIn(home, to).flatMap((each) =>
    known.has(each.text) ? [] : [{ prefix: each, nextHop: route.nextHop }],
  );
  return [{ edits: removeWrong(network, wrong, ways), standing: 'fixAll' }];
}
