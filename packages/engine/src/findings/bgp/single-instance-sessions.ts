import type { DeclId, Network } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const singleInstanceSession: FindingCode = {
  code: 'AZR209',
  title: 'Session with only one instance of a Route Server or virtual hub',
  severity: 'warning',
};

export const singleInstanceSessionsRule: Rule = {
  codes: [singleInstanceSession],
  declarationsOnly: true,
  find: singleInstanceSessions,
};

/** A Route Server or virtual hub and one of its peers. */
interface Pair {
  readonly server: DeclId;
  readonly peer: DeclId;
  readonly sessions: { readonly id: DeclId; readonly instance: 0 | 1 | undefined }[];
}

/** NVAs that have a session with only one of the two instances of a Route Server (R135), or of a virtual hub (W109). */
function singleInstanceSessions({ network }: RuleContext): Finding[] {
  const pairs = new Map<string, Pair>();
  for (const { id, a, b } of [...network.topology.sessions].sort((x, y) => (x.id < y.id ? -1 : 1))) {
    const [server, peer] = hasInstances(network, a.device) ? [a, b] : [b, a];
    if (!hasInstances(network, server.device)) continue;
    const key = `${server.device} ${peer.device}`;
    const pair = pairs.get(key) ?? { server: server.device, peer: peer.device, sessions: [] };
    pairs.set(key, pair);
    pair.sessions.push({ id, instance: a.instance ?? b.instance });
  }
  return [...pairs.values()].flatMap(({ server, peer, sessions }): Finding[] => {
    const [first] = sessions;
    const instance = first?.instance;
    if (!first || instance === undefined || sessions.some((session) => session.instance !== instance)) return [];
    const [nva, ars] = [network.label(peer), network.label(server)];
    const isHub = network.virtualHub(server) !== undefined;
    const what = isHub ? `the router of virtual hub ${ars}` : `Route Server ${ars}`;
    const message = `${nva} peers only with instance ${instance} of ${what}. ${isHub ? 'During' : 'Some VMs then get its routes and others do not, and during'} maintenance of that instance all of its routes are lost. Peer with both instances: leave out "instance ${instance}", or add a session with instance ${1 - instance}.`;
    const related = [{ declaration: server, message: `${ars} has two instances.` }];
    return [report(singleInstanceSession, first.id, message, { related })];
  });
}

function hasInstances(network: Network, id: DeclId): boolean {
  const kind = network.thing(id)?.kind;
  return kind === 'routeServer' || kind === 'virtualHub';
}
