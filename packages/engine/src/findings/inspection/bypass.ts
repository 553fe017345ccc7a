import { contains, isDefaultRoute, type Prefix } from '../../address/index.js';
import { grouped } from '../../collections.js';
import type { EffectiveRoute } from '../../effective/route.js';
import { rowText } from '../../forwarding/describe.js';
import type { DeclId, Network, UserRoute } from '../../topology/index.js';
import { possible } from '../advice/in-vain.js';
import type { Step } from '../advice/step.js';
import { stepText } from '../advice/words.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import type { Flow } from '../flows/flows.js';
import { listed } from '../listed.js';
import { allParties, trafficText } from '../parties-text.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { isLongEnough } from './inbound-steps.js';
import { pathsOf } from './inspected-paths.js';

const inspectionBypass: FindingCode = { code: 'AZR133', title: 'Traffic bypasses the appliance', severity: 'warning' };

export const bypassesRule: Rule = { codes: [inspectionBypass], find: bypasses };

/** A flow that a user-defined route to an appliance covers, but that a longer row of the table takes past it. */
interface Bypass {
  readonly route: UserRoute;
  readonly appliance: DeclId;
  readonly row: EffectiveRoute;
  readonly flow: Flow;
}

/**
 * Traffic that a user-defined route is meant to steer through an appliance and that a longer row of a peering, of BGP
 * or of a private endpoint takes past it (R023, R027, R047): one finding per route.
 */
function bypasses({ network, flows }: RuleContext): Finding[] {
  const found = flows()
    .flows()
    .flatMap((flow) => bypassOf(network, flow) ?? []);
  return [...grouped(found, ({ route }) => route.id).values()].flatMap((group) => bypassFinding(network, group) ?? []);
}

function bypassOf(network: Network, flow: Flow): Bypass | undefined {
  const { from, to, destination, trace } = flow;
  const table = network.routeTable(from.subnet?.routeTable);
  if (!table || !from.vnet || !to || to.vnet === from.vnet || trace.verdict !== 'delivered') return undefined;
  const row = trace.first.at(-1)?.row;
  if (!row?.prefix || row.source === 'User') return undefined;
  const length = row.prefix.length;
  const [route] = table.routes
    .filter(
      ({ destination: to, nextHop }) =>
        nextHop.type === 'VirtualAppliance' &&
        'prefix' in to &&
        to.prefix.length < length &&
        contains(to.prefix, destination),
    )
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  if (route?.nextHop.type !== 'VirtualAppliance') return undefined;
  const appliance = applianceAt(network, from.vnet.id, route.nextHop.address);
  if (appliance === undefined) return undefined;
  const passed = pathsOf(trace).every((hops) =>
    hops.some(({ device, loadBalancer }) => device === appliance || loadBalancer === appliance),
  );
  return passed ? undefined : { route, appliance, row, flow };
}

function lengthOf({ destination }: UserRoute): number {
  return 'prefix' in destination ? destination.prefix.length : -1;
}

/** The NVA, firewall or load balancer that has this address. */
function applianceAt(network: Network, vnet: DeclId, address: Parameters<Network['ownerNear']>[1]): DeclId | undefined {
  const owner = network.ownerNear(vnet, address)?.owner;
  // A stateless NVA is a plain router and inspects nothing.
  if (owner?.kind === 'nic') return owner.nva?.stateless ? undefined : owner.nva?.id;
  if (owner?.kind === 'firewall') return owner.firewall.id;
  return owner?.kind === 'loadBalancer' ? owner.loadBalancer.id : undefined;
}

/** R028: with network policies the route itself wins over the rows of private endpoints, if it is long enough. */
function policySteps(network: Network, prefix: Prefix, group: readonly Bypass[]): readonly Step[] {
  const subnets = group.flatMap(({ flow: { to, destination }, row }) => {
    if (row.nextHopType !== 'InterfaceEndpoint' || !to?.vnet || !to.subnet) return [];
    return isLongEnough(to.vnet, prefix, destination) ? [to.subnet.id] : [];
  });
  if (subnets.length < group.length) return [];
  return possible(
    network,
    [...new Set(subnets)].sort().map((subnet) => ({ kind: 'networkPolicies', subnet })),
  );
}

function bypassFinding(network: Network, group: readonly Bypass[]): Finding | undefined {
  const [first] = group;
  if (!first || !('prefix' in first.route.destination)) return undefined;
  const { route, appliance, flow } = first;
  const { prefix } = first.route.destination;
  const rows = [...new Map(group.map(({ row }) => [row.prefix?.text ?? '', row])).values()];
  const prefixes = rows.flatMap((row) => row.prefix?.text ?? []).sort();
  const label = network.label(appliance);
  const traffic = trafficText(
    allParties(group.map((each) => each.flow.senders)),
    allParties(group.map((each) => each.flow.receivers)),
  );
  const nextHop = route.nextHop.type === 'VirtualAppliance' ? route.nextHop.address.text : '';
  const many = prefixes.length > 1;
  const from = network.routeTable(flow.from.subnet?.routeTable);
  const routes = rows.flatMap((row) => row.prefix ?? []);
  const policies = policySteps(network, prefix, group);
  const steps: Step[] = [
    ...(from && flow.from.subnet
      ? [
          {
            kind: 'addRoutes',
            subnet: flow.from.subnet.id,
            prefixes: routes,
            target: { device: appliance },
            meantFor: group.map((each) => each.flow.destination),
          } as const,
        ]
      : []),
    ...policies,
  ];
  const policy = policies.map((step) => `, or ${stepText(network, step)}`).join('');
  const message = `Packets ${traffic} bypass ${label}, such as from ${flow.from.label} to ${flow.to?.label ?? ''}. The route ${prefix.text} is meant to steer them through it, but the longer ${many ? 'rows' : 'row'} ${listed(prefixes)} ${many ? 'win' : 'wins'}. To inspect them, add ${many ? 'routes' : 'a route'} for ${listed(prefixes)} to ${nextHop}${many ? '' : ` in addition to ${prefix.text}`}${policy}.`;
  return report(inspectionBypass, route.id, message, {
    // A default route for Internet traffic is rarely meant for private destinations too.
    severity: isDefaultRoute(prefix) ? 'information' : 'warning',
    advice: steps,
    subject: { kind: 'flows', flows: group.map((each) => each.flow) },
    related: group.slice(0, 8).map(({ row, flow: each }) => ({
      declaration: each.from.id,
      message: `${each.from.label} to ${each.to?.label ?? ''}: ${rowText(row)}`,
    })),
  });
}
