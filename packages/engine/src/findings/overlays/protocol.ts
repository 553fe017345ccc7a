import type { Finding } from '../finding.js';
import type { FindingCode } from '../finding-code.js';
import { report } from '../report.js';
import type { Rule, RuleContext } from '../rule.js';

export const blockedProtocol: FindingCode = {
  code: 'AZR501',
  title: 'Tunnel protocol that the fabric does not carry',
  severity: 'error',
};

export const blockedProtocolsRule: Rule = { codes: [blockedProtocol], find: blockedProtocols };

const names = { gre: 'GRE (IP protocol 47)', ipip: 'IP in IP (IP protocol 4)' } as const;

/** GRE and IP-in-IP tunnels whose outer packets cross the Azure fabric, which drops them (R209). */
function blockedProtocols({ network, underlays }: RuleContext): Finding[] {
  return network.topology.tunnels.flatMap((tunnel): Finding[] => {
    const { tunnelKind: kind, id, label, a, b } = tunnel;
    if (kind !== 'gre' && kind !== 'ipip') return [];
    const nva = [a.device, b.device].find((device) => network.nva(device));
    const crosses =
      nva !== undefined ||
      underlays()
        .of(tunnel)
        .some(({ trace }) => trace?.end.kind === 'blockedProtocol');
    if (!crosses) return [];
    const message = `Every packet inside ${label} is lost: the Azure fabric does not carry ${names[kind]}. Use "tunnel ${tunnel.name} vxlan" or "ipsec", which run over UDP.`;
    const related =
      nva === undefined
        ? []
        : [
            {
              declaration: nva,
              message: `${network.label(nva)} sends the outer packets from its NIC into the fabric.`,
            },
          ];
    return [report(blockedProtocol, id, message, { related })];
  });
}
