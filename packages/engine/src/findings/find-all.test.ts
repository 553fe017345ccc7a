import { expect, test, vi } from 'vitest';
import { Computation } from '../computation/computation.js';
import { type TopologySpec, topologyOf } from '../testing/builder.js';
import { multiRegion } from '../testing/designs.js';
import { paths } from '../testing/paths.js';
import { findAll } from './find-all.js';
import { findingCodes } from './finding-codes.js';
import { RuleContext } from './rule.js';

/** Two NVAs whose VNets nothing connects. */
const apart: TopologySpec = {
  vnets: {
    a: { address: '10.1.0.0/16', subnets: { s: { prefix: '10.1.1.0/24', nics: { n1: '10.1.1.4' } } } },
    b: { address: '10.2.0.0/16', subnets: { s: { prefix: '10.2.1.0/24', nics: { n2: '10.2.1.4' } } } },
  },
  nvas: { n1: { nics: ['a/s/n1'], asn: 65001 }, n2: { nics: ['b/s/n2'], asn: 65002 } },
  sessions: [{ from: 'nva:n1', to: 'nva:n2' }],
};

test('a session whose ends cannot reach each other is an error at the session', () => {
  const { snapshot } = paths(apart);
  const [finding] = snapshot.findings();
  expect(finding).toMatchObject({ code: 'AZR201', severity: 'error', declaration: 'bgp:n1 <-> n2' });
  expect(finding?.related.map(({ declaration }) => declaration)).toEqual(['nva:n1', 'nva:n2']);
});

test('a rule that fails reports itself and the others go on', () => {
  const computation = new Computation(topologyOf(apart));
  vi.spyOn(computation, 'loops', 'get').mockImplementation(() => {
    throw new Error('no such thing');
  });
  const findings = findAll(new RuleContext(computation));
  expect(findings.map(({ code }) => code)).toEqual(['AZR901', 'AZR201']);
  expect(findings[0]?.message).toContain('AZR101 "Forwarding loop"');
  expect(findings[0]?.declaration).toBe('nva:n1');
});

test('prefixes on which BGP never settles are an error at the first speaker', () => {
  const computation = new Computation(topologyOf(multiRegion()));
  vi.spyOn(computation, 'bgp', 'get').mockReturnValue({
    ...computation.bgp,
    sessions: [],
    oscillations: [
      {
        prefix: '10.9.0.0/16',
        alike: 0,
        speakers: ['nva:nva2', 'routeServer:hub1/ars1#1'],
        rounds: ['First this.', 'Then that.'],
      },
    ],
  });
  const found = findAll(new RuleContext(computation));
  const finding = found.find(({ code }) => code === 'AZR202');
  expect(finding).toMatchObject({
    code: 'AZR202',
    declaration: 'nva:nva2',
    message:
      'BGP does not converge for 10.9.0.0/16 at nva2 and ars1. Their choices depend on one another and never settle. Filter the prefix on one of their sessions, or leave the AS path unchanged.',
    related: [
      { declaration: 'nva:nva2', message: 'Round 1: First this.' },
      { declaration: 'nva:nva2', message: 'Round 2: Then that.' },
    ],
  });
});

test('codes are unique and have a title', () => {
  expect(new Set(findingCodes.map(({ code }) => code)).size).toBe(findingCodes.length);
  for (const { code, title } of findingCodes) {
    expect(code).toMatch(/^AZR\d{3}$/);
    expect(title).not.toMatch(/\.$/);
  }
});
