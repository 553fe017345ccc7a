import type { FindingCode } from '../../finding-code.js';

const hub = (filter: string) => `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
    nic nva2 10.0.1.5
    nic nva3 10.0.1.6
  }
  routeServer ars1
}

nva nva1 {
  nic hub.nva1
  asn 65001
}

nva nva2 {
  nic hub.nva2
  asn 65002
}

nva nva3 {
  nic hub.nva3
  asn 65003
  advertise 172.16.0.0/16
}

bgp nva1 [${filter}] <-> ars1
bgp nva3 <-> ars1
bgp nva2 [${filter}] <-> ars1
`;

export const strippedLoopProtection = {
  code: 'AZR206',
  title: 'Loop protection of BGP taken away towards the same Route Server',
  severity: 'warning',
  meaning:
    'A route that was learned from a Route Server is announced to the same one again, with 65515 taken out of the AS path.',
  details: 'The finding stands at the session on which 65515 is taken out.',
  why: [
    'The ASN in the path is what keeps BGP free of loops. An appliance that deletes or replaces 65515 towards a Route Server from which it has learned the route makes that Route Server take its own route for a new one: a feedback in which packets have been seen to go round until their time to live ran out (R145). What is sent to a Route Server must hold nothing that was learned from it.',
    'Where a single appliance does so, the echo ends with the route, and the finding is information: deployments live with it. With two or more they keep the routes of one another alive, and it is a warning.',
  ],
  example: hub('asDelete 65515'),
  mend: [
    'Filter what is sent with `only`, `onlyExactly` or `deny`, or do without `asDelete`, `asReplace` and `asOverride` on the session with the Route Server where the routes come from.',
  ],
  mended: hub('asDelete 65515, deny 172.16.0.0/16'),
} as const satisfies FindingCode;
