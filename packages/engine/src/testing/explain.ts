import { address, prefix } from '../address/index.js';
import type { Candidate, Why } from '../causes/why.js';
import { createSnapshot } from '../snapshot.js';
import { type TopologySpec, topologyOf } from './builder.js';
import { showRoute } from './show.js';

const letters = { Default: 'D', VirtualNetworkGateway: 'V', User: 'U' } as const;

/**
 * Why a NIC `spoke1/vm/vm` has its rows for a prefix or address, as lines; the one place where these tests touch the
 * API. `decides` and `loses` rows, `way` (origin first), `stops` (harmless ones in brackets), `missing` and its reasons.
 */
export function explain(spec: TopologySpec, nic: string, to: string): string[] {
  const why = createSnapshot(topologyOf(spec)).why(`nic:${nic}`, to.includes('/') ? prefix(to) : address(to));
  return why ? lines(why) : ['no such NIC'];
}

function lines(why: Why): string[] {
  const { decides, decision, losers, inside, missing, stops } = why;
  return [
    ...decides.map((one) => `decides ${show(one)} by ${decision.rule}`),
    ...inside.map((one) => `inside ${show(one)}`),
    ...losers.map((one) => `loses ${show(one)} by ${one.beatenBy?.rule}`),
    ...new Set(
      [...decides, ...losers].flatMap(({ ways }) =>
        ways.map((way) => `way ${way.map(({ speaker, route }) => `${speaker.label} ${showRoute(route)}`).join(' > ')}`),
      ),
    ),
    ...(missing?.reasons ?? []).map(({ rule }) => `missing ${missing?.prefix.text} by ${rule}`),
    ...stops.flatMap(({ prefix: { text }, stops: all }) =>
      all.map(({ kind, at, peer, cause, harmless }) => {
        const line = `${kind} ${text} at ${at.label}${peer ? ` with ${peer.label}` : ''} by ${cause.rule}`;
        return harmless ? `(${line})` : line;
      }),
    ),
  ];
}

function show({ source, state, prefix: { text }, nextHopType, nextHops }: Candidate): string {
  return [letters[source], state, text, nextHopType, nextHops.join()].join(' ').trim();
}
