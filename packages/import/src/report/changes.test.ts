import { describe, expect, it } from 'vitest';
import { changesBetween } from './changes.js';

const before = `vnet hub {
  address 10.0.0.0/16 // a comment
  subnet a 10.0.0.0/24 {
    routeTable rt
    nic n 10.0.0.4
  }
}
vnet old {
  address 10.9.0.0/16
}
peering hub [allowGatewayTransit] <-> old
routeTable rt {
  route default 0.0.0.0/0 -> 10.0.0.4
}
nva n1 {
  nic n
}
`;

describe('what has changed between two imports', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['nothing but a comment', ' // a comment', '', []],
    ['a value', '10.0.0.0/16', '10.0.0.0/15', ['changed: vnet hub: address 10.0.0.0/15 (was address 10.0.0.0/16)']],
    [
      'an association',
      'routeTable rt\n',
      'routeTable rt2\n',
      ['changed: vnet hub: subnet a: routeTable rt2 (was routeTable rt)'],
    ],
    ['a NIC', '    nic n 10.0.0.4\n', '', ['gone: vnet hub: subnet a: nic n 10.0.0.4']],
    ['a whole network', 'vnet old {\n  address 10.9.0.0/16\n}\n', '', ['gone: vnet old']],
    [
      'a flag of a peering',
      '[allowGatewayTransit] ',
      '',
      ['changed: peering hub <-> old (was peering hub [allowGatewayTransit] <-> old)'],
    ],
    [
      'half of a peering',
      '<-> old',
      '-> old',
      ['changed: peering hub [allowGatewayTransit] -> old (was peering hub [allowGatewayTransit] <-> old)'],
    ],
    [
      'a route',
      '-> 10.0.0.4',
      '-> 10.0.0.5',
      ['changed: routeTable rt: route default 0.0.0.0/0 -> 10.0.0.5 (was route default 0.0.0.0/0 -> 10.0.0.4)'],
    ],
    ['the NIC of an appliance', '  nic n\n', '  nic m\n', ['changed: nva n1: nic m (was nic n)']],
  ])('%s', (_, from, to, changes) => {
    const after = before.replace(from, () => to);
    const shown = (all: ReturnType<typeof changesBetween>) => all.map(({ change, text }) => `${change}: ${text}`);
    expect(shown(changesBetween(before, after))).toEqual(changes);
    expect(changesBetween(after, before).length).toBe(changes.length);
  });
});
