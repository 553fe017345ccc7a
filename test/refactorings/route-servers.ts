import { type Case, example } from './case.js';
import { spokes, spokesAndSite } from './spokes.js';

/** Designs that announce what route tables led to, and the other way. */
export const routeServers: Readonly<Record<string, Case>> = {
  'route tables become a Route Server': {
    text: spokes,
    at: 'hub {',
    title: 'Announce to a Route Server what route tables lead through nva1',
    holds: ['spoke1.vm <-> spoke2.vm via nva1'],
  },
  'route tables beside a gateway become two Route Servers': {
    text: spokesAndSite,
    at: 'hub {',
    title:
      'Announce to two Route Servers, one of them in a VNet of its own, what route tables lead through nva1 (1 fewer route table and 1 fewer route)',
    holds: ['spoke1.vm <-> dc1.app via nva1'],
  },
  'a Route Server becomes route tables': {
    text: example('03-route-server-default-fixed-udr'),
    at: 'hub1 {',
    title: 'Replace Route Server ars1 by route tables',
    mends: ['AZR134 at nva1'],
    adds: ['AZR133 at 0.0.0.0/0'],
  },
};
