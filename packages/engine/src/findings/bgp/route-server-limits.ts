import { deviceOf } from '../../bgp/device-of.js';
import type { BgpResult } from '../../bgp/result.js';
import type { SessionSide } from '../../bgp/route.js';
import { compareTexts } from '../../collections.js';
import type { DeclId, Network } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule } from '../rule.js';

export const tooManyPeersCode: FindingCode = {
  code: 'AZR203',
  title: 'Too many peers at a Route Server',
  severity: 'error',
};
const tooManyRoutesCode: FindingCode = { code: 'AZR204', title: 'Too many routes from a peer', severity: 'error' };
const routeServerFull: FindingCode = { code: 'AZR215', title: 'Too many routes at a Route Server', severity: 'error' };

export const routeServerLimitsRule: Rule = {
  codes: [tooManyPeersCode, tooManyRoutesCode, routeServerFull],
  find: ({ network, bgp }) => routeServerLimits(network, bgp),
};

/** R137, documented since 2021. */
const peerLimit = 8;
/** R137, documented since September 2025; before that 1,000, and 200 in the preview. */
const routeLimit = 4000;
/** R137. */
const totalLimit = 10_000;

/** Route Servers with more peers or routes, and peers with more routes, than Azure supports (R137). */
function routeServerLimits(network: Network, bgp: BgpResult): Finding[] {
  const fromPeers = bgp.sessions
    .filter(({ remoteKind, origin }) => remoteKind === 'routeServer' && origin === 'declared')
    .sort((a, b) => compareTexts(a.declaration, b.declaration));
  return [
    ...tooManyPeers(network, fromPeers),
    ...tooManyRoutes(network, bgp, fromPeers),
    ...tooManyInAll(network, bgp),
  ];
}

/** Route Servers that hold more routes in total than Azure supports. */
function tooManyInAll(network: Network, bgp: BgpResult): Finding[] {
  const counts = new Map<DeclId, number>();
  for (const { id, kind, device } of bgp.speakers) {
    if (kind !== 'routeServer') continue;
    counts.set(device, Math.max(counts.get(device) ?? 0, bgp.table(id).routes.size));
  }
  return [...counts].flatMap(([server, count]) => {
    if (count <= totalLimit) return [];
    const message = `${network.label(server)} holds ${count.toLocaleString('en-US')} routes, more than the ${totalLimit.toLocaleString('en-US')} that a Route Server supports. Have its peers announce summaries.`;
    return [report(routeServerFull, server, message)];
  });
}

function tooManyPeers(network: Network, fromPeers: readonly SessionSide[]): Finding[] {
  const servers = new Map<DeclId, Map<string, DeclId>>();
  for (const { local, localAddress, remote, declaration } of fromPeers) {
    const server = deviceOf(remote);
    const peers = servers.get(server) ?? new Map<string, DeclId>();
    servers.set(server, peers);
    // Both instances have a session with each peer.
    const peer = `${local} ${localAddress}`;
    if (!peers.has(peer)) peers.set(peer, declaration);
  }
  return [...servers].flatMap(([server, peers]): Finding[] => {
    const declarations = [...peers.values()];
    const declaration = declarations[peerLimit];
    if (declaration === undefined) return [];
    const label = network.label(server);
    const message = `${label} has ${peers.size} BGP peers, more than the ${peerLimit} that a Route Server supports. Azure rejects this session${peers.size > peerLimit + 1 ? ' and those that follow it by name' : ''}. Let some NVAs pass their routes to one that remains a peer, or give them a Route Server in another VNet.`;
    const related = declarations.slice(peerLimit + 1).map((other) => ({
      declaration: other,
      message: `This session of ${label} also exceeds the limit.`,
    }));
    return [
      report(tooManyPeersCode, declaration, message, {
        key: server,
        related: [{ declaration: server, message: `${label} supports ${peerLimit} peers.` }, ...related],
      }),
    ];
  });
}

function tooManyRoutes(network: Network, bgp: BgpResult, fromPeers: readonly SessionSide[]): Finding[] {
  const found = new Map<DeclId, Finding>();
  // A peer cannot announce more routes than it has, so most peers need not be counted.
  const suspects = fromPeers.filter(({ local, down }) => !down && bgp.table(local).routes.size > routeLimit);
  for (const local of new Set(suspects.map((side) => side.local))) {
    const counts = bgp.announcedCounts(local);
    for (const { id, remote, declaration } of suspects) {
      const count = counts.get(id) ?? 0;
      if (count <= routeLimit || found.has(declaration)) continue;
      const peer = network.label(deviceOf(local));
      const server = network.label(deviceOf(remote));
      const limit = routeLimit.toLocaleString('en-US');
      const message = `${peer} announces ${count.toLocaleString('en-US')} routes to ${server}, more than the ${limit} allowed for one peer. Azure closes the session. Announce summaries, or filter what is sent with "only".`;
      const related = [
        { declaration: deviceOf(local), message: `${peer} announces the routes.` },
        { declaration: deviceOf(remote), message: `${server} accepts ${limit} routes from one peer.` },
      ];
      found.set(declaration, report(tooManyRoutesCode, declaration, message, { related }));
    }
  }
  return [...found.values()];
}
