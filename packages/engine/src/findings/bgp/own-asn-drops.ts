import { type Prefix, PrefixTable } from '../../address/index.js';
import { deviceOf } from '../../bgp/device-of.js';
import { hubPropagation } from '../../bgp/hubs/propagation.js';
import type { BgpRoute, RejectedRoute, SessionSide, Speaker, SpeakerKind } from '../../bgp/route.js';
import type { DeclId, Network } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import type { PathRewrite } from '../subject.js';
import { type HeldClass, heldClasses, wayOf } from './prefix-classes.js';
import { vnetsOf } from './vnets-of.js';

export const ownAsnDrop: FindingCode = {
  code: 'AZR205',
  title: "Route dropped because its AS path contains the receiver's ASN",
  severity: 'warning',
};

export const ownAsnDropsRule: Rule = { codes: [ownAsnDrop], find: ownAsnDrops };

/** Routes that a device drops on one session because of its own ASN, and that it does not learn elsewhere. */
interface Loss {
  readonly receiver: Speaker;
  readonly side: SessionSide;
  /** One of the dropped routes. */
  readonly route: BgpRoute;
  readonly prefixes: Set<string>;
}

/** Devices that learn no route to some prefixes because every AS path contains their own ASN (R143). */
function ownAsnDrops({ network, bgp }: RuleContext): Finding[] {
  const losses = new Map<string, Loss>();
  const { hubPrefixes } = hubPropagation(network);
  for (const receiver of bgp.speakers) {
    // Microsoft sets the AS path on circuits, so there is nothing to advise.
    if (receiver.kind === 'circuit' || receiver.kind === 'expressRouteGateway') continue;
    if (receiver.kind === 'hubExpressRouteGateway') continue;
    const classes = heldClasses(bgp, receiver.id);
    const missing = classes.filter(
      ({ entry, rejected }) => entry.shared.routes.length === 0 && rejected.some(isOwnAsnDrop),
    );
    if (missing.length === 0) continue;
    const reached = reachedBy(network, receiver, classes);
    for (const { rejected, prefixes } of missing) {
      // W007: hubs never know the prefixes of other hubs.
      const isKept = ({ text }: Prefix) => receiver.kind === 'hubVpnGateway' && hubPrefixes.has(text);
      const lost = prefixes.filter((prefix) => reached.covering(prefix).length === 0 && !isKept(prefix));
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
  return [...losses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, loss]) => lossFinding(network, loss));
}

function isOwnAsnDrop({ because, route }: RejectedRoute): boolean {
  return because === 'ownAsn' && route.session?.origin === 'declared';
}

/** The prefixes that a device can reach, by a BGP route or because they are its own VNet's. */
function reachedBy(network: Network, { device }: Speaker, classes: readonly HeldClass[]): PrefixTable<true> {
  const reached = new PrefixTable<true>();
  for (const { addressSpace } of vnetsOf(network, device)) for (const prefix of addressSpace) reached.set(prefix, true);
  for (const { entry, prefixes } of classes) {
    if (entry.shared.routes.length > 0) for (const prefix of prefixes) reached.set(prefix, true);
  }
  return reached;
}

/**
 * Whether a route has already passed the receiver, or a partner next to it with the same ASN: the NVAs of an HA pair
 * may share an ASN and are meant to drop each other's routes (R229).
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

function lossFinding(network: Network, { receiver, side, route, prefixes }: Loss): Finding {
  const to = network.label(receiver.device);
  const from = network.label(deviceOf(side.local));
  const dropped = listed([...prefixes].sort());
  const path = route.asPath.join('-');
  const rewrite = rewriteOn(receiver, route);
  const message = `${to} drops ${dropped} from ${from}: the AS path ${path} contains its own ASN ${receiver.asn}. It has no other route to ${prefixes.size === 1 ? 'this prefix' : 'these prefixes'}. ${adviceOn(network, receiver, rewrite)}`;
  const related = [
    { declaration: receiver.device, message: `${to} has the ASN ${receiver.asn}.` },
    { declaration: deviceOf(side.local), message: `${from} sends the AS path ${path}.` },
  ];
  // Most sites do not want two gateways to learn each other's networks through them.
  const severity = receiver.kind === 'vpnGateway' ? 'information' : ownAsnDrop.severity;
  const subject = { kind: 'ownAsnDrop', receiver: receiver.device, rewrite } as const;
  return report(ownAsnDrop, side.declaration, message, { severity, key: receiver.device, related, subject });
}

/** A prefix of a route, and where its path could be rewritten. */
type Rewrite = PathRewrite & { readonly prefix: string; readonly farEnd: DeclId };

/** Which device could take the ASN out of the path (R144). */
function rewriteOn({ asn, device }: Speaker, route: BgpRoute): Rewrite | undefined {
  for (const { session, parent } of wayOf(route)) {
    if (!session || !parent || !rewrites.has(session.localKind)) continue;
    if (asn === undefined || !parent.asPath.includes(asn)) return undefined;
    const farEnd = deviceOf(session.remote);
    const at = { session: session.declaration, device: session.local };
    return { at, asn, isOfFarEnd: farEnd === device, prefix: parent.prefix.text, farEnd };
  }
  return undefined;
}

function adviceOn(network: Network, { asn, device }: Speaker, rewrite: Rewrite | undefined): string {
  if (!rewrite) return `Give ${network.label(device)} and the device that added ${asn} to the path different ASNs.`;
  const to = network.label(device);
  const end = `${network.label(rewrite.at.device)}'s end of its session with ${network.label(rewrite.farEnd)}`;
  const last = rewrite.isOfFarEnd ? 'asOverride' : `asReplace ${asn}`;
  return `To let ${to} learn ${rewrite.prefix} this way, write ${last} or asDelete ${asn} at ${end}, and make sure that no route goes back to ${to} that came from it.`;
}

const rewrites: ReadonlySet<SpeakerKind> = new Set(['nva', 'router']);
