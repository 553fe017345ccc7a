import { address, type Decision, type Hop, type Trace } from '@azroute/engine';
import { describe, expect, it } from 'vitest';
import { because, learned, row, side, speaker } from '../testing/fixtures.js';
import { traceJson } from './trace-json.js';
import { traceText } from './trace-text.js';

const labelOf = (id: string) => id.replace(/^\w+:/, '').replace(/^(\w+)\/\w+\//, '$1.');

const decision = (at: string, table: Decision['table'], more: Partial<Decision>, text: string): Decision => ({
  at,
  table,
  row: undefined,
  bgpRoute: undefined,
  outer: false,
  cause: because(text, 'R189'),
  ...more,
});

const hop = (label: string, decisions: readonly Decision[], more: Partial<Hop> = {}): Hop => ({
  device: `nva:${label}`,
  label,
  kind: 'nva',
  loadBalancer: undefined,
  tunnel: undefined,
  decisions,
  ...more,
});

const trace = (more: Partial<Trace>): Trace => ({
  destination: address('10.2.16.4'),
  verdict: 'delivered',
  first: [],
  hops: [],
  carriers: [],
  branches: [],
  end: { kind: 'delivered', to: 'nic:spoke21/vms/vm' },
  reason: because('spoke21.vm owns 10.2.16.4.', 'R187'),
  notes: [],
  ...more,
});

const ars = speaker('routeServer:hub1/ars#0', 'routeServer', 65515, '10.1.0.4', 0);
const nva1 = speaker('nva:nva1', 'nva', 65001, '10.1.1.4');
const toHub = {
  ...row('VirtualNetworkGateway Active 10.2.0.0/16 VirtualNetworkGateway 10.1.1.4'),
  cause: because('ars wrote it into every NIC.'),
};
const overPeering = { ...row('Default Active 10.2.0.0/20 VNetPeering'), cause: because('hub2 is peered.') };
const first = [decision('nic:spoke11/vms/vm', 'effective routes', { row: toHub }, 'The row leads to nva1.')];

const loop = trace({
  verdict: 'loop',
  first,
  hops: [
    hop('nva1', [
      decision(
        'nva:nva1',
        'operating system',
        { bgpRoute: learned(nva1, side(ars, nva1), '10.2.0.0/16', ['10.1.0.4'], [65515, 65002]) },
        'nva1: BGP route 10.2.0.0/16 from ars.',
      ),
      decision('nic:hub1/nva/nva1', 'effective routes', { row: toHub }, 'The row leads back to nva1.'),
    ]),
  ],
  carriers: [hop('er-ams', [], { kind: 'circuit' })],
  end: { kind: 'forwardingLoop', device: 'nva:nva1' },
  reason: because('nva1 sends the packet to itself.', 'R160'),
  notes: [because('hub1 does not allow forwarded traffic.', 'R083')],
});

const split = trace({
  verdict: 'dropped',
  first,
  branches: [
    trace({
      first,
      hops: [
        hop(
          'nva1',
          [
            decision('nva:nva1', 'operating system', {}, 'nva1: static route into tun0.'),
            decision('nic:hub1/nva/nva1', 'effective routes', { row: overPeering, outer: true }, 'It decides.'),
          ],
          { loadBalancer: 'loadBalancer:hub1/nva/ilb', tunnel: 'tunnel:tun0' },
        ),
      ],
    }),
    trace({
      verdict: 'dropped',
      first: [
        ...first,
        decision('nic:hub1/nva/nva2', 'effective routes', {}, 'No row of hub1.nva2 holds the address.'),
      ],
      end: { kind: 'noRow', at: 'nic:hub1/nva/nva2' },
      reason: because('no row.', 'R208'),
    }),
  ],
  end: { kind: 'noRow', at: 'nic:hub1/nva/nva2' },
  reason: because('one of two equal-cost paths drops the packet.', 'R208'),
});

describe('a trace as text', () => {
  it('puts the row that chose a hop before it, says why the row is there, and ends with the reason', () => {
    expect(traceText(loop, 'spoke11.vm', 'spoke21.vm (10.2.16.4)', labelOf)).toBe(`\
spoke11.vm -> spoke21.vm (10.2.16.4): loop
     effective routes of spoke11.vm: VirtualNetworkGateway  10.2.0.0/16  VirtualNetworkGateway  10.1.1.4
       ars wrote it into every NIC. (R156)
  1. nva1 (NVA)
     nva1: BGP route 10.2.0.0/16 from ars. (R189)
     effective routes of hub1.nva1: VirtualNetworkGateway  10.2.0.0/16  VirtualNetworkGateway  10.1.1.4
       ars wrote it into every NIC. (R156)
  outer packets pass er-ams (ExpressRoute circuit)
  loop: nva1 sends the packet to itself. (R160)
  note: hub1 does not allow forwarded traffic. (R083)
`);
  });

  it('shows each of several equal-cost paths once, load balancers, tunnels and outer packets', () => {
    expect(traceText(split, 'spoke11.vm', '10.2.16.4', labelOf)).toBe(`\
spoke11.vm -> 10.2.16.4: dropped
     effective routes of spoke11.vm: VirtualNetworkGateway  10.2.0.0/16  VirtualNetworkGateway  10.1.1.4
       ars wrote it into every NIC. (R156)
  path 1 of 2: delivered
    1. nva1 (NVA), through load balancer hub1.ilb, into tunnel tun0
       nva1: static route into tun0. (R189)
       effective routes of hub1.nva1, for the outer packet: Default  10.2.0.0/20  VNetPeering
         hub2 is peered. (R156)
    delivered: spoke21.vm owns 10.2.16.4. (R187)
  path 2 of 2: dropped
       No row of hub1.nva2 holds the address. (R189)
    dropped: no row. (R208)
`);
  });
});

describe('a trace as JSON', () => {
  it('holds verdict, hops with their decisions, reason and notes', () => {
    expect(traceJson(loop, labelOf)).toStrictEqual({
      verdict: 'loop',
      destination: '10.2.16.4',
      first: [
        {
          at: 'spoke11.vm',
          table: 'effective routes',
          row: {
            source: 'VirtualNetworkGateway',
            addressPrefix: '10.2.0.0/16',
            nextHopType: 'VirtualNetworkGateway',
            nextHopIpAddress: ['10.1.1.4'],
          },
          reason: 'The row leads to nva1.',
          rule: 'R189',
        },
      ],
      hops: [
        {
          device: 'nva1',
          kind: 'nva',
          decisions: [
            {
              at: 'nva1',
              table: 'operating system',
              route: { network: '10.2.0.0/16', nextHop: ['10.1.0.4'], asPath: '65515-65002' },
              reason: 'nva1: BGP route 10.2.0.0/16 from ars.',
              rule: 'R189',
            },
            {
              at: 'hub1.nva1',
              table: 'effective routes',
              row: {
                source: 'VirtualNetworkGateway',
                addressPrefix: '10.2.0.0/16',
                nextHopType: 'VirtualNetworkGateway',
                nextHopIpAddress: ['10.1.1.4'],
              },
              reason: 'The row leads back to nva1.',
              rule: 'R189',
            },
          ],
        },
      ],
      carriers: [{ device: 'er-ams', kind: 'circuit', decisions: [] }],
      reason: 'nva1 sends the packet to itself.',
      rule: 'R160',
      notes: [{ text: 'hub1 does not allow forwarded traffic.', rule: 'R083' }],
    });
  });

  it('has branches only where paths part, with the properties of their hops', () => {
    const result = traceJson(split, labelOf);
    expect('branches' in traceJson(loop, labelOf)).toBe(false);
    expect(result.branches?.map(({ verdict, hops }) => ({ verdict, hops }))).toStrictEqual([
      {
        verdict: 'delivered',
        hops: [
          {
            device: 'nva1',
            kind: 'nva',
            loadBalancer: 'hub1.ilb',
            tunnel: 'tun0',
            decisions: [
              { at: 'nva1', table: 'operating system', reason: 'nva1: static route into tun0.', rule: 'R189' },
              {
                at: 'hub1.nva1',
                table: 'effective routes',
                outer: true,
                row: {
                  source: 'Default',
                  addressPrefix: '10.2.0.0/20',
                  nextHopType: 'VNetPeering',
                  nextHopIpAddress: [],
                },
                reason: 'It decides.',
                rule: 'R189',
              },
            ],
          },
        ],
      },
      { verdict: 'dropped', hops: [] },
    ]);
  });
});
