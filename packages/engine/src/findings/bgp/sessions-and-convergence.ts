import type { BgpResult } from '../../bgp/result.js';
import type { DeclId, Network } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import { listed } from '../listed.js';
import { oscillation } from './codes/oscillation.js';
import { sessionDown } from './codes/session-down.js';

/** Sessions whose ends cannot reach each other, and prefixes on which the speakers never agree. */
export function bgpFindings(network: Network, bgp: BgpResult): Finding[] {
  return [...sessionsDown(network, bgp), ...oscillations(network, bgp)];
}

function sessionsDown(network: Network, bgp: BgpResult): Finding[] {
  const found = new Map<DeclId, Finding>();
  for (const { down, declaration, local, remote } of bgp.sessions) {
    if (!down || found.has(declaration)) continue;
    const ends = [local, remote].map((speaker) => speaker.replace(/#[01]$/, '')).sort();
    found.set(declaration, {
      code: sessionDown.code,
      severity: 'error',
      message: down.text,
      declaration,
      related: ends.map((end) => ({ declaration: end, message: `${network.label(end)} is one end of the session.` })),
      key: `${sessionDown.code}|${declaration}`,
    });
  }
  return [...found.values()];
}

function oscillations(network: Network, bgp: BgpResult): Finding[] {
  return bgp.oscillations.flatMap(({ prefix, speakers, rounds }) => {
    const devices = [...new Set(speakers.map((speaker) => speaker.replace(/#[01]$/, '')))].sort();
    const [first] = devices;
    if (first === undefined) return [];
    const labels = listed(devices.map((device) => network.label(device)));
    return [
      {
        code: oscillation.code,
        severity: 'error' as const,
        message: `BGP never settles on a route for ${prefix}: the choices of ${labels} go round. Filter the prefix on one of their sessions, or keep the AS path whole.`,
        declaration: first,
        related: rounds.map((standings, i) => ({ declaration: first, message: `Round ${i + 1}: ${standings}` })),
        key: `${oscillation.code}|${prefix}|${devices.join()}`,
      },
    ];
  });
}
