import { grouped } from '../../collections.js';
import type { DeclId } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { Conversation, Flow } from '../flows/flows.js';
import { allParties, partiesText, trafficText } from '../parties-text.js';
import { report } from '../report.js';
import { nextHopForwardsNothing, nextHopOfNobody } from '../route-tables/appliance-next-hops.js';
import type { Rule, RuleContext } from '../rule.js';
import { walkPlaces } from '../walk-places.js';
import type { BlackHole } from './black-hole.js';
import { advertiserOf, dropOf, suspects } from './drop.js';
import { expectedDrops } from './expected-drops.js';
import { kindOf, kinds, learnedNextHop } from './kinds.js';
import { nextStep } from './next-step.js';
import { waitsForAnswer } from './waits-for-answer.js';

export const blackHolesRule: Rule = { codes: kinds, find: blackHoles };

/** Black holes into which packets between declared parties, or from one to the Internet, fall (R208): one finding a place and kind. */
function blackHoles(context: RuleContext): Finding[] {
  const placeOf = (hole: BlackHole) => `${hole.kind.code}|${anchorOf(context, hole)}|${distinction(hole)}`;
  return [...grouped(holesOf(context), placeOf).values()].flatMap((group) => findingOf(context, group) ?? []);
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
    // Whether branches may use the Internet through Azure is their own affair.
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

/** What tells the black holes of one kind at one place apart: the prefix, or for learned routes the next hop of all of them. */
function distinction({ kind, drop: { decision } }: BlackHole): string {
  const row = decision?.row;
  return (kind === learnedNextHop ? row?.nextHops.map(({ text }) => text).join() : row?.prefix?.text) ?? '';
}

/** Where the finding stands: at the user's route, the session that taught the route, the appliance, gateway or router that drops, or at the sender. */
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

function findingOf(context: RuleContext, group: readonly BlackHole[]): Finding | undefined {
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
  const example = `such as ${flow.from.label} to ${target}`;
  const message =
    `${some} ${traffic} are dropped${drop.last ? ` at ${drop.last.label}` : ''}, ${example}. ${drop.reason.text} ${nextStep(context, first)}`.trimEnd();
  return report(kind, anchor, message, {
    severity: declared && kind.severity === 'error' ? 'error' : 'warning',
    key: distinction(first),
    related: walkPlaces(network, flow.trace),
    subject: { kind: 'blackHoles', holes: group },
    onlyAtCause: kind === nextHopOfNobody || kind === nextHopForwardsNothing,
    consequenceOf: [...new Set(group.flatMap((hole) => suspects(network, hole.flow, hole.drop)))],
  });
}

/** The most telling example: between declared NICs and hosts. */
function rank({ flow: { from, to } }: BlackHole): number {
  return (from.members.length > 0 ? 0 : 1) + ((to?.members.length ?? 1) > 0 ? 0 : 1);
}
