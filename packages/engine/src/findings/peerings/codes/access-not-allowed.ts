import type { FindingCode } from '../../finding-code.js';

export const accessNotAllowed = {
  code: 'AZR309',
  title: 'Traffic over a peering without access',
  severity: 'warning',
  meaning: 'Packets take a peering whose allowVirtualNetworkAccess is false, and are dropped.',
  details: 'Both halves count: one that forbids access stops both directions.',
  why: [
    'With `allowVirtualNetworkAccess` false a peering stays Connected and its row stays Active, yet all data is dropped (R081, T11): longest-prefix match leads the packets to the peering, and no other row takes over.',
    'It is an error where a route or an appliance sends the packets that way; where two networks just cannot reach each other, that may be what the flag is meant for.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet vms 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet vms 10.11.1.0/24 {
    nic vm 10.11.1.4
  }
}

peering hub1 [allowVirtualNetworkAccess false] <-> spoke1
`,
  mend: [
    'Take the flag away on both halves. To keep two networks apart, delete the peering or use network security groups.',
  ],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet vms 10.1.2.0/24 {
    nic vm 10.1.2.4
  }
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet vms 10.11.1.0/24 {
    nic vm 10.11.1.4
  }
}

peering hub1 <-> spoke1
`,
} as const satisfies FindingCode;
