import type { FindingCode } from '../../finding-code.js';

export const nextHopNotPeered = {
  code: 'AZR409',
  title: 'Next hop in a network that is not peered',
  severity: 'error',
  meaning:
    'The next hop address of a route lies neither in the network of the subnet nor in one that is directly peered with it.',
  why: [
    'The next hop of type `VirtualAppliance` must be directly connected: in the same network or in a directly peered one, globally peered ones included. It is not reached over two peerings or through a gateway (R058). The row then displays the type None, with the address still printed, and drops (R059).',
    'A route table may be associated with subnets of several networks: the message names those in which the next hop cannot be reached.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet vms 10.11.1.0/24 {
    routeTable rt-spokes
    nic vm 10.11.1.4
  }
}

routeTable rt-spokes {
  route private 10.0.0.0/8 -> VirtualAppliance 10.1.1.4
}

nva nva1 {
  nic hub1.nva1
}
`,
  mend: ['Peer the networks, or use a next hop in a network that is peered.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet nva 10.1.1.0/24 {
    nic nva1 10.1.1.4
  }
}

vnet spoke1 {
  address 10.11.0.0/16
  subnet vms 10.11.1.0/24 {
    routeTable rt-spokes
    nic vm 10.11.1.4
  }
}

routeTable rt-spokes {
  route private 10.0.0.0/8 -> VirtualAppliance 10.1.1.4
}

nva nva1 {
  nic hub1.nva1
}

peering hub1 [allowForwardedTraffic] <-> spoke1 [allowForwardedTraffic]
`,
} as const satisfies FindingCode;
