import { address, type Constructs, meshOf, pairs, small, times } from '../construct.ts';

/** Sites, circuits and connections. */
export const premises: Constructs = {
  sites: (n) => ({ text: times(n, (i) => `site site${i} { address ${address('192.168', i)}/32 }\n`) }),
  'connected sites': (n) => ({
    text: times(
      n,
      (i) =>
        `site far${i} { address ${address('192.169', i)}/32 asn ${64512 + (i % 900)} }\nconnection vpn <-> far${i}\n`,
    ),
  }),
  'connected sites with BGP': (n) => ({
    text: times(
      n,
      (i) =>
        `site talk${i} { address ${address('192.170', i)}/32 asn ${131072 + i} }\nconnection vpn <-> talk${i} [bgpIp ${address('192.170', i)}] enableBgp\n`,
    ),
  }),
  'default sites of a gateway': (n) => ({
    hub: `vpnGateway forced {\n${times(n, (i) => `gatewayDefaultSite away${i}\n`)}}\n`,
    text: times(n, (i) => `site away${i} { address ${address('192.173', i)}/32 }\nconnection forced <-> away${i}\n`),
  }),
  'routers of a transit site': (n) => ({
    text: `site dc { address 192.171.0.0/16 asn 64700 transit\n${times(n, (i) => `router cpe${i} ${address('192.171', i)}\n`)}}\n${times(n, (i) => `connection vpn <-> cpe${i} enableBgp\n`)}`,
  }),
  'unused routers': (n) => ({
    text: `site quiet { asn 64701\n${times(n, (i) => `router mute${i}\n`)}}\nconnection vpn <-> quiet\n`,
  }),
  'connections to the site instead of a router': (n) => ({
    text: `site unclear { asn 64702\n${times(n, (i) => `router one${i}\n`)}}\n${times(n, () => 'connection vpn <-> unclear\n')}`,
  }),
  'hosts of a site': (n) => ({
    text: `site hosts {\n${times(n, (i) => `host h${i} ${address('192.172', i)}\n`)}}\nconnection vpn <-> hosts\n`,
  }),
  'addresses of a site': (n) => ({
    text: `site wide { asn 64703 address ${times(n, small, ', ')} }\nconnection vpn <-> wide enableBgp\n`,
  }),
  circuits: (n) => ({ text: times(n, (i) => `circuit k${i}\n`) }),
  'connected circuits': (n) => ({
    hub: 'expressRouteGateway er\n',
    text: times(
      n,
      (i) =>
        `circuit kc${i} { nextHop ${address('20.1', i)} }\nsite ks${i} { asn ${131072 + i} address ${address('192.173', i)}/32 }\nconnection er <-> kc${i}\nconnection kc${i} <-> ks${i}\n`,
    ),
  }),
  'next hops of a circuit': (n) => ({
    text: `circuit edge { nextHop ${times(n, (i) => address('20.2', i), ', ')} }\n`,
  }),
  'prefixes of a connection': (n) => ({
    text: `site near {}\nconnection vpn [prefixes ${times(n, small, ', ')}] <-> near\n`,
  }),
  'routes of a site': (n) => ({
    text: `site led { address 192.175.0.0/16\n${times(n, (i) => `route ${small(i)} ${i % 2 ? 'drop' : 'via 192.0.2.1'}\n`)}}\nconnection vpn <-> led\n`,
  }),
  'routes of a router to another': (n) => ({
    text: `site pair { address 192.176.0.0/16 router lead 192.176.0.1 {\n${times(n, (i) => `route ${small(i)} via 192.176.0.2\n`)}}\nrouter follow 192.176.0.2 }\nconnection vpn <-> follow\n`,
  }),
  'routes of a site with several routers': (n) => ({
    text: `site whose { router w1 router w2\n${times(n, (i) => `route ${small(i)} drop\n`)}}\n`,
  }),
  'prefixes of a VPN device': (n) => ({
    text: `site told {}\nconnection vpn <-> told [prefixes ${times(n, small, ', ')}]\n`,
  }),
  'local preferences of a connection': (n) => ({
    text: `site fond { asn 64704 address 192.168.0.0/16 }\nconnection vpn <-> fond [${times(n, (i) => `localPreference 150 ${small(i)}`, ', ')}] enableBgp\n`,
  }),
  'attributes of a connection': (n) => ({
    text: `site odd {}\nconnection vpn [${times(n, () => 'weight 1', ', ')}] <-> odd [${times(n, () => 'prepend 2', ', ')}]\n`,
  }),
  'equal connections': (n) => ({
    text: `site again { address 192.168.0.0/16 }\n${times(n, () => 'connection vpn <-> again\n')}`,
  }),
  'mesh of routers with BGP': (n) => ({
    text: `${times(meshOf(n), (i) => `site mesh${i} { asn ${131072 + i} address ${address('192.174', i)}/32 router mr${i} ${address('192.174', i)} }\n`)}${pairs(meshOf(n), (a, b) => `bgp mr${a} <-> mr${b}\n`)}`,
  }),
};
