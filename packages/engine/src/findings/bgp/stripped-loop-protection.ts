import { deviceOf } from '../../bgp/device-of.js';
import type { BgpRoute, SessionSide, SpeakerId } from '../../bgp/route.js';
import { azureAsn, type DeclId, type Network } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';
import { heldClasses, wayOf } from './prefix-classes.js';

const strippedLoopProtection: FindingCode = {
  code: 'AZR206',
  title: 'Loop protection of BGP taken away towards the same Route Server',
  severity: 'warning',
};

export const strippedLoopProtectionsRule: Rule = { codes: [strippedLoopProtection], find: strippedLoopProtections };

interface Feedback {
  readonly server: DeclId;
  /** Where 65515 is taken out. */
  readonly stripped: SessionSide;
  /** The session by which the routes come back. */
  readonly back: SessionSide;
  readonly prefixes: Set<string>;
}

/** Sessions on which 65515 is taken out of the path of routes that then come back to the Route Server they are from (R145). */
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
        const feedback = found.get(key) ?? { server: device, stripped, back, prefixes: new Set<string>() };
        found.set(key, feedback);
        for (const { text } of prefixes) feedback.prefixes.add(text);
        strippers.set(device, (strippers.get(device) ?? new Set()).add(stripped.local));
      }
    }
  }
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, feedback]) => findingOf(network, feedback, (strippers.get(feedback.server)?.size ?? 0) > 1));
}

/** The session on which 65515 got lost from the path of a route that has been at this Route Server before. */
function strippedAt(route: BgpRoute, server: DeclId): SessionSide | undefined {
  const way = wayOf(route);
  const before = way.findIndex(({ holder }, index) => index > 0 && deviceOf(holder) === server);
  if (before < 0) return undefined;
  return way
    .slice(0, before)
    .find(({ asPath, parent }) => parent?.asPath.includes(azureAsn) && !asPath.includes(azureAsn))?.session;
}

/**
 * A lone appliance that echoes a route loses it with the route itself, since a Route Server does not send back what it
 * has chosen from a peer (R163). Two of them keep each other's echo alive.
 */
function findingOf(network: Network, { server, stripped, back, prefixes }: Feedback, others: boolean): Finding {
  const ars = network.label(server);
  const sender = network.label(deviceOf(back.local));
  const texts = [...prefixes].sort();
  const lasts = others || stripped.declaration !== back.declaration;
  const outcome = lasts
    ? 'so routes live on after their origin is gone and packets go round'
    : 'which is harmless only as long as no other appliance does the same';
  const message = `${sender} gives ${listed(texts)} back to Route Server ${ars}, which ${texts.length === 1 ? 'it comes' : 'they come'} from, and ${network.label(deviceOf(stripped.local))} takes ${azureAsn} out of the AS path: ${ars} cannot see that ${texts.length === 1 ? 'it is' : 'they are'} its own, ${outcome}. Filter what is sent to ${ars}: "only" the prefixes of the other side, or "deny ${texts[0]}".`;
  const related = [
    { declaration: back.declaration, message: 'By this session the routes come back.' },
    { declaration: server, message: `${ars} has announced them before.` },
  ];
  const severity = lasts ? strippedLoopProtection.severity : 'information';
  return report(strippedLoopProtection, stripped.declaration, message, { severity, key: server, related });
}
