import { address, type Constructs, times } from '../construct.ts';

/** A hub with a number of its own, so that the prefixes of hubs do not overlap. */
const hub = (name: string, i: number, inside = ''): string =>
  `virtualHub ${name}${i} { address ${address('172.20', i * 256)}/24 ${inside} }\n`;

/** Virtual WAN. */
export const hubs: Constructs = {
  'virtual hubs': (n) => ({
    text: `virtualWan wan { allowBranchToBranchTraffic true }\n${times(n, (i) => hub('wh', i, 'virtualWan wan virtualRouterIps 172.20.0.68, 172.20.0.69'))}`,
  }),
  'virtual networks of a hub': (n) => ({
    text: `${hub('vh', 900)}${times(n, (i) => `vnet vs${i} { address ${address('172.21', i)}/32 }\nconnection vh900 [enableInternetSecurity, propagateStaticRoutes, vnetLocalRouteOverrideCriteria ${i % 2 ? 'Equal' : 'Contains'}, staticRoutes ${address('172.22', i)}/32 -> ${address('172.21', i)}] <-> vs${i}\n`)}`,
  }),
  'route tables of a hub': (n) => ({
    text: `${hub(
      'th',
      901,
      times(n, (i) => `hubRouteTable t${i} { labels l${i} route 10.${i % 256}.0.0/16 -> ts }\n`),
    )}vnet ts { address 172.23.0.0/24 }\nconnection th901 [associatedRouteTable t0, propagatedRouteTables t0, labels l0] <-> ts\n`,
  }),
  'routing intent': (n) => ({
    text: times(n, (i) =>
      hub('ih', i + 300, `firewall if${i} routingIntent { PrivateTraffic -> if${i} Internet -> if${i} }`),
    ),
  }),
};
