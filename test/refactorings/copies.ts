import { type Case, example } from './case.js';
import { spokes, spokesAndSite } from './spokes.js';

const splitRouteServer = example('09-split-route-server');
const ownTable = `${spokes.replace('routeTable rt-spokes\n    nic vm 10.162', 'routeTable rt-spoke2\n    nic vm 10.162')}
routeTable rt-spoke2 {
  route default 0.0.0.0/0 -> VirtualAppliance 10.160.1.4
  route own 10.162.0.0/24 -> VnetLocal
}
`;

/** Spokes and regions that are added like others. */
export const copies: Readonly<Record<string, Case>> = {
  'a spoke is added like another one': {
    text: spokes,
    at: 'spoke1 {',
    title: 'Add a spoke like spoke1: spoke3, 10.161.1.0/24',
    holds: ['spoke3.vm <-> spoke1.vm via nva1'],
  },
  'a spoke is added to the routes of the gateway': {
    text: spokesAndSite,
    at: 'spoke1 {',
    title: 'Add a spoke like spoke1: spoke3, 10.161.1.0/24 (1 more route)',
    holds: ['spoke3.vm <-> spoke1.vm via nva1'],
  },
  'a spoke is added to announcements and filters': {
    text: splitRouteServer,
    at: 'spoke11 {',
    title: 'Add a spoke like spoke11: spoke13, 10.1.18.0/24 (1 more route)',
    holds: ['spoke13.vm <-> spoke12.vm via nva1', 'spoke13.vm <-> spoke11.vm via nva1'],
  },
  'a spoke is added with a table of its own': {
    text: ownTable,
    at: 'spoke2 {',
    title: 'Add a spoke like spoke2: spoke3, 10.162.1.0/24 (1 more route table and 2 more routes)',
    adds: ['AZR414 at 10.162.1.0/24'],
  },
  'a region is added to others with an overlay': {
    text: example('06-overlay-between-regions'),
    at: 'hub2 {',
    title: 'Add a region like that of hub2: hub3 in northeurope too, 10.3.0.0/16, with 2 spokes and nva3',
    holds: [
      'spoke31.vm <-> spoke11.vm via nva3, nva1',
      'spoke31.vm <-> spoke21.vm via nva3, nva2',
      'hub3.vm <-> spoke21.vm via nva3, nva2',
      'spoke31.vm <-> spoke32.vm via nva3',
      'spoke21.vm <-> spoke11.vm via nva2, nva1',
    ],
  },
  'a region is added to others with routes': {
    text: example('05-multi-region-fixed-udr'),
    at: 'hub2 {',
    title:
      'Add a region like that of hub2: hub3 in northeurope too, 10.3.0.0/16, with 2 spokes and nva3 (1 more route table and 9 more routes)',
    holds: [
      'spoke31.vm <-> spoke11.vm via nva3, nva1',
      'spoke31.vm <-> spoke21.vm via nva3, nva2',
      'spoke21.vm <-> hub3.vm via nva2, nva3',
      'spoke31.vm <-> spoke32.vm via nva3',
    ],
  },
  'a region is added beside another one': {
    text: spokes,
    at: 'hub {',
    title:
      'Add a region like that of hub: hub-2, 10.164.0.0/14, with 2 spokes and nva2 (1 more route table and 1 more route)',
    holds: ['spoke3.vm <-> spoke4.vm via nva2'],
  },
};
