import type { FindingCode } from '@azroute/engine';

export const bothEndsAreTheSame = {
  code: 'AZR041',
  title: 'Both ends are the same',
  severity: 'error',
  meaning: 'A tunnel, BGP session or connection has the same device at both ends.',
  why: ['These statements join two devices.'],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
    nic nva2 10.1.1.5
  }
}

nva nva1 {
  nic hub1.nva1
  asn 65001
}

nva nva2 {
  nic hub1.nva2
  asn 65002
}

tunnel tun0 vxlan nva1 <-> nva1
`,
  mend: ['Name the other device.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
    nic nva2 10.1.1.5
  }
}

nva nva1 {
  nic hub1.nva1
  asn 65001
}

nva nva2 {
  nic hub1.nva2
  asn 65002
}

tunnel tun0 vxlan nva1 <-> nva2

bgp nva1 <-> nva2 over tun0
`,
} as const satisfies FindingCode;
