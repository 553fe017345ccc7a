import type { FindingCode } from '../../finding-code.js';

export const forwardedTrafficNotAllowed = {
  code: 'AZR308',
  title: 'Forwarded traffic not allowed',
  severity: 'warning',
  meaning: 'Packets that an appliance forwards cross a peering whose receiving half has no allowForwardedTraffic.',
  why: [
    "`allowForwardedTraffic` on the half of a network lets it accept packets from the peer whose source is not in the peer's own range, that is, packets that an appliance there forwards (R082). ARM, the CLI and Terraform leave it off; the form of the portal has it preselected.",
    'It is no reliable filter: it acts through the tag `VirtualNetwork` in the default rules of network security groups, which often holds more prefixes than expected (R083, T09). So azroute warns, and computes the packets as delivered.',
    'What gateways deliver to a spoke needs no more than gateway transit, and is not counted.',
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

vnet spoke2 {
  address 10.12.0.0/16
  subnet vms 10.12.1.0/24 {
    routeTable rt-spokes
    nic vm 10.12.1.4
  }
}

routeTable rt-spokes {
  route private 10.0.0.0/8 -> VirtualAppliance 10.1.1.4
}

nva nva1 {
  nic hub1.nva1
}

peering hub1 [allowForwardedTraffic] <-> spoke1
peering hub1 [allowForwardedTraffic] <-> spoke2 [allowForwardedTraffic]
`,
  mend: ['Set `allowForwardedTraffic` on the receiving half.'],
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

vnet spoke2 {
  address 10.12.0.0/16
  subnet vms 10.12.1.0/24 {
    routeTable rt-spokes
    nic vm 10.12.1.4
  }
}

routeTable rt-spokes {
  route private 10.0.0.0/8 -> VirtualAppliance 10.1.1.4
}

nva nva1 {
  nic hub1.nva1
}

peering hub1 [allowForwardedTraffic] <-> spoke1 [allowForwardedTraffic]
peering hub1 [allowForwardedTraffic] <-> spoke2 [allowForwardedTraffic]
`,
} as const satisfies FindingCode;
