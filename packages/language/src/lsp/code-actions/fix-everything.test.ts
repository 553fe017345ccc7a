import { expect, it } from 'vitest';
import { TestClient } from '../testing/client.js';
import { fixed } from '../testing/fixed.js';

const uri = 'file:///main.azroute';

const pair = `vnet hub {
  address 10.0.0.0/16
  subnet RouteServerSubnet 10.0.0.0/26
  subnet nva 10.0.1.0/24 {
    nic nva1 10.0.1.4
    nic nva2 10.0.1.5
    loadBalancer ilb 10.0.1.100 -> nva1, nva2
  }
  routeServer ars1
}
nva nva1 {
  nic hub.nva1
  asn 65010
}
nva nva2 {
  nic hub.nva2
}
bgp nva1 <-> ars1
bgp nva2 <-> ars1
`;

const machine = `vnet hub {
  address 10.0.0.0/16
  subnet vms 10.0.1.0/24 {
    routeTable rt
    nic vm 10.0.1.4
  }
}
`;

it.each([
  ['an appliance gets the AS number of its partner', pair, '  nic hub.nva2\n', '  nic hub.nva2\n  asn 65010\n'],
  [
    'a route with host bits gets the prefix around them',
    `${machine}routeTable rt {\n  route 8.0.0.1/8 -> None\n}\n`,
    '8.0.0.1/8',
    '8.0.0.0/8',
  ],
  [
    'unless a machine has the address',
    `${machine}routeTable rt {\n  route 10.0.1.4/16 -> None\n}\n`,
    '10.0.1.4/16',
    '10.0.1.4/16',
  ],
  [
    'a subnet outside of its network moves to where its machines are',
    `${machine.replace('10.0.1.0/24', '10.250.1.0/24')}routeTable rt {\n  route 8.0.0.0/8 -> None\n}\n`,
    '10.250.1.0/24',
    '10.0.1.0/24',
  ],
  [
    'a comment that hides nothing goes',
    '// azroute-ignore AZR020: moved\nsite dc {\n  address 192.168.0.0/16\n}\n',
    '// azroute-ignore AZR020: moved\n',
    '',
  ],
  [
    'a comment that hides nothing after a fix goes too',
    'site dc {\n  // azroute-ignore AZR025: why not\n  address 192.168.0.1/16\n}\n',
    '  // azroute-ignore AZR025: why not\n  address 192.168.0.1/16\n',
    '  address 192.168.0.0/16\n',
  ],
])('%s', async (_name, text, before, after) => {
  expect(text).toContain(before);
  expect(await fixed(text)).toBe(text.replace(before, after));
});

it('a fix that brings to light more errors than it mends is left to a person', async () => {
  // With the name that is meant, the appliance gets its own packets back.
  const text = `vnet hub {
  address 10.0.0.0/16
  subnet nva 10.0.1.0/24 {
    routeTable rt-nvaa
    nic nva1 10.0.1.4
  }
  subnet vms 10.0.2.0/24 {
    routeTable rt-nva
    nic vm 10.0.2.4
  }
}
nva nva1 {
  nic hub.nva1
}
routeTable rt-nva {
  route 192.168.0.0/16 -> 10.0.1.4
  route 172.16.0.0/16 -> 10.0.1.4
}
site dc {
  address 192.168.0.0/16, 172.16.0.0/16
}
`;
  const changed = await fixed(text);
  // Either the name stays, or the loops are repaired with it.
  const client = await TestClient.start();
  await client.open(uri, text);
  const errorsOf = async () => (await client.diagnostics(uri)).filter(({ severity }) => severity === 1).length;
  const before = await errorsOf();
  await client.change(uri, changed);
  expect(await errorsOf()).toBeLessThanOrEqual(before);
});
