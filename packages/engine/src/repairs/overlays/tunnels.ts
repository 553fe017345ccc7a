import type { Finding } from '../../findings/finding.js';
import { internetTunnel } from '../../findings/overlays/internet-tunnels.js';
import { tunnelMtu } from '../../findings/overlays/mtu.js';
import { sessionOutsideTunnel } from '../../findings/overlays/outside-tunnel.js';
import { blockedProtocol } from '../../findings/overlays/protocol.js';
import type { Tunnel, TunnelKind } from '../../topology/index.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';
import { sessionAt, tunnelAt } from '../subjects.js';
import { tunnelMtus } from './tunnel-mtus.js';

/** Bytes between the largest packet that fits with the smallest headers of IPsec, and the one that always fits (R214). */
const ipsecReserve = 40;
const names: Readonly<Record<TunnelKind, string>> = {
  vxlan: 'a VXLAN',
  ipsec: 'an IPsec',
  ipip: 'an IP-in-IP',
  gre: 'a GRE',
};

/** R209, R210: a tunnel whose outer packets Azure carries; IPsec where they leave Azure. */
export const changeTunnelKind: Repairer = { mends: [blockedProtocol, internetTunnel], candidates: kinds };

function kinds({ world: { network } }: RepairContext, finding: Finding): readonly Candidate[] {
  const tunnel = tunnelAt(network, finding);
  if (!tunnel) return [];
  const isInside = [tunnel.a, tunnel.b].every(({ device }) => network.nva(device) !== undefined);
  const wanted: readonly TunnelKind[] =
    finding.code === internetTunnel.code ? ['ipsec'] : isInside ? ['vxlan', 'ipsec'] : ['ipsec', 'vxlan'];
  return wanted.map((tunnelKind) => {
    const mtu = tunnel.mtu === undefined ? {} : { mtu: Math.min(tunnel.mtu, tunnelMtus[tunnelKind]) };
    const words = `make ${tunnel.label} ${names[tunnelKind]} tunnel`;
    return { edits: [change(tunnel, { tunnelKind, ...mtu }, words)], standing: 'fixAll' };
  });
}

/** R212, R214: an MTU that leaves room for the outer headers. */
export const lowerMtu: Repairer = {
  mends: [tunnelMtu],
  candidates: ({ world: { network } }, finding) => {
    const tunnel = tunnelAt(network, finding);
    const { subject } = finding;
    if (!tunnel || subject?.kind !== 'tunnelMtu') return [];
    // Some ciphers of IPsec need more than the least that is known.
    const mtu = tunnel.tunnelKind === 'ipsec' ? subject.largest - ipsecReserve : subject.largest;
    const words = `write mtu ${mtu} for ${tunnel.label}`;
    return [{ edits: [change(tunnel, { mtu }, words)], standing: 'fixAll' }];
  },
};

/** R220: moves a session into the tunnel of its two ends. */
export const moveSessionIntoTunnel: Repairer = {
  mends: [sessionOutsideTunnel],
  candidates: ({ world: { network } }, finding) => {
    const session = sessionAt(network, finding);
    const ends = session && [session.a.device, session.b.device];
    return network.topology.tunnels
      .filter(({ a, b }) => ends?.includes(a.device) && ends.includes(b.device))
      .map((tunnel): Candidate => {
        const [a, b] = (ends ?? []).map((id) => network.label(id));
        const words = `move the session ${a} <-> ${b} over ${tunnel.label}`;
        const fields = { tunnel: tunnel.id };
        return {
          edits: [
            {
              kind: 'changeDeclaration',
              declaration: session?.id ?? '',
              fields,
              words,
              size: 'attribute',
              touches: undefined,
            },
          ],
          standing: 'fixAll',
        };
      });
  },
};

function change({ id }: Tunnel, fields: Readonly<Record<string, unknown>>, words: string): TopologyEdit {
  return { kind: 'changeDeclaration', declaration: id, fields, words, size: 'setting', touches: undefined };
}
