import { describe, expect, it } from 'vitest';
import { atPlace, type Case, check, differences, example, refactored } from './case.js';
import { copies } from './copies.js';

const loop = example('05-multi-region-loop');
const routes = example('05-multi-region-fixed-udr');
const overlay = example('06-overlay-between-regions');

const betweenHubs: Readonly<Record<string, Case>> = {
  'the loop between regions becomes an overlay': {
    text: loop,
    at: 'nva nva1',
    title: 'Connect nva1 and nva2 through a VXLAN tunnel, MTU 1,450, and BGP over it',
    mends: ['AZR102 at nva1', 'AZR101 at nva1', 'AZR102 at nva2', 'AZR101 at nva2'],
  },
  'routes between regions become an overlay': {
    text: routes,
    at: 'nva nva1',
    title: 'Replace the routes between nva1 and nva2 by a VXLAN tunnel, MTU 1,450, and BGP over it (4 fewer routes)',
  },
  'an overlay between regions becomes routes': {
    text: overlay,
    at: 'vnet hub1',
    title: 'Replace tun0 by routes between nva1 and nva2 (2 more route tables and 4 more routes)',
  },
};

const site = `vnet hub {
  address 10.150.0.0/16
  subnet GatewaySubnet 10.150.0.0/27
  subnet nva 10.150.1.0/24 {
    nic nva1 10.150.1.4
  }
  vpnGateway vpn1
}
vnet spoke1 {
  address 10.151.0.0/24
  subnet apps 10.151.0.0/26 {
    nic vm 10.151.0.4
  }
}
vnet spoke2 {
  address 10.152.0.0/24
  subnet apps 10.152.0.0/26 {
    nic vm 10.152.0.4
  }
}
peering hub [allowGatewayTransit] <-> spoke1 [useRemoteGateways]
peering hub [allowGatewayTransit] <-> spoke2 [useRemoteGateways]
site dc1 {
  address 192.168.0.0/16
  host app 192.168.10.10
}
connection vpn1 <-> dc1
nva nva1 {
  nic hub.nva1
}
`;

const through: Readonly<Record<string, Case>> = {
  'a spoke and a site are led through an appliance': {
    text: site,
    at: 'vnet spoke1',
    title: 'Route spoke1 through an appliance …',
    answers: { to: ['dc1'], appliance: ['nva1'] },
    change: 'Route spoke1 ↔ dc1 through nva1 (2 more route tables and 2 more routes)',
  },
  'two spokes are led through an appliance': {
    text: site,
    at: 'apps 10.151',
    title: 'Route spoke1.apps through an appliance …',
    answers: { to: ['spoke2'], appliance: ['nva1'] },
    change: 'Route spoke1.apps ↔ spoke2 through nva1 (2 more route tables and 2 more routes)',
  },
};

it.each(Object.entries({ ...betweenHubs, ...through, ...copies }))('%s', check);

describe('the designs of the article', () => {
  it('the overlay leaves the effective routes as they are, and has no loop', async () => {
    const { text } = await refactored(betweenHubs['the loop between regions becomes an overlay'] as Case);
    expect(await differences(text.replaceAll('vxlan-nva1-nva2', 'tun0'), '06-overlay-between-regions')).toBe('');
  });

  it('an overlay in place of routes has the ways of the article', async () => {
    const { text } = await refactored(betweenHubs['routes between regions become an overlay'] as Case);
    expect(await differences(text, '06-overlay-between-regions', ({ kind }) => kind === 'flows')).toBe('');
  });

  it('routes in place of an overlay have the ways and the rows of the article', async () => {
    const { text } = await refactored(betweenHubs['an overlay between regions becomes routes'] as Case);
    const isMeant = ({ heading }: { readonly heading: string }) => !/nva[12]/.test(heading);
    expect(await differences(text, '05-multi-region-fixed-udr', isMeant)).toBe('');
  });
});

it('nothing is offered where there is nothing to replace', async () => {
  const client = await atPlace(site, 'nva nva1');
  expect((await client.offered()).map(({ title }) => title).filter((title) => /tunnel|Replace/.test(title))).toEqual(
    [],
  );
});

it('an appliance out of reach is refused', async () => {
  const far = site.replace('peering hub [allowGatewayTransit] <-> spoke2 [useRemoteGateways]\n', '');
  const client = await atPlace(far, 'vnet spoke1');
  const { result } = await client.answered('Route spoke1 through an appliance …', {
    to: ['spoke2'],
    appliance: ['nva1'],
  });
  expect(result).toEqual({ refused: expect.stringContaining('nothing is changed') });
});
