import { append, grouped } from '../../collections.js';
import type { DeclId } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { Conversation, Flow } from '../flows/flows.js';
import { allParties, partiesText, trafficText } from '../parties-text.js';
import { report } from '../report.js';
import { nextHopForwardsNothing, nextHopOfNobody } from '../route-tables/appliance-next-hops.js';
import type { Rule, RuleContext } from '../rule.js';
import { walkPlaces } from '../walk-places.js';
import { blackHoleAdvice } from './advice.js';
import type { BlackHole } from './black-hole.js';
import { advertiserOf, dropOf, suspects } from './drop.js';
import { expectedDrops } from './expected-drops.js';
import { kindOf, kinds, learnedNextHop } from './kinds.js';
import { unpromised } from './unpromised.js';
import { waitsForAnswer } from './waits-for-answer.js';

export const blackHolesRule: Rule = { codes: kinds, find: blackHoles };

/**
 * Black holes for packets between declared parties, or from a party to the Internet (R208): one finding per place and
 * kind.
 */
function blackHoles(context: RuleContext): Finding[] {
  const placeOf = (hole: BlackHole) => `${hole.kind.code}|${anchorOf(context, hole)}|${distinction(hole)}`;
  const applianceOf = unpromised(context.world);
  const byAppliance = new Map<DeclId, BlackHole[]>();
  const promised: BlackHole[] = [];
  for (const hole of holesOf(context)) {
    const appliance = applianceOf(hole);
    if (appliance === undefined) promised.push(hole);
    else append(byAppliance, appliance, hole);
  }
  return [
    ...[...grouped(promised, placeOf).values()].flatMap((group) => blackHoleFinding(context, group) ?? []),
    ...[...byAppliance].flatMap(([appliance, group]) => unpromisedFinding(context, appliance, group) ?? []),
  ];
}

function* holesOf({ network, flows }: RuleContext): Generator<BlackHole> {
  const all = flows();
  const isExpected = expectedDrops(network);
  const hole = (flow: Flow, answer: Flow | undefined): BlackHole | undefined => {
    if (flow.trace.verdict !== 'dropped' || isExpected(flow)) return undefined;
    const drop = dropOf(flow.trace);
    const kind = kindOf(network, flow, drop, answer !== undefined && waitsForAnswer(network, answer));
    return kind && { kind, flow, drop };
  };
  for (const { there, back } of all.conversations()) {
    for (const [flow, answer] of directions({ there, back })) {
      const found = hole(flow, answer);
      if (found) yield found;
    }
  }
  for (const flow of all.toInternet()) {
    // Branches need not reach the Internet through Azure.
    const found = flow.from.vnet && hole(flow, undefined);
    if (found) yield found;
  }
}

function directions({ there, back }: Conversation): readonly (readonly [Flow, Flow])[] {
  return [
    [there, back],
    [back, there],
  ];
}

/**
 * Distinguishes black holes of one kind at one place: by the prefix, or for learned routes by their common next hop.
 */
function distinction({ kind, drop: { decision } }: BlackHole): string {
  const row = decision?.row;
  return (kind === learnedNextHop ? row?.nextHops.map(({ text }) => text).join() : row?.prefix?.text) ?? '';
}

/**
 * Where the finding is shown: at the user-defined route, the session over which the route was learned, the appliance,
 * gateway or router that drops, or the sender.
 */
function anchorOf({ network }: RuleContext, { kind, flow, drop }: BlackHole): DeclId {
  const nva = advertiserOf(network, flow, drop);
  if (nva) return nva.id;
  const { decision, last, end } = drop;
  const route = decision?.row?.route;
  if (route !== undefined) return route;
  const session = kind === learnedNextHop && end.kind === 'nextHopUnreachable' ? end.session : undefined;
  if (session !== undefined) return session;
  if (last) return last.device;
  const device = 'device' in end ? end.device : undefined;
  if (flow.from.kind === 'site' && device !== undefined && network.router(device)) return device;
  return flow.from.id;
}

function blackHoleFinding(context: RuleContext, group: readonly BlackHole[]): Finding | undefined {
  const { network } = context;
  const [first] = [...group].sort((a, b) => rank(a) - rank(b));
  if (!first) return undefined;
  const { kind, flow, drop } = first;
  const anchor = anchorOf(context, first);
  const declared = group.some(({ flow: { from, to } }) => from.members.length > 0 && (to?.members.length ?? 1) > 0);
  const senders = allParties(group.map(({ flow: { senders: each } }) => each));
  const receivers = allParties(group.map(({ flow: { receivers: each } }) => each));
  const internet = group.some(({ flow: { to } }) => !to);
  const traffic =
    receivers.length === 0
      ? `from ${partiesText(senders)} to the Internet`
      : `${trafficText(senders, receivers)}${internet ? ' and to the Internet' : ''}`;
  const some = drop.partial ? 'Some of the packets' : 'Packets';
  const target = flow.to ? `${flow.to.label} (${flow.destination.text})` : flow.destination.text;
  const example = `For example, ${flow.from.label} ${drop.partial ? 'does not always reach' : 'does not reach'} ${target}.`;
  const advice = blackHoleAdvice(context, first);
  const message =
    `${some} ${traffic} are dropped${drop.last ? ` at ${drop.last.label}` : ''}. ${example} ${drop.reason.text} ${advice.text}`.trimEnd();
  return report(kind, anchor, message, {
    severity: declared && kind.severity === 'error' ? 'error' : 'warning',
    key: distinction(first),
    related: walkPlaces(network, flow.trace),
    ...(advice.steps.length > 0 && { advice: advice.steps }),
    subject: { kind: 'blackHoles', holes: group },
    onlyAtCause: kind === nextHopOfNobody || kind === nextHopForwardsNothing,
    consequenceOf: [...new Set(group.flatMap((hole) => suspects(network, hole.flow, hole.drop)))],
  });
}

/** What only a default route brings to an appliance that drops it: one information, since nothing was promised. */
function unpromisedFinding(context: RuleContext, appliance: DeclId, group: readonly BlackHole[]): Finding | undefined {
  const { network } = context;
  const [first] = [...group].sort((a, b) => rank(a) - rank(b));
  if (!first) return undefined;
  const { kind, flow, drop } = first;
  const traffic = trafficText(
    allParties(group.map((each) => each.flow.senders)),
    allParties(group.map((each) => each.flow.receivers)),
  );
  const label = network.label(appliance);
  const advice = blackHoleAdvice(context, first);
  const message = `Packets ${traffic} are dropped${drop.last ? ` at ${drop.last.label}` : ''}. For example, ${flow.from.label} does not reach ${flow.to?.label ?? ''} (${flow.destination.text}). ${drop.reason.text} Only a default route brings them to ${label}, which is meant for the Internet: if they need not arrive, nothing is wrong. ${advice.text}`;
  return report(kind, appliance, message.trimEnd(), {
    severity: 'information',
    key: 'default route',
    related: walkPlaces(network, flow.trace),
    subject: { kind: 'blackHoles', holes: group },
    ...(advice.steps.length > 0 && { advice: advice.steps }),
    consequenceOf: [...new Set(group.flatMap((hole) => suspects(network, hole.flow, hole.drop)))],
  });
}

/** The lower, the better the flow serves as an example: declared NICs and hosts come first. */
function rank({ flow: { from, to } }: BlackHole): number {
  return (from.members.length > 0 ? 0 : 1) + ((to?.members.length ?? 1) > 0 ? 0 : 1);
}
