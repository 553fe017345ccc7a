import { type Case, example } from './case.js';
import { spokes, spokesAndSite } from './spokes.js';

const withRouteServer = example('03-route-server-default-fixed-udr');

/** Appliances that get a second instance. */
export const instances: Readonly<Record<string, Case>> = {
  'an appliance of route tables gets a load balancer': {
    text: spokes,
    at: 'nva nva1',
    title:
      'Put nva1 and a second instance, nva1b, behind a load balancer, 10.160.1.100; 2 expectations name nva1 no more',
    holds: ['spoke1.vm <-> spoke2.vm'],
  },
  'an appliance between a gateway and spokes gets a load balancer': {
    text: spokesAndSite,
    at: 'nva nva1',
    title:
      'Put nva1 and a second instance, nva1b, behind a load balancer, 10.160.1.100; 3 expectations name nva1 no more',
    holds: ['spoke1.vm <-> dc1.app'],
  },
  'two speakers announce a load balancer': {
    text: withRouteServer,
    at: 'nva nva1',
    title: 'Put nva1 and a second instance, nva1b, behind a load balancer, 10.1.1.100',
    mends: ['AZR134 at nva1'],
  },
  'a standby announces longer paths': {
    text: withRouteServer,
    at: 'nva nva1',
    title: 'Add a standby for nva1, nva1b, whose AS paths are longer; no load balancer, half the capacity',
  },
};
