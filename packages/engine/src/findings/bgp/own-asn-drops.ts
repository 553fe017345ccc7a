import { PrefixTable } from '../../address/index.js';
import { deviceOf } from '../../bgp/device-of.js';
import type { BgpRoute, RejectedRoute, SessionSide, Speaker, SpeakerKind } from '../../bgp/route.js';
import type { Network } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { type HeldClass, heldClasses, wayOf } from './prefix-classes.js';
import { vnetsOf } from './vnets-of.js';

const ownAsnDrop: FindingCode = { code: 'AZR205', title: 'Route dropped because of the own ASN', severity: 'warning' };

export const ownAsnDropsRule: Rule = { codes: [ownAsnDrop], find: ownAsnDrops };

/** Routes that one device drops on one session because of its own ASN, and that it gets from nowhere else. */
interface Loss {
  readonly receiver: Speaker;
  readonly side: SessionSide;
  /** One of the dropped routes. */
  readonly route: BgpRoute;
  readonly prefixes: Set<string>;
}

/** Devices that learn nothing of some prefixes because their own ASN stands in the AS path (R143). */
function ownAsnDrops({ network, bgp }: RuleContext): Finding[] {
  const losses = new Map<string, Loss>();
  for (const receiver of bgp.speakers) {
    // The path of what comes over a circuit is Microsoft's: nobody can change it.
    if (receiver.kind === 'circuit' || receiver.kind === 'expressRouteGateway') continue;
    const classes = heldClasses(bgp, receiver.id);
    const missing = classes.filter(
      ({ entry, rejected }) => entry.shared.routes.length === 0 && rejected.some(isOwnAsnDrop),
    );
    if (missing.length === 0) continue;
    const reached = reachedBy(network, receiver, classes);
    for (const { rejected, prefixes } of missing) {
      const lost = prefixes.filter((prefix) => reached.covering(prefix).length === 0);
      for (const drop of lost.length > 0 ? rejected : []) {
        const { route } = drop;
        const side = route.session;
        if (!side || !isOwnAsnDrop(drop) || comesBack(network, receiver, route)) continue;
        const key = `${receiver.device} ${side.declaration}`;
        const loss = losses.get(key) ?? { receiver, side, route, prefixes: new Set<string>() };
        losses.set(key, loss);
        for (const { text } of lost) loss.prefixes.add(text);
      }
    }
  }
  return [...losses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, loss]) => findingOf(network, loss));
}

function isOwnAsnDrop({ because, route }: RejectedRoute): boolean {
  return because === 'ownAsn' && route.session?.origin === 'declared';
}

/** The prefixes to which a device has a route, by BGP or because it stands there. */
function reachedBy(network: Network, { device }: Speaker, classes: readonly HeldClass[]): PrefixTable<true> {
  const reached = new PrefixTable<true>();
  for (const { addressSpace } of vnetsOf(network, device)) for (const prefix of addressSpace) reached.set(prefix, true);
  for (const { entry, prefixes } of classes) {
    if (entry.shared.routes.length > 0) for (const prefix of prefixes) reached.set(prefix, true);
  }
  return reached;
}

/**
 * Whether a route has been at the receiver, or at a partner of one ASN beside it: NVAs in HA pairs may share an ASN, and
 * that they drop each other's routes is desired (R229).
 */
function comesBack(network: Network, receiver: Speaker, route: BgpRoute): boolean {
  const near = new Set(vnetsOf(network, receiver.device));
  return wayOf(route)
    .slice(1)
    .map(({ holder }) => deviceOf(holder))
    .some((device) => {
      if (device === receiver.device) return true;
      const isNva = network.nva(device)?.asn === receiver.asn && receiver.kind === 'nva';
      const site = network.router(device);
      const isRouter = site?.router.asn === receiver.asn && site?.site === network.router(receiver.device)?.site;
      return isRouter || (isNva && vnetsOf(network, device).some((vnet) => near.has(vnet)));
    });
}

function findingOf(network: Network, { receiver, side, route, prefixes }: Loss): Finding {
  const to = network.label(receiver.device);
  const from = network.label(deviceOf(side.local));
  const dropped = listed([...prefixes].sort());
  const them = prefixes.size === 1 ? 'it' : 'them';
  const message = `${to} drops ${dropped} from ${from}, because its own ASN ${receiver.asn} stands in the AS path ${route.asPath.join('-')}, and it has no other route to ${them}. ${cureOf(network, receiver, route)}`;
  const related = [
    { declaration: receiver.device, message: `${to} has the ASN ${receiver.asn}.` },
    { declaration: deviceOf(side.local), message: `${from} sends the AS path ${route.asPath.join('-')}.` },
  ];
  // That two gateways learn nothing of each other's networks through a site is what most sites want.
  const severity = receiver.kind === 'vpnGateway' ? 'information' : ownAsnDrop.severity;
  return report(ownAsnDrop, side.declaration, message, { severity, key: receiver.device, related });
}

/** Who could take the ASN out of the path, and with what (R144). */
function cureOf(network: Network, { asn, device }: Speaker, route: BgpRoute): string {
  const to = network.label(device);
  for (const { session, parent } of wayOf(route)) {
    if (!session || !parent || !rewrites.has(session.localKind)) continue;
    if (asn === undefined || !parent.asPath.includes(asn)) break;
    const end = `${network.label(session.local)}'s end of its session with ${network.label(deviceOf(session.remote))}`;
    const last = deviceOf(session.remote) === device ? 'asOverride' : `asReplace ${asn}`;
    return `If ${to} is to learn ${parent.prefix.text} this way, write ${last} or asDelete ${asn} at ${end}, and let nothing that came from ${to} go back to it.`;
  }
  return `Give ${to} and the device that has put ${asn} into the path different ASNs.`;
}

const rewrites: ReadonlySet<SpeakerKind> = new Set(['nva', 'router']);
