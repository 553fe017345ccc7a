import { grouped } from '../../collections.js';
import { type DeclId, type Network, subnetOf } from '../../topology/index.js';
import type { Finding, RelatedPlace } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import type { Conversation, Flow } from '../flows/flows.js';
import { listed } from '../listed.js';
import { allParties, partiesText, trafficText } from '../parties-text.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { walkPlaces } from '../walk-places.js';
import type { Asymmetry } from './asymmetric-conversation.js';
import { inspectedPaths, pathsOf } from './inspected-paths.js';

const asymmetricInspection: FindingCode = {
  code: 'AZR130',
  title: 'The two directions pass different appliances',
  severity: 'warning',
};
const inboundPastFirewall: FindingCode = {
  code: 'AZR131',
  title: 'On-premises traffic comes in past the firewall',
  severity: 'warning',
};

export const asymmetriesRule: Rule = { codes: [asymmetricInspection, inboundPastFirewall], find: asymmetries };

/** Conversations whose two directions pass different stateful appliances (R196, R197), one finding a pair of ways. */
function asymmetries({ network, flows }: RuleContext): Finding[] {
  const found = flows()
    .conversations()
    .flatMap((conversation) => asymmetryOf(network, conversation) ?? []);
  const waysOf = (each: Asymmetry) =>
    [each.code.code, each.there.join(), each.back.join(), each.gateway ?? '', isEndpoint(each)].join('|');
  return [...grouped(found, waysOf).values()].flatMap((group) => findingOf(network, group) ?? []);
}

function asymmetryOf(network: Network, { there, back }: Conversation): Asymmetry | undefined {
  if (there.trace.verdict !== 'delivered' || back.trace.verdict !== 'delivered') return undefined;
  const [out, ...otherOut] = inspectedPaths(network, there.trace);
  const [answer, ...otherAnswers] = inspectedPaths(network, back.trace);
  // Several ways are a matter of their own (R195).
  if (!out || !answer || otherOut.length > 0 || otherAnswers.length > 0) return undefined;
  const returned = [...answer].reverse();
  if (out.join() === returned.join()) return undefined;
  const swapped = out.every((device) => returned.includes(device));
  const [inspected, other] = swapped ? [back, there] : [there, back];
  const [first, second] = swapped ? [answer, [...out].reverse()] : [out, returned];
  const gateway = second.length === 0 ? inboundGateway(network, other) : undefined;
  return {
    code: gateway === undefined ? asymmetricInspection : inboundPastFirewall,
    inspected,
    other,
    there: first,
    back: second,
    gateway,
  };
}

/** The gateway by which packets from on premises enter Azure, if they do. */
function inboundGateway(network: Network, { from, to, trace }: Flow): DeclId | undefined {
  if (from.vnet || !to?.vnet) return undefined;
  if (from.kind === 'pointToSite') return from.id;
  const gateways = pathsOf(trace)[0]?.filter(
    ({ kind }) => kind === 'vpnGateway' || kind === 'expressRouteGateway' || kind === 'circuit',
  );
  const last = gateways?.at(-1);
  // Out of a circuit packets go straight to the VNet, by way of its gateway's routes (R117).
  return last && network.thing(last.device)?.kind !== 'circuit' ? last.device : gateways?.at(-2)?.device;
}

const sameWay =
  'Let both directions take the same way with a user-defined route at the other end, translate the source (snat all), or declare the appliance stateless if it keeps no connections.';

function findingOf(network: Network, group: readonly Asymmetry[]): Finding | undefined {
  const [first] = group;
  if (!first) return undefined;
  const { code, inspected, other, there, back, gateway } = first;
  const names = (ids: readonly DeclId[]) => (ids.length > 0 ? listed(ids.map((id) => network.label(id))) : 'none');
  const senders = allParties(group.map((each) => each.inspected.senders));
  const receivers = allParties(group.map((each) => each.inspected.receivers));
  const traffic = trafficText(senders, receivers);
  const example = `such as ${inspected.from.label} to ${inspected.to?.label ?? ''}`;
  const missed = there.filter((id) => !back.includes(id));
  const anchor = missed[0] ?? there[0] ?? inspected.from.id;
  const blind = missed.length > 0 ? missed : there;
  const one = blind.length === 1;
  const consequence = `${names(blind)} ${one ? 'sees' : 'see'} one direction only and ${one ? 'drops' : 'drop'} what belongs to no connection that ${one ? 'it has' : 'they have'} seen.`;
  const spaces = [
    ...new Set([...new Set(senders.map(({ vnet }) => vnet))].flatMap((vnet) => vnet?.addressSpace ?? [])),
  ];
  const message =
    gateway !== undefined
      ? `Packets from ${partiesText(receivers)} reach ${partiesText(senders)} through ${network.label(gateway)} past ${names(missed)}, which the answers pass, ${example}: ${consequence} ${addRoutes(network, gateway)} for ${listed(spaces.map(({ text }) => text))} to ${names(missed)}.`
      : `Packets ${traffic} pass ${names(there)}, and the answers ${back.length > 0 ? `pass ${names(back)}` : `go past ${there.length === 1 ? 'it' : 'them'}`}, ${example}: ${consequence} ${isEndpoint(first) ? `A private endpoint answers past route tables: let ${names(blind)} translate the source (snat all).` : sameWay}`;
  return report(code, anchor, message, {
    severity: isEndpoint(first) ? 'information' : code.severity,
    key: [there.join(), back.join(), gateway ?? '', isEndpoint(first)].join('|'),
    related: [...way(network, inspected), ...way(network, other)],
    subject: { kind: 'asymmetries', asymmetries: group },
  });
}

/** Where the routes go that lead inbound packets through the firewall. */
function addRoutes(network: Network, gateway: DeclId): string {
  const thing = network.thing(gateway);
  const subnet = thing && 'vnet' in thing ? subnetOf(thing.vnet, 'GatewaySubnet') : undefined;
  const table = network.routeTable(subnet?.routeTable);
  return table ? `In ${table.label} add routes` : 'Give the GatewaySubnet a route table with routes';
}

/** What a private endpoint answers takes a way of its own, which appliances that inspect it have to translate for. */
function isEndpoint({ inspected: { from, to } }: Asymmetry): boolean {
  return from.kind === 'privateEndpoint' || to?.kind === 'privateEndpoint';
}

function way(network: Network, flow: Flow): RelatedPlace[] {
  const name = `${flow.from.label} to ${flow.to?.label ?? ''}`;
  return walkPlaces(network, flow.trace).map(({ declaration, message }) => ({
    declaration,
    message: `${name}: ${message}`,
  }));
}
