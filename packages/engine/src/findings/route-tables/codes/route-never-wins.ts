import type { FindingCode } from '../../finding-code.js';

export const routeNeverWins = {
  code: 'AZR415',
  title: 'Route that never decides',
  severity: 'warning',
  meaning: 'Longer rows take all addresses of a route, so that it decides for none.',
  why: [
    'The longest prefix wins, whatever the source of a row (R035): a user-defined route beats the row of a peering only if it has the same prefix or a longer one (R023, R047). A summary whose parts are all peered, or all in the table with longer routes, decides for nothing.',
  ],
  example: `vnet hub1 {
  address 10.1.0.0/16
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
}

vnet spoke2 {
  address 10.12.0.0/16
  subnet vms 10.12.1.0/24 {
    nic vm 10.12.1.4
  }
}

vnet spoke3 {
  address 10.13.0.0/16
  subnet vms 10.13.1.0/24 {
    nic vm 10.13.1.4
  }
}

routeTable rt-vms {
  route spokes 10.12.0.0/15 -> None
}

peering hub1 <-> spoke2
peering hub1 <-> spoke3
`,
  mend: ['Write routes of the prefixes that the longer rows have; or remove this one.'],
  mended: `vnet hub1 {
  address 10.1.0.0/16
  subnet vms 10.1.2.0/24 {
    routeTable rt-vms
    nic vm 10.1.2.4
  }
}

vnet spoke2 {
  address 10.12.0.0/16
  subnet vms 10.12.1.0/24 {
    nic vm 10.12.1.4
  }
}

vnet spoke3 {
  address 10.13.0.0/16
  subnet vms 10.13.1.0/24 {
    nic vm 10.13.1.4
  }
}

routeTable rt-vms {
  route spoke2 10.12.0.0/16 -> None
  route spoke3 10.13.0.0/16 -> None
}

peering hub1 <-> spoke2
peering hub1 <-> spoke3
`,
} as const satisfies FindingCode;
