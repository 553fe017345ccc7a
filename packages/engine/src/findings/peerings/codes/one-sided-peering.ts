import type { FindingCode } from '../../finding-code.js';

export const oneSidedPeering = {
  code: 'AZR301',
  title: 'One-sided peering',
  severity: 'warning',
  meaning: 'Only one half of a peering exists, so it stays in state Initiated and carries nothing.',
  why: [
    'A peering is two objects, one in each virtual network, and both must exist before it is Connected (R080). Until then neither network has a row for the other.',
    'A peering that waits for its other half may be just what its author means, hence a warning; it becomes an error where a route relies on it.',
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

peering hub1 -> spoke1
`,
  mend: ['Create the other half: write `<->`, with the flags of both ends. Or delete the half that is there.'],
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
