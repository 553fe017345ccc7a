import type { FindingCode } from '@azroute/engine';

export const attributeWithoutMeaningHere = {
  code: 'AZR045',
  title: 'Attribute without meaning here',
  severity: 'error',
  meaning: 'The attribute in the brackets says nothing about this end of this statement.',
  why: [
    "The brackets after a name hold what is set at that end: peering flags at a virtual network, policies and filters at a BGP speaker, the local network gateway's prefixes at a gateway.",
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
}

vnet spoke1 {
  address 10.11.0.0/16
}

peering hub1 [prepend 2] <-> spoke1
`,
  mend: ['Take it out, or move it to the statement that it belongs to.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
}

vnet spoke1 {
  address 10.11.0.0/16
}

peering hub1 [allowForwardedTraffic] <-> spoke1
`,
} as const satisfies FindingCode;
