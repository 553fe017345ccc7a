import { comparePrefixes, type Prefix } from '../../address/index.js';
import { deviceOf } from '../../bgp/device-of.js';
import type { BgpRoute, SessionSide, SpeakerId } from '../../bgp/route.js';
import { azureAsn, type DeclId, type Network } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { heldClasses, wayOf } from './prefix-classes.js';

export const strippedLoopProtection: FindingCode = {
  code: 'AZR206',
  title: 'BGP loop protection removed toward the same Route Server',
  severity: 'warning',
};

export const strippedLoopProtectionsRule: Rule = { codes: [strippedLoopProtection], find: strippedLoopProtections };

/** Routes that come back to the Route Server that announced them. */
interface Feedback {
  readonly server: DeclId;
  /** The session on which 65515 is removed. */
  readonly stripped: SessionSide;
  /** The session over which the routes come back. */
  readonly back: SessionSide;
  readonly prefixes: Map<string, Prefix>;
}

/**
 * Sessions that remove 65515 from the path of routes that then come back to the Route Server that announced them
 * (R145).
 */
function strippedLoopProtections({ network, bgp }: RuleContext): Finding[] {
  const found = new Map<string, Feedback>();
  const strippers = new Map<DeclId, Set<SpeakerId>>();
  for (const { id, kind, device } of bgp.speakers) {
    if (kind !== 'routeServer') continue;
    for (const { entry, prefixes } of heldClasses(bgp, id)) {
      for (const route of entry.shared.routes) {
        const back = route.session;
        const stripped = back && strippedAt(route, device);
        if (!stripped) continue;
        const key = `${device} ${stripped.declaration}`;
        const feedback = found.get(key) ?? { server: device, stripped, back, prefixes: new Map<string, Prefix>() };
        found.set(key, feedback);
        for (const prefix of prefixes) feedback.prefixes.set(prefix.text, prefix);
        strippers.set(device, (strippers.get(device) ?? new Set()).add(stripped.local));
      }
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, feedback]) => feedbackFinding(network, feedback, (strippers.get(feedback.server)?.size ?? 0) > 1));
}

/** The session that removed 65515 from the path of a route that has passed this Route Server before. */
function strippedAt(route: BgpRoute, server: DeclId): SessionSide | undefined {
  const way = wayOf(route);
  const before = way.findIndex(({ holder }, index) => index > 0 && deviceOf(holder) === server);
  if (before < 0) return undefined;
  return way
    .slice(0, before)
    .find(({ asPath, parent }) => parent?.asPath.includes(azureAsn) && !asPath.includes(azureAsn))?.session;
}

/**
 * A single appliance that echoes a route stops when the route is withdrawn, since a Route Server does not send a route
 * back to the peer that it chose it from (R163). Two appliances keep each other's echo alive.
 */
function feedbackFinding(network: Network, { server, stripped, back, prefixes }: Feedback, others: boolean): Finding {
  const ars = network.label(server);
  const sender = network.label(deviceOf(back.local));
  const texts = [...prefixes.keys()].sort();
  const lasts = others || stripped.declaration !== back.declaration;
  const outcome = lasts
    ? 'Routes outlive their origin and packets loop.'
    : 'This is harmless only as long as no other appliance does the same.';
  const message = `${sender} announces ${listed(texts)} back to Route Server ${ars}, where ${texts.length === 1 ? 'it comes' : 'they come'} from. ${network.label(deviceOf(stripped.local))} removes ${azureAsn} from the AS path, so ${ars} accepts its own ${texts.length === 1 ? 'route' : 'routes'}. ${outcome} Filter what is sent to ${ars}: "only" the prefixes of the other side, or "deny ${texts[0]}".`;
  const related = [
    { declaration: back.declaration, message: 'The routes come back over this session.' },
    { declaration: server, message: `${ars} announced them first.` },
  ];
  const severity = lasts ? strippedLoopProtection.severity : 'information';
  return report(strippedLoopProtection, stripped.declaration, message, {
    severity,
    key: server,
    related,
    subject: {
      kind: 'feedback',
      stripped: { session: stripped.declaration, device: deviceOf(stripped.local) },
      back: { session: back.declaration, device: deviceOf(back.local) },
      prefixes: [...prefixes.values()].sort(comparePrefixes),
    },
  });
}
