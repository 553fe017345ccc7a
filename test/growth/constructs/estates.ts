import { type Constructs, small, times } from '../construct.ts';

/** The address with a number in the i-th prefix of length 28. */
const inSmall = (i: number, host: number): string => small(i).replace(/(\d+)\/28/, (_, d) => `${Number(d) + host}`);

/** A VNet with one subnet and one NIC in 10.0.0.0/8; the others are in the VNet `core`. */
const spoke = (name: string, i: number, members = ''): string =>
  `vnet ${name}${i} { address ${small(i)} subnet a ${small(i)} { nic n ${inSmall(i, 4)}${members} } }\n`;

/** A separate VNet for all of a kind, because the VNet `hub` has 10.0.0.0/8. */
const core = (name: string, members: string): string => `vnet ${name} { address 172.18.0.0/16
  subnet GatewaySubnet 172.18.0.0/26
  subnet RouteServerSubnet 172.18.0.64/26
  subnet s 172.18.1.0/24 { nic one 172.18.1.4 nic two 172.18.1.5 }
${members} }\n`;

/** Whole designs of increasing size: routes, peerings, gateways and appliances together. */
export const estates: Constructs = {
  'spokes with routes from a Route Server': (n) => ({
    text: `${core('learn', 'vpnGateway learnvpn routeServer learnars')}nva teacher { nic learn.one asn 65101 advertise ${times(n, (i) => `192.${175 + (i >> 16)}.${(i >> 8) & 255}.${i & 255}/32`, ', ')} }\nbgp teacher <-> learnars\n${times(
      n,
      (i) => `${spoke('pupil', i)}peering learn [allowGatewayTransit] <-> pupil${i} [useRemoteGateways]\n`,
    )}`,
  }),
  'pools of point-to-site clients': (n) => ({
    text: times(
      n,
      (i) =>
        `vnet dial${i} { address ${small(i)} subnet GatewaySubnet ${small(i)} vpnGateway dialvpn${i} { pointToSite 172.${20 + (i >> 12)}.${(i >> 4) & 255}.${(i & 15) << 4}/28 } }\npeering hub <-> dial${i}\n`,
    ),
  }),
  'spokes, half of them routed through an appliance': (n) => ({
    text: `${core('inspect', '')}nva guard { nic inspect.one }\nrouteTable guarded { route 10.0.0.0/8 -> 172.18.1.4 }\n${times(
      n,
      (i) =>
        `${spoke('half', i, i % 2 ? ' routeTable guarded' : '')}peering inspect <-> half${i}\n${i > 0 ? `peering half${i - 1} <-> half${i}\n` : ''}`,
    )}`,
  }),
  'appliances behind one load balancer': (n) => ({
    subnet: `${times(n, (i) => `nic lbn${i} 10.${27 + (i >> 16)}.${(i >> 8) & 255}.${i & 255}\n`)}loadBalancer lbig 10.20.0.9 -> ${times(n, (i) => `lbn${i}`, ', ')}\n`,
    hub: 'subnet behind 10.12.0.0/24 { nic lbvm 10.12.0.4 routeTable lbrt }\n',
    text: `routeTable lbrt { route 0.0.0.0/0 -> 10.20.0.9 }\n${times(n, (i) => `nva lba${i} { nic lbn${i} }\n`)}`,
  }),
  'chain of appliances': (n) => ({
    text: times(
      n,
      (i) =>
        `${spoke('link', i, ` nic m ${inSmall(i, 5)} routeTable lrt${i}`)}nva lnk${i} { nic link${i}.n }\n${i > 0 ? `peering link${i - 1} <-> link${i}\n` : ''}routeTable lrt${i} { route 0.0.0.0/0 -> ${inSmall(i + 1, 4)} }\n`,
    ),
  }),
  'tunnels with user-defined routes': (n) => ({
    text: times(
      n,
      (i) =>
        `${spoke('udr', i, ` nic m ${inSmall(i, 5)} routeTable urt${i}`)}nva ud${i} { nic udr${i}.n\n${i > 0 ? `route ${small(i - 1)} via ut${i} }\ntunnel ut${i} vxlan ud${i} <-> ud${i - 1}\n` : '}\n'}routeTable urt${i} { route 0.0.0.0/0 -> ${inSmall(i, 4)} }\npeering hub <-> udr${i}\n`,
    ),
  }),
  'appliances whose BGP never converges': (n) => ({ ...gadgets('few', n, 3) }),
  'a ring of appliances whose BGP never converges': (n) => ({ ...gadgets('all', 1, n | 1) }),
  'appliances with two stable states of BGP': (n) => ({ ...gadgets('two', n, 2) }),
};

/** Appliances around an origin, each of which prefers the path through its neighbor to its own. */
function gadgets(name: string, count: number, size: number): { readonly subnet: string; readonly text: string } {
  const at = (gadget: number, i: number) => gadget * (size + 1) + i;
  const nic = (k: number) => `nic ${name}n${k} 10.${23 + (k >> 16)}.${(k >> 8) & 255}.${k & 255}\n`;
  const gadget = (g: number) =>
    `nva ${name}o${g} { nic ${name}n${at(g, size)} asn 64900 advertise 192.${170 + (g >> 16)}.${(g >> 8) & 255}.${g & 255}/32 }\n${times(
      size,
      (i) => `nva ${name}${g}x${i} { nic ${name}n${at(g, i)} asn ${131072 + at(g, i)} }
bgp ${name}o${g} [prepend 2] <-> ${name}${g}x${i} [deny 0.0.0.0/0]
bgp ${name}${g}x${(i + 1) % size} [asDelete 64900, prepend 1] <-> ${name}${g}x${i} [deny 0.0.0.0/0]\n`,
    )}`;
  return { subnet: times(count * (size + 1), nic), text: times(count, gadget) };
}
