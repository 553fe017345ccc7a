import { address, type Constructs, small, times } from '../construct.ts';

/** Route tables and their routes. */
export const routes: Constructs = {
  'route tables': (n) => ({ text: times(n, (i) => `routeTable rt${i} { route 0.0.0.0/0 -> 10.16.0.5 }\n`) }),
  'routes of a table': (n) => ({
    subnet: 'routeTable big\n',
    text: `routeTable big {\n${times(n, (i) => `route ${address('172.20', i)}/32 -> 10.16.0.5\n`)}}\n`,
  }),
  'routes of a table over IPv6': (n) => ({
    text:
      'vnet six { address fd00::/16 subnet s fd00::/64 { routeTable six nic n fd00::5 } }\n' +
      `routeTable six {\n${times(n, (i) => `route fd00:${(i & 65535).toString(16)}::/64 -> fd00::5\n`)}}\n`,
  }),
  'address spaces over IPv6': (n) => ({
    text: `vnet sixes { subnet s fd00::/64 { nic n fd00::5 } address fd00::/64${times(n, (i) => `, ${(0x1000 + (i % 0xefff)).toString(16)}::/64`)} }\n`,
  }),
  'routes to many next hops': (n) => ({
    subnet: 'routeTable hops\n',
    text: `routeTable hops {\n${times(n, (i) => `route ${address('172.21', i)}/32 -> ${address('10.17', i)}\n`)}}\n`,
  }),
  'routes to next hops of all types': (n) => ({
    subnet: 'routeTable types\n',
    text: `routeTable types {\n${times(
      n,
      (i) =>
        `route ${address('172.24', i)}/32 -> ${['VirtualAppliance 10.16.0.5', 'VirtualNetworkGateway', 'VnetLocal', 'None'][i % 4]}\n`,
    )}}\n`,
  }),
  'next hops of a route': (n) => ({
    subnet: 'routeTable several\n',
    text: `routeTable several { route 172.25.0.0/16 -> VirtualApplianceEcmp ${times(n, (i) => address('10.16', i + 5), ', ')} }\n`,
  }),
  'unknown route tables': (n) => ({
    hub: times(n, (i) => `subnet u${i} ${small(i)} { routeTable ut${i} }\n`),
    text: times(n, (i) => `routeTable ut${i} unknown\n`),
  }),
  'equal routes': (n) => ({
    subnet: 'routeTable equal\n',
    text: `routeTable equal {\n${times(n, () => 'route 172.22.0.0/16 -> 10.16.0.5\n')}}\n`,
  }),
  'nested routes': (n) => ({
    subnet: 'routeTable nested\n',
    text: `routeTable nested {\n${times(n, (i) => `route ${address('172.23', i & ~((1 << (i % 12)) - 1))}/${32 - (i % 12)} -> 10.16.0.5\n`)}}\n`,
  }),
  'routes with the same name': (n) => ({
    text: `routeTable named {\n${times(n, (i) => `route r ${small(i)} -> Internet\n`)}}\n`,
  }),
  'routes for service tags': (n) => ({
    subnet: 'routeTable tags\n',
    text: `routeTable tags {\n${times(n, (i) => `route Tag${i} -> Internet\n`)}}\n`,
  }),
  'route table flags': (n) => ({ text: `routeTable flags {\n${times(n, () => 'disableBgpRoutePropagation\n')}}\n` }),
  'subnets with route tables': (n) => ({
    hub: times(
      n,
      (i) =>
        `subnet z${i} ${small(i)} { routeTable zt${i} nic zn ${small(i).replace(/(\d+)\/28/, (_, d) => `${+d + 4}`)} }\n`,
    ),
    text: times(n, (i) => `routeTable zt${i} { route 0.0.0.0/0 -> 10.16.0.5 }\n`),
  }),
};
