import { grouped } from '../../collections.js';
import type { DeclId, Network } from '../../topology/index.js';
import { anyOf } from '../advice/words.js';
import { endsOfPaths } from '../expectations/judge.js';
import type { Finding, RelatedPlace } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import type { Conversation, Flow } from '../flows/flows.js';
import { listed } from '../listed.js';
import { allParties, partiesText, trafficText } from '../parties-text.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { walkPlaces } from '../walk-places.js';
import type { Asymmetry } from './asymmetric-conversation.js';
import { inboundSteps } from './inbound-steps.js';
import { inspectedPaths, pathsOf } from './inspected-paths.js';

export const asymmetricInspection: FindingCode = {
  code: 'AZR130',
  title: 'The two directions pass different appliances',
  severity: 'warning',
};
export const inboundPastFirewall: FindingCode = {
  code: 'AZR131',
  title: 'On-premises traffic bypasses the firewall on the way in',
  severity: 'warning',
};

export const asymmetriesRule: Rule = { codes: [asymmetricInspection, inboundPastFirewall], find: asymmetries };

/**
 * Conversations whose two directions pass different stateful appliances (R196, R197): one finding per pair of paths.
 */
function asymmetries(context: RuleContext): Finding[] {
  const { network, flows } = context;
  const found = flows()
    .conversations()
    .flatMap((conversation) => asymmetryOf(network, conversation) ?? []);
  const waysOf = (each: Asymmetry) =>
    [each.code.code, each.there.join(), each.back.join(), each.gateway ?? '', isEndpoint(each)].join('|');
  return [...grouped(found, waysOf).values()].flatMap((group) => asymmetryFinding(context, group) ?? []);
}

/** How the two directions of a conversation pass different stateful appliances; undefined if they do not. */
export function asymmetryOf(network: Network, { there, back }: Conversation): Asymmetry | undefined {
  if (there.trace.verdict !== 'delivered' || back.trace.verdict !== 'delivered') return undefined;
  if (goesAstray(there) || goesAstray(back)) return undefined;
  const [out, ...otherOut] = inspectedPaths(network, there.trace);
  const [answer, ...otherAnswers] = inspectedPaths(network, back.trace);
  // Equal-cost paths have a finding of their own (R195).
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

/** Whether something else gets the packets, which has the address of the receiver too. */
function goesAstray({ to, trace }: Flow): boolean {
  return endsOfPaths(trace).some(
    ({ end }) => to !== undefined && end.kind === 'delivered' && end.to !== to.id && !to.members.includes(end.to),
  );
}

/** The gateway through which on-premises packets enter Azure; undefined for other packets. */
function inboundGateway(network: Network, { from, to, trace }: Flow): DeclId | undefined {
  if (from.vnet || !to?.vnet) return undefined;
  if (from.kind === 'pointToSite') return from.id;
  const gateways = pathsOf(trace)[0]?.filter(
    ({ kind }) => kind === 'vpnGateway' || kind === 'expressRouteGateway' || kind === 'circuit',
  );
  const last = gateways?.at(-1);
  // From a circuit, packets go straight to the VNet, along the routes of its gateway (R117).
  return last && network.thing(last.device)?.kind !== 'circuit' ? last.device : gateways?.at(-2)?.device;
}

const samePathAdvice =
  'Route both directions through the same appliance with a user-defined route at the other end, translate the source (snat all), or declare the appliance stateless if it does not track connections.';

function asymmetryFinding(context: RuleContext, group: readonly Asymmetry[]): Finding | undefined {
  const { network } = context;
  const [first] = group;
  if (!first) return undefined;
  const { code, inspected, other, there, back, gateway } = first;
  const names = (ids: readonly DeclId[]) => (ids.length > 0 ? listed(ids.map((id) => network.label(id))) : 'none');
  const senders = allParties(group.map((each) => each.inspected.senders));
  const receivers = allParties(group.map((each) => each.inspected.receivers));
  const traffic = trafficText(senders, receivers);
  const example = `such as from ${inspected.from.label} to ${inspected.to?.label ?? ''}`;
  const missed = there.filter((id) => !back.includes(id));
  const anchor = missed[0] ?? there[0] ?? inspected.from.id;
  const oneSided = missed.length > 0 ? missed : there;
  const one = oneSided.length === 1;
  const consequence = `${names(oneSided)} ${one ? 'sees' : 'see'} only one direction, ${example}, and ${one ? 'drops' : 'drop'} packets that belong to no known connection.`;
  // The last of them on the way out is the first on the way in.
  const entry = missed.at(-1);
  const steps = gateway !== undefined && entry !== undefined ? inboundSteps(context, gateway, entry, group) : [];
  const message =
    gateway !== undefined
      ? `Packets from ${partiesText(receivers)} to ${partiesText(senders)} bypass ${names(missed)}, but the answers pass ${missed.length === 1 ? 'it' : 'them'}. They enter through ${network.label(gateway)}. ${consequence} ${steps.length > 0 ? anyOf(network, steps) : samePathAdvice}`
      : `Packets ${traffic} pass ${names(there)}, but the answers ${back.length > 0 ? `pass ${names(back)}` : `bypass ${there.length === 1 ? 'it' : 'them'}`}. ${consequence} ${isEndpoint(first) ? `A private endpoint ignores route tables when it answers. Make ${names(oneSided)} translate the source (snat all).` : samePathAdvice}`;
  return report(code, anchor, message, {
    severity: isEndpoint(first) ? 'information' : code.severity,
    key: [there.join(), back.join(), gateway ?? '', isEndpoint(first)].join('|'),
    related: [...pathPlaces(network, inspected), ...pathPlaces(network, other)],
    ...(steps.length > 0 && { advice: steps }),
    subject: { kind: 'asymmetries', asymmetries: group },
  });
}

/**
 * Whether a private endpoint takes part: its answers bypass route tables, so an appliance that inspects it must
 * translate.
 */
export function isEndpoint({ inspected: { from, to } }: Asymmetry): boolean {
  return from.kind === 'privateEndpoint' || to?.kind === 'privateEndpoint';
}

/** The path of a flow as related places that name the flow. */
function pathPlaces(network: Network, flow: Flow): RelatedPlace[] {
  const name = `${flow.from.label} to ${flow.to?.label ?? ''}`;
  return walkPlaces(network, flow.trace).map(({ declaration, message }) => ({
    declaration,
    message: `${name}: ${message}`,
  }));
}
