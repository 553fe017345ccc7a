import type { FindingCode } from '../../finding-code.js';

const regions = (policy: string) => `vnet hub1 {
  address 10.1.0.0/16
  subnet RouteServerSubnet 10.1.0.0/26
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
  routeServer ars1
}

vnet hub2 {
  address 10.2.0.0/16
  subnet RouteServerSubnet 10.2.0.0/26
  subnet nva 10.2.1.0/24 {
    nic nva2 10.2.1.4
  }
  routeServer ars2
}

peering hub1 [allowForwardedTraffic] <-> hub2 [allowForwardedTraffic]

nva nva1 {
  nic hub1.nva1
  asn 65001
}

nva nva2 {
  nic hub2.nva2
  asn 65002
}

bgp nva1 [asOverride, only 10.2.0.0/16] <-> ars1
bgp nva2 [${policy}only 10.1.0.0/16] <-> ars2
bgp nva1 [only 10.1.0.0/16] <-> nva2 [only 10.2.0.0/16]
`;

export const ownAsnDrop = {
  code: 'AZR205',
  title: 'Route dropped because of the own ASN',
  severity: 'warning',
  meaning:
    'A device drops routes because its own ASN stands in their AS path, and has no other route to these prefixes.',
  details: 'The finding stands at the session on which the routes arrive.',
  why: [
    'A BGP speaker drops what has its own ASN in the AS path, since such a route has been there before. All Route Servers and gateways have the ASN 65515, so what one of them has announced is dropped by the next one, although it has never been there (R143). An appliance between them can take the number out of the path: as-override and replacing keep its length, deleting shortens it (R144).',
    'azroute is silent where a route comes back to a device that has been on its way, where the prefixes arrive by another way, and for appliances of one network that share an ASN, which drop the routes of one another on purpose (R229). At a VPN gateway the finding is information: most sites do not want to be a way between two hubs.',
  ],
  example: regions(''),
  mend: [
    'Write `asOverride`, `asReplace` or `asDelete` at the end that announces, and filter what is sent there, so that no route goes back to where it came from (see [AZR206](AZR206.md)).',
  ],
  mended: regions('asOverride, '),
} as const satisfies FindingCode;
