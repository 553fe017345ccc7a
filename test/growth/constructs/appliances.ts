import { type Added, address, type Constructs, meshOf, pairs, small, times } from '../construct.ts';

const nics = (n: number, name: string, network: string): string =>
  times(n, (i) => `nic ${name}${i} ${address(network, i + 8)}\n`);

/** Appliances in a ring or a mesh of tunnels with sessions over them. */
function tunnels(name: string, n: number, ends: readonly (readonly [number, number])[]): Added {
  return {
    subnet: nics(n, `${name}n`, '10.24'),
    text: `${times(n, (i) => `nva ${name}${i} { nic hub.${name}n${i} asn ${131072 + i} advertise ${address('172.27', i)}/32 }\n`)}${ends
      .map(
        ([a, b], i) =>
          `tunnel ${name}t${i} vxlan ${name}${a} <-> ${name}${b}\nbgp ${name}${a} <-> ${name}${b} over ${name}t${i}\n`,
      )
      .join('')}`,
  };
}

/** Appliances, sessions and tunnels. */
export const appliances: Constructs = {
  appliances: (n) => ({ subnet: nics(n, 'an', '10.25'), text: times(n, (i) => `nva a${i} { nic hub.an${i} }\n`) }),
  'NICs of an appliance': (n) => ({
    subnet: nics(n, 'en', '10.26'),
    text: `nva everywhere { nic ${times(n, (i) => `hub.en${i}`, ', ')} }\n`,
  }),
  'one NIC listed repeatedly': (n) => ({ text: `nva twice { nic ${times(n, () => 'hub.vm', ', ')} }\n` }),
  'advertised prefixes': (n) => ({
    subnet: 'nic ann 10.16.1.4\n',
    text: `nva loud { nic ann asn 65002 advertise ${times(n, (i) => `${address('172.28', i)}/32`, ', ')} }\nbgp loud <-> ars\n`,
  }),
  'equal advertised prefixes': (n) => ({
    subnet: 'nic echo 10.16.1.5\n',
    text: `nva echo { nic echo asn 65003 advertise ${times(n, () => '172.28.0.0/16', ', ')} }\nbgp echo <-> ars\n`,
  }),
  'routes of an operating system': (n) => ({
    subnet: 'nic osn 10.16.1.6\n',
    text: `nva os { nic osn\n${times(n, (i) => `route ${address('172.29', i)}/32 via ${i % 2 ? 'osn' : '10.16.0.1'}\n`)}}\n`,
  }),
  'connected networks': (n) => ({
    subnet: 'nic con 10.16.1.31\n',
    text: `nva con { nic con connected ${times(n, (i) => `${address('10.200', i)}/32`, ', ')} }\n`,
  }),
  'hosts behind an appliance': (n) => ({
    subnet: 'nic hos 10.16.1.32\n',
    text: `nva hos { nic hos connected 10.201.0.0/16\n${times(n, (i) => `host h${i} ${address('10.201', i)}\n`)}}\n`,
  }),
  'settings of an appliance': (n) => ({
    subnet: 'nic setn 10.16.1.7\n',
    text: `nva set { nic setn\n${times(n, () => 'asn 65004 snat all stateless\n')}}\n`,
  }),
  'sessions with a Route Server': (n) => ({
    subnet: nics(n, 'sn', '10.27'),
    text: times(
      n,
      (i) =>
        `nva sp${i} { nic hub.sn${i} asn ${1000 + (i % 6000)} advertise ${address('172.30', i)}/32 }\nbgp sp${i} <-> ars\n`,
    ),
  }),
  'equal sessions': (n) => ({ text: times(n, () => 'bgp nva0 <-> ars\n') }),
  'policies of a session': (n) => ({
    subnet: 'nic pol 10.16.1.8\n',
    text: `nva pol { nic pol asn 65006 advertise 172.31.0.0/16 }\nbgp pol [${times(n, (i) => `advertise ${address('172.31', i)}/32, only ${address('172.31', i)}/32, deny ${address('172.31', i + 1)}/32, prepend 1 ${address('172.31', i)}/32, asReplace ${i + 1}, asDelete ${i + 1}`, ', ')}] <-> ars\n`,
  }),
  'flags of a session': (n) => ({
    subnet: 'nic flg 10.16.1.9\n',
    text: `nva flg { nic flg asn 65007 }\nbgp flg [${times(
      n,
      (i) =>
        [
          'asOverride',
          'nextHopSelf',
          'nextHopUnchanged false',
          `onlyExactly ${address('172.31', i)}/32`,
          `denyExactly ${address('172.31', i + 1)}/32`,
          'community no-export',
          'community no-advertise',
        ][i % 7] ?? '',
      ', ',
    )}] <-> ars [instance 0]\n`,
  }),
  'attributes that do not apply to a session': (n) => ({
    text: `bgp nva0 [${times(n, () => 'weight 3', ', ')}] <-> ars [${times(n, () => 'nextHop 10.0.0.1', ', ')}]\n`,
  }),
  'unused tunnels': (n) => ({
    subnet: 'nic t1 10.16.2.4\nnic t2 10.16.2.5\n',
    text: `nva ta { nic t1 }\nnva tb { nic t2 }\n${times(n, (i) => `tunnel u${i} vxlan ta <-> tb\n`)}`,
  }),
  'tunnels of all kinds': (n) => ({
    subnet: 'nic t5 10.16.2.8\nnic t6 10.16.2.9\n',
    text: `nva te { nic t5 asn 65008 }\nnva tf { nic t6 asn 65009 }\n${times(
      n,
      (i) =>
        `tunnel x${i} ${['vxlan', 'ipsec', 'ipip', 'gre'][i % 4]} te [endpoint 10.16.2.8] <-> tf [endpoint 10.16.2.9] mtu 1400\nbgp te <-> tf over x${i}\n`,
    )}`,
  }),
  'discard routes': (n) => ({
    subnet: 'nic t7 10.16.2.10\n',
    text: `nva tg { nic t7\n${times(n, (i) => `route ${small(i)} drop\n`)}}\n`,
  }),
  'routes into tunnels': (n) => ({
    subnet: 'nic t3 10.16.2.6\nnic t4 10.16.2.7\n',
    text: `nva tc { nic t3\n${times(n, (i) => `route ${small(i)} via w${i}\n`)}}\nnva td { nic t4 }\n${times(n, (i) => `tunnel w${i} vxlan tc <-> td\n`)}`,
  }),
  'ring of tunnels with BGP': (n) =>
    tunnels(
      'ring',
      n,
      Array.from({ length: n }, (_, i) => [i, (i + 1) % n]),
    ),
  'chain of tunnels with BGP': (n) =>
    tunnels(
      'chain',
      n,
      Array.from({ length: n - 1 }, (_, i) => [i, i + 1]),
    ),
  'star of tunnels with BGP': (n) =>
    tunnels(
      'star',
      n,
      Array.from({ length: n - 1 }, (_, i) => [0, i + 1]),
    ),
  'mesh of tunnels with BGP': (n) => {
    const size = meshOf(n);
    return tunnels(
      'mt',
      size,
      Array.from({ length: size }, (_, a) => Array.from({ length: a }, (_, b) => [a, b] as const)).flat(),
    );
  },
  'mesh of appliances with BGP': (n) => {
    const size = meshOf(n);
    return {
      subnet: nics(size, 'mn', '10.28'),
      text: `${times(size, (i) => `nva ma${i} { nic hub.mn${i} asn ${131072 + i} advertise ${address('172.19', i)}/32 }\n`)}${pairs(size, (a, b) => `bgp ma${a} <-> ma${b}\n`)}`,
    };
  },
};
