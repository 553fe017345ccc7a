import { expect, test } from 'vitest';
import { Computation } from '../../computation/computation.js';
import { Analysis } from '../../findings/analysis.js';
import { type TopologySpec, topologyOf, type VnetSpec } from '../../testing/builder.js';
import { paths } from '../../testing/paths.js';
import type { RepairContext } from '../repairer.js';
import { leadAnswersBack } from './return-routes.js';

const spoke = (network: string, routeTable: string): VnetSpec => ({
  address: `${network}.0.0/16`,
  subnets: { apps: { prefix: `${network}.0.0/24`, routeTable, nics: { vm: `${network}.0.4` } } },
});

const hub = (network: string, nva: string): VnetSpec => ({
  address: `${network}.0.0/16`,
  subnets: { nva: { prefix: `${network}.1.0/24`, nics: { [nva]: `${network}.1.4` } } },
});

/** A network with a machine that is peered with two hubs, whose spokes send everything through the appliances there. */
const spec: TopologySpec = {
  vnets: {
    tools: { address: '10.9.0.0/16', subnets: { work: { prefix: '10.9.0.0/24', nics: { vm: '10.9.0.4' } } } },
    hub1: hub('10.1', 'nva1'),
    hub2: hub('10.2', 'nva2'),
    spoke11: spoke('10.11', 'rt1'),
    spoke12: spoke('10.12', 'rt1'),
    spoke21: spoke('10.21', 'rt2'),
  },
  peerings: [
    'tools aft <-> hub1 aft',
    'tools aft <-> hub2 aft',
    'hub1 aft <-> spoke11 aft',
    'hub1 aft <-> spoke12 aft',
    'hub2 aft <-> spoke21 aft',
  ],
  nvas: { nva1: { nics: ['hub1/nva/nva1'] }, nva2: { nics: ['hub2/nva/nva2'] } },
  routeTables: { rt1: { routes: ['10.9.0.0/16 -> 10.1.1.4'] }, rt2: { routes: ['10.9.0.0/16 -> 10.2.1.4'] } },
};

test('answers are led back to each network through the appliance that its packets passed', () => {
  const { snapshot } = paths(spec);
  const [finding, ...others] = snapshot.findings().filter(({ code }) => code === 'AZR117');
  expect(others).toEqual([]);
  const [best] = finding ? snapshot.repairs(finding) : [];
  expect(best).toMatchObject({
    title:
      'Insert UDRs 10.11.0.0/16 → 10.1.1.4, 10.12.0.0/16 → 10.1.1.4 and 10.21.0.0/16 → 10.2.1.4 on subnet tools.work: tools reaches 3 spokes',
    isPreferred: true,
  });
});

/** A network with a machine, a hub with an appliance, and a spoke that sends through it, all with both families. */
const bothFamilies: TopologySpec = {
  vnets: {
    tools: {
      address: '10.9.0.0/16, fd00:9::/48',
      subnets: { work: { prefix: '10.9.0.0/24, fd00:9::/64', nics: { vm: '10.9.0.4, fd00:9::4' } } },
    },
    hub: {
      address: '10.1.0.0/16, fd00:1::/48',
      subnets: { nva: { prefix: '10.1.1.0/24, fd00:1::/64', nics: { nva: '10.1.1.4, fd00:1::4' } } },
    },
    spoke: {
      address: '10.11.0.0/16, fd00:11::/48',
      subnets: {
        apps: { prefix: '10.11.0.0/24, fd00:11::/64', routeTable: 'rt', nics: { vm: '10.11.0.4, fd00:11::4' } },
      },
    },
  },
  peerings: ['tools aft <-> hub aft', 'hub aft <-> spoke aft'],
  nvas: { nva: { nics: ['hub/nva/nva'] } },
  routeTables: { rt: { routes: ['10.9.0.0/16 -> 10.1.1.4', 'fd00:9::/48 -> fd00:1::4'] } },
};

test('answers of IPv6 are led back to the IPv6 address of an appliance that has one of IPv4 first', () => {
  const analysis = new Analysis(new Computation(topologyOf(bothFamilies)));
  const { world } = analysis.computation.forwarder;
  const context = { analysis, world } as RepairContext;
  const found = analysis.findings.filter(({ code }) => code === 'AZR117');
  const edits = found.flatMap((finding) =>
    [...leadAnswersBack.candidates(context, finding)].flatMap((one) => one.edits),
  );
  expect(edits).toMatchObject([
    { prefix: { text: '10.11.0.0/16' }, nextHop: { address: { text: '10.1.1.4' } } },
    { prefix: { text: 'fd00:11::/48' }, nextHop: { address: { text: 'fd00:1::4' } } },
  ]);
});
