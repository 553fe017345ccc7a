import { comparePrefixes, contains, isDefaultRoute, type Prefix } from '../../address/index.js';
import { grouped } from '../../collections.js';
import type { EffectiveRoute } from '../../effective/route.js';
import { rowText } from '../../forwarding/describe.js';
import type { DeclId, Network, Subnet, UserRoute, Vnet } from '../../topology/index.js';
import { isLongEnough, possible } from '../advice/in-vain.js';
import type { Step } from '../advice/step.js';
import { stepText } from '../advice/words.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import type { Conversation, Flow } from '../flows/flows.js';
import { listed } from '../listed.js';
import { allParties, trafficText } from '../parties-text.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { steeredPrefixes } from '../steered-prefixes.js';
import { asymmetryOf, isEndpoint } from './asymmetry.js';
import { inspectedPaths, pathsOf } from './inspected-paths.js';

export const inspectionBypass: FindingCode = {
  code: 'AZR133',
  title: 'Traffic bypasses the appliance',
  severity: 'warning',
};

export const bypassesRule: Rule = { codes: [inspectionBypass], find: bypasses };

/** A flow that a user-defined route to an appliance covers, but that a longer row of the table takes past it. */
interface Bypass {
  readonly route: UserRoute;
  readonly appliance: DeclId;
  readonly row: EffectiveRoute;
  /** The subnet in which the row decides. */
  readonly subnet: Subnet;
  readonly flow: Flow;
}

/**
 * Traffic that a user-defined route is meant to steer through an appliance and that a longer row of a peering, of BGP
 * or of a private endpoint takes past it (R023, R027, R047): one finding per route. The table may be that of the sender,
 * or of a gateway or appliance on the way (R130).
 */
function bypasses({ network, flows }: RuleContext): Finding[] {
  const found = flows()
    .conversations()
    .flatMap((conversation) => {
      const toldOf = toldAsAsymmetry(network, conversation);
      return [conversation.there, conversation.back].flatMap((flow) =>
        bypassesOf(network, flow).filter(
          ({ appliance, subnet }) => subnet === flow.from.subnet || !toldOf(flow, appliance),
        ),
      );
    });
  return [...grouped(found, ({ route }) => route.id).values()].flatMap((group) => bypassFinding(network, group) ?? []);
}

/**
 * Tells for a flow from on premises whether the answers pass the appliance that it bypasses at the gateway. The finding
 * of that asymmetry says what to do about it, so that one is enough; about private endpoints it only informs.
 */
function toldAsAsymmetry(network: Network, conversation: Conversation): (flow: Flow, appliance: DeclId) => boolean {
  const asymmetry = asymmetryOf(network, conversation);
  if (asymmetry?.gateway === undefined || isEndpoint(asymmetry)) return () => false;
  const { other, there, back } = asymmetry;
  return (flow, appliance) => flow === other && there.includes(appliance) && !back.includes(appliance);
}

function bypassesOf(network: Network, flow: Flow): readonly Bypass[] {
  const { from, to, trace } = flow;
  if (!to || to.vnet === from.vnet || trace.verdict !== 'delivered') return [];
  return [...decidingRows(network, flow)].flatMap((place) => bypassAt(network, flow, place) ?? []);
}

/** An effective route that decides about a flow, and the subnet and VNet in whose table it stands. */
interface DecidingRow {
  readonly row: EffectiveRoute;
  readonly subnet: Subnet;
  readonly vnet: Vnet;
  readonly isSender: boolean;
}

/** The rows of the sender's subnet and of those of gateways and appliances on the way; a tunnel has its own routes. */
function* decidingRows(network: Network, { from, to, trace }: Flow): Generator<DecidingRow> {
  const row = trace.first.at(-1)?.row;
  if (from.subnet && from.vnet && row) yield { row, subnet: from.subnet, vnet: from.vnet, isSender: true };
  for (const { kind, decisions } of new Set(pathsOf(trace).flat())) {
    const decision = decisions.at(-1);
    const place = network.nic(decision?.at ?? '') ?? network.thing(decision?.at ?? '');
    if (!decision?.row || decision.outer || !place || !('subnet' in place)) continue;
    const { subnet, vnet } = place;
    // What an appliance delivers in its own VNet has arrived; a gateway inspects nothing.
    if (vnet === to?.vnet && kind !== 'vpnGateway' && kind !== 'expressRouteGateway') continue;
    yield { row: decision.row, subnet, vnet, isSender: false };
  }
}

function bypassAt(network: Network, flow: Flow, { row, subnet, vnet, isSender }: DecidingRow): Bypass | undefined {
  const table = network.routeTable(subnet.routeTable);
  if (!table || !row.prefix || row.source === 'User') return undefined;
  const { length } = row.prefix;
  const [route] = table.routes
    .filter(
      ({ destination: to, nextHop }) =>
        nextHop.type === 'VirtualAppliance' &&
        'prefix' in to &&
        to.prefix.length < length &&
        // Appliances have default routes for the Internet.
        (isSender || !isDefaultRoute(to.prefix)) &&
        contains(to.prefix, flow.destination),
    )
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  if (route?.nextHop.type !== 'VirtualAppliance') return undefined;
  const appliance = applianceAt(network, vnet.id, route.nextHop.address);
  if (appliance === undefined || passes(network, flow, appliance)) return undefined;
  return { route, appliance, row, subnet, flow };
}

/** Whether a flow passes an appliance on all paths, or one of those behind a load balancer. */
function passes(network: Network, { trace }: Flow, appliance: DeclId): boolean {
  const thing = network.thing(appliance);
  const same = new Set([appliance, ...(thing?.kind === 'loadBalancer' ? network.nvasBehind(thing.loadBalancer) : [])]);
  return pathsOf(trace).every((hops) =>
    hops.some(({ device, loadBalancer }) => same.has(device) || loadBalancer === appliance),
  );
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
  const wanted = steeredPrefixes(network, appliance, group.flatMap(prefixesToSteer));
  const advised = [...new Map(wanted.map((each) => [each.text, each])).values()].sort(comparePrefixes);
  const policies = policySteps(network, prefix, group);
  const steps: Step[] = [
    {
      kind: 'addRoutes',
      subnet: first.subnet.id,
      prefixes: advised,
      target: { device: appliance },
      meantFor: group.filter(({ subnet }) => subnet === first.subnet).map((each) => each.flow.destination),
    },
    ...policies,
  ];
  const policy = policies.map((step) => `, or ${stepText(network, step)}`).join('');
  const message = `Packets ${traffic} bypass ${label}, such as from ${flow.from.label} to ${flow.to?.label ?? ''}. The route ${prefix.text} is meant to steer them through it, but the longer ${many ? 'rows' : 'row'} ${listed(prefixes)} ${many ? 'win' : 'wins'}. To inspect them, add ${advised.length > 1 ? 'routes' : 'a route'} for ${listed(advised.map(({ text }) => text))} to ${nextHop}${advised.length > 1 ? '' : ` in addition to ${prefix.text}`}${policy}.`;
  return report(inspectionBypass, route.id, message, {
    // A default route for Internet traffic is rarely meant for private destinations too.
    severity:
      isDefaultRoute(prefix) || group.every((each) => isInspectedElsewhere(network, each)) ? 'information' : 'warning',
    advice: steps,
    subject: { kind: 'flows', flows: group.map((each) => each.flow) },
    related: group.slice(0, 8).map(({ row, subnet, flow: each }) => ({
      declaration: each.from.id,
      message: `${each.from.label} to ${each.to?.label ?? ''}: ${rowText(row)}${subnet === each.from.subnet ? '' : ` of ${subnet.label}`}`,
    })),
  });
}

/** Whether other appliances on the way of others' packets have inspected them. */
function isInspectedElsewhere(network: Network, { flow, subnet }: Bypass): boolean {
  return subnet !== flow.from.subnet && inspectedPaths(network, flow.trace).every((path) => path.length > 0);
}

/** What routes steer in place of a row: in a gateway's own VNet the subnets of the receivers, not that of the appliance. */
function prefixesToSteer({ row, subnet, flow }: Bypass): readonly Prefix[] {
  if (subnet === flow.from.subnet || row.nextHopType !== 'VnetLocal') return row.prefix ? [row.prefix] : [];
  return flow.receivers.flatMap((receiver) =>
    (receiver.vnet === flow.to?.vnet ? (receiver.subnet?.prefixes ?? []) : []).filter(
      ({ family }) => family === flow.destination.family,
    ),
  );
}
