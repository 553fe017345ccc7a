import { listed } from '../../findings/listed.js';
import type { DeclId, Topology } from '../../topology/index.js';
import { tunnelId } from './add-tunnel.js';
import { anyPacket, type EditKind } from './edit-kind.js';
import { newSession } from './new-declarations.js';
import type { AddSession } from './topology-edit.js';

export const addSession: EditKind<AddSession> = {
  apply,
  alters: ({ a, b }, { sessions }) =>
    sessions.filter((one) => one.a.device === a && one.b.device === b).map(({ id }) => id),
  touches: anyPacket,
  words: (edits, _all, network) => {
    const ends = edits.map(({ a, b }) => `${network.label(a)} with ${network.label(b)}`);
    return `connect ${listed(ends)} by BGP`;
  },
};

/** Fails if one of the two does not exist or has no AS number, or if they are the same. */
function apply(topology: Topology, { a, b, tunnelName }: AddSession): Topology | undefined {
  const [one, two] = [a, b].map((id) => speakerOf(topology, id));
  const tunnel = tunnelName === undefined ? undefined : tunnelId(tunnelName);
  if (a === b || !one || !two) return undefined;
  if (tunnel !== undefined && !topology.tunnels.some(({ id }) => id === tunnel)) return undefined;
  const { sessions } = topology;
  return { ...topology, sessions: [...sessions, newSession(sessions, one, two, undefined, tunnel)] };
}

function speakerOf({ nvas, sites, vnets }: Topology, id: DeclId) {
  const numbered = [...nvas, ...sites.flatMap(({ routers }) => routers)].filter(({ asn }) => asn !== undefined);
  const speakers = [...numbered, ...vnets.flatMap(({ routeServers }) => routeServers)];
  return speakers.find((one) => one.id === id);
}
