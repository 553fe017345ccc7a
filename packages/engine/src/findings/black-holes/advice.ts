import type { Network } from '../../topology/index.js';
import type { Cures } from '../advice/cures.js';
import { curesOf } from '../advice/dropped.js';
import { placeOf } from '../advice/place.js';
import type { FindingCode } from '../finding-code.js';
import type { RuleContext } from '../rule.js';
import type { BlackHole } from './black-hole.js';
import { advertiserOf, staticRouteOf } from './drop.js';
import {
  advertisedBlackHole,
  gatewayWithoutRoute,
  internetForPrivate,
  learnedNextHop,
  noneRoute,
  noReturnRoute,
  operatingSystemDrops,
  partialBlackHole,
  siteWithoutRoute,
} from './kinds.js';
import { adviceForStaticDevice } from './static-device.js';

/** What to do about a black hole: a sentence or two, and the steps among them as data. */
export function blackHoleAdvice(context: RuleContext, hole: BlackHole): Pick<Cures, 'text' | 'steps'> {
  // Other kinds are reported at their cause, where the finding says what to do.
  const advice = adviceByKind.get(hole.kind)?.(hole, context) ?? '';
  return typeof advice === 'string' ? { text: advice, steps: [] } : advice;
}

type Advice = (hole: BlackHole, context: RuleContext) => string | Pick<Cures, 'text' | 'steps'>;

const adviceByKind: ReadonlyMap<FindingCode, Advice> = new Map<FindingCode, Advice>([
  [noneRoute, (hole, { network }) => curedOr(network, hole, afterNoneRoute(hole))],
  [operatingSystemDrops, afterOperatingSystem],
  [gatewayWithoutRoute, (hole, { network }) => curedOr(network, hole, afterGateway(hole))],
  [
    siteWithoutRoute,
    (hole, { network }) =>
      afterStaticRoute(network, hole) ??
      adviceForStaticDevice(network, hole) ??
      curedOr(network, hole, afterSite(hole)),
  ],
  [
    internetForPrivate,
    ({ flow }) => `Give the route another next hop for ${targetOf(flow)}: the Internet carries no private addresses.`,
  ],
  [
    advertisedBlackHole,
    ({ flow, drop }, { network }) =>
      `${advertiserOf(network, flow, drop)?.label ?? 'The appliance'} advertises a prefix that contains ${flow.destination.text}: advertise only what it can deliver, or give it the missing route.`,
  ],
  [partialBlackHole, () => 'Fix or remove the failing next hop: each new connection may be hashed to it.'],
  [noReturnRoute, (hole, { network }) => afterNoReturnRoute(network, hole)],
  [learnedNextHop, afterLearnedNextHop],
]);

/** The cures that fit what is declared; if nothing that is declared explains the drop, the general advice. */
function curedOr(network: Network, { flow: { from, to }, drop }: BlackHole, general: string) {
  const { why, text, steps } = curesOf(network, {
    from: placeOf(network, from.members[0] ?? from.id, from.label),
    to: to && placeOf(network, to.members[0] ?? to.id, to.label),
    drop,
  });
  return text === '' ? { text: general, steps } : { text: `${why} ${text}`.trimStart(), steps };
}

function afterNoneRoute({ flow, drop }: BlackHole): string {
  const target = targetOf(flow);
  const subnet = drop.last ? `the subnet of ${drop.last.label}` : (flow.from.subnet?.label ?? flow.from.label);
  return `Give ${subnet} a route to ${target}.`;
}

function afterOperatingSystem({ flow, drop }: BlackHole): string {
  const label = drop.last?.label ?? 'the appliance';
  if (drop.end.kind !== 'discarded') return `Give ${label} a route to ${targetOf(flow)}.`;
  return `Give ${label} a longer route to ${targetOf(flow)}, or remove the one that discards these packets.`;
}

function afterGateway({ flow }: BlackHole): string {
  return `Let ${targetOf(flow)} announce its prefixes to the gateway, or write them as prefixes of the connection.`;
}

/** What a router discards by a route of its own stays so whatever it is told. */
function afterStaticRoute(network: Network, { drop }: BlackHole): string | undefined {
  const route = staticRouteOf(drop);
  return route && `Remove the route ${route.prefix.text} of ${network.label(route.holder)}, or give it a next hop.`;
}

function afterSite({ flow }: BlackHole): string {
  const target = flow.to?.vnet?.label ?? targetOf(flow);
  return `Let what the site is connected to announce ${target} to it: "azroute why" shows where its prefixes stop.`;
}

function afterNoReturnRoute(network: Network, hole: BlackHole) {
  const { flow } = hole;
  const target = targetOf(flow);
  const works = `Packets from ${target} to ${flow.from.label} arrive, but the answers are lost.`;
  const general = `Give ${flow.from.subnet?.label ?? flow.from.label} a return route over the same path.`;
  const { text, steps } = curedOr(network, hole, general);
  return { text: `${works} ${text}`, steps };
}

function afterLearnedNextHop({ flow, drop }: BlackHole, { network }: RuleContext): string {
  const nic = network.nic(drop.decision?.at ?? '');
  const near = nic?.vnet.label ?? flow.from.vnet?.label ?? flow.from.label;
  const subnet = nic?.subnet.label ?? flow.from.subnet?.label ?? near;
  return `Peer ${near} with the VNet of the next hop, announce one that ${near} reaches (nextHop), or give ${subnet} a user-defined route to an appliance that it reaches.`;
}

function targetOf({ to }: BlackHole['flow']): string {
  return to?.label ?? 'the Internet';
}
