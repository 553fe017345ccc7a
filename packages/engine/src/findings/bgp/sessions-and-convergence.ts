import { deviceOf } from '../../bgp/device-of.js';
import type { BgpResult } from '../../bgp/result.js';
import type { DeclId, Network, Peering } from '../../topology/index.js';
import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { listed } from '../listed.js';
import { report } from '../report.js';
import type { Rule } from '../rule.js';
import { vnetsOf } from './vnets-of.js';

export const sessionDown: FindingCode = { code: 'AZR201', title: 'BGP session cannot come up', severity: 'error' };
export const oscillation: FindingCode = { code: 'AZR202', title: 'BGP does not converge', severity: 'error' };

export const bgpFindingsRule: Rule = {
  codes: [sessionDown, oscillation],
  declarationsOnly: true,
  find: ({ network, bgp }) => bgpFindings(network, bgp),
};

/** Sessions whose ends cannot reach each other, and prefixes for which BGP does not converge. */
function bgpFindings(network: Network, bgp: BgpResult): Finding[] {
  return [...sessionsDown(network, bgp), ...oscillations(network, bgp)];
}

function sessionsDown(network: Network, bgp: BgpResult): Finding[] {
  const found = new Map<DeclId, Finding>();
  for (const { down, declaration, local, remote } of bgp.sessions) {
    if (!down || found.has(declaration)) continue;
    const ends = [local, remote].map(deviceOf).sort();
    const broken = brokenPeerings(network, ends);
    const finding = report(sessionDown, declaration, down.text, {
      related: ends.map((end) => ({ declaration: end, message: `${network.label(end)} is one end of the session.` })),
      ...(broken.length > 0 && { consequenceOf: broken }),
    });
    found.set(declaration, finding);
  }
  return [...found.values()];
}

/** The peerings between the VNets of two devices that carry no traffic: one-sided or without access (R080, R081). */
function brokenPeerings(network: Network, ends: readonly DeclId[]): readonly DeclId[] {
  const [some = [], others = []] = ends.map((end) => vnetsOf(network, end).map(({ id }) => id));
  const between = ({ a, b }: Peering) =>
    (some.includes(a.vnet) && others.includes(b.vnet)) || (some.includes(b.vnet) && others.includes(a.vnet));
  return network.topology.peerings
    .filter(({ a, b, oneSided }) => oneSided || !a.allowVirtualNetworkAccess || !b.allowVirtualNetworkAccess)
    .filter(between)
    .map(({ id }) => id)
    .sort();
}

function oscillations(network: Network, bgp: BgpResult): Finding[] {
  return bgp.oscillations.flatMap(({ prefix, alike, speakers, rounds }) => {
    const devices = [...new Set(speakers.map(deviceOf))].sort();
    const [first] = devices;
    if (first === undefined) return [];
    const labels = listed(devices.map((device) => network.label(device)));
    const more = alike === 0 ? '' : ` and ${alike} other ${alike === 1 ? 'prefix' : 'prefixes'}`;
    return [
      {
        code: oscillation.code,
        severity: 'error' as const,
        message: `BGP does not converge for ${prefix}${more} at ${labels}. Their choices depend on one another and never settle. Filter ${alike === 0 ? 'the prefix' : 'the prefixes'} on one of their sessions, or leave the AS path unchanged.`,
        declaration: first,
        related: rounds.map((standings, i) => ({ declaration: first, message: `Round ${i + 1}: ${standings}` })),
        key: `${oscillation.code}|${prefix}|${devices.join()}`,
      },
    ];
  });
}
