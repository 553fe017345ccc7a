import type { Finding } from '../../findings/finding.js';
import type { Loop } from '../../findings/loops/loop.js';
import { loopCodes } from '../../findings/loops/loop-code.js';
import type { World } from '../../forwarding/world.js';
import type { BgpSession, DeclId, Nva } from '../../topology/index.js';
import { tunnelId } from '../edits/add-tunnel.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import { tunnelName } from '../edits/tunnel-names.js';
import { mtuText } from '../overlays/tunnel-mtus.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { farHops } from './far-hops.js';
import { loopOf } from './loop-of.js';

/** Two NVAs between which a tunnel may break a loop. */
interface Pair {
  readonly near: Nva;
  readonly far: Nva;
}

/**
 * Adds a VXLAN tunnel from each looping NVA to the NVA that it intends to send to, and moves their BGP sessions over
 * it. If they have no session, static routes lead into the tunnel. It also repairs the loops on the way back.
 */
export const insertTunnel: Repairer = { mends: loopCodes, candidates };

function candidates({ world, findings }: RepairContext, finding: Finding): readonly Candidate[] {
  const loop = loopOf(finding);
  if (!loop) return [];
  const others = findings.flatMap((other) => (other === finding ? [] : (loopOf(other) ?? [])));
  const edits = tunnelEdits(world, loop, others);
  if (edits.length === 0) return [];
  return [{ edits, standing: 'offered', trades: [{ kind: 'mtu', text: mtuText('vxlan') }] }];
}

function tunnelEdits(world: World, loop: Loop, others: readonly Loop[]): readonly TopologyEdit[] {
  const pairs = pairsOf(world, loop);
  const taken = new Set(world.network.topology.tunnels.map(({ name }) => name));
  const edits: TopologyEdit[] = [];
  for (const { near, far } of pairs) {
    const name = tunnelName(world.network.topology, 'vxlan', [near, far], taken);
    taken.add(name);
    edits.push({ kind: 'addTunnel', name, tunnelKind: 'vxlan', a: near.id, b: far.id });
    const sessions = sessionsBetween(world, near.id, far.id);
    if (sessions.length > 0) {
      for (const { id } of sessions) edits.push({ kind: 'bindSession', session: id, tunnelName: name });
    } else {
      edits.push(...staticRoutes(near, loop, name));
      const back = others.filter((other) => other.devices.includes(far.id) && isUsed(other));
      for (const other of back) edits.push(...staticRoutes(far, other, name));
    }
  }
  return edits;
}

function pairsOf(world: World, loop: Loop): readonly Pair[] {
  if (!isUsed(loop)) return [];
  const pairs: Pair[] = [];
  for (const device of loop.devices) {
    const near = world.network.nva(device);
    const at = near && world.network.nicsOf(near)[0];
    const hop = at && farHops(world, loop, device, at.vnet.id)[0];
    const far = hop?.nvas[pairs.length % hop.nvas.length];
    if (near && far && !loop.devices.includes(far.id)) pairs.push({ near, far });
  }
  return pairs;
}

function isUsed({ hits, internet }: Loop): boolean {
  return hits.length > 0 || internet;
}

function sessionsBetween(world: World, a: DeclId, b: DeclId): readonly BgpSession[] {
  return world.network.topology.sessions
    .filter((session) => session.tunnel === undefined)
    .filter((session) => {
      const ends = [session.a.device, session.b.device];
      return ends.includes(a) && ends.includes(b);
    })
    .sort((one, two) => (one.id < two.id ? -1 : 1));
}

function staticRoutes(nva: Nva, loop: Loop, tunnel: string): TopologyEdit[] {
  const edits = new Map<string, TopologyEdit>();
  for (const { device, row } of loop.rows) {
    if (device !== nva.id || !row.prefix || row.prefix.length === 0) continue;
    const target = { via: 'tunnel' as const, tunnel: tunnelId(tunnel) };
    edits.set(row.prefix.text, { kind: 'addOsRoute', nva: nva.id, prefix: row.prefix, target });
  }
  return [...edits.values()];
}
