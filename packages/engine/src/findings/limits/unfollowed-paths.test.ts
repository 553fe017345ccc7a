import { expect, test } from 'vitest';
import { address, createSnapshot, type Finding, type Topology } from '../../index.js';
import { limits } from '../../limits.js';
import { topologyOf } from '../../testing/builder.js';

/** A sender whose route leads to this many appliances, the last of which drops all packets. */
function spread(appliances: number, drops: boolean): Topology {
  const all = Array.from({ length: appliances }, (_, i) => `n${String(i).padStart(3, '0')}`);
  const topology = topologyOf({
    vnets: {
      hub: {
        address: '10.0.0.0/16',
        subnets: {
          nva: {
            prefix: '10.0.1.0/24',
            nics: Object.fromEntries(all.map((name, i) => [name, `10.0.1.${i + 4}`])),
            loadBalancers: { lb: ['10.0.1.250', ...all] },
          },
          vms: { prefix: '10.0.2.0/24', routeTable: 'rt', nics: { vm: '10.0.2.4' } },
        },
      },
      spoke: { address: '10.1.0.0/16', subnets: { s: { prefix: '10.1.0.0/24', nics: { vm: '10.1.0.4' } } } },
    },
    peerings: ['hub aft <-> spoke aft'],
    routeTables: { rt: { routes: ['10.1.0.0/16 -> 10.0.1.250'] } },
    nvas: Object.fromEntries(
      all.map((name) => [
        name,
        { nics: [`hub/nva/${name}`], routes: drops && name === all.at(-1) ? ['10.1.0.0/16 drop'] : [] },
      ]),
    ),
  });
  const expected = {
    kind: 'expectation',
    from: { kind: 'thing', id: 'nic:hub/vms/vm' },
    to: { kind: 'address', address: address('10.1.0.4') },
    bothWays: false,
    via: undefined,
  } as const;
  return {
    ...topology,
    expectations: [
      { ...expected, id: 'expect:arrives', dropped: false },
      { ...expected, id: 'expect:is dropped', dropped: true },
    ],
  };
}

function findingsOf(topology: Topology): readonly Finding[] {
  return createSnapshot(topology).findings();
}

const codesOf = (findings: readonly Finding[]) => findings.map(({ code, declaration }) => `${code} ${declaration}`);

test.each([33, limits.equalPaths])('the last one of %d equal-cost paths is followed like the first one', (count) => {
  const topology = spread(count, true);
  const codes = codesOf(findingsOf(topology));
  expect(codes).toContain('AZR601 expect:arrives');
  expect(codes).toContain('AZR601 expect:is dropped');
  expect(codes.join()).not.toContain('AZR902');
  expect(codesOf(findingsOf({ ...topology, expectations: [] }))).toEqual([
    expect.stringMatching(`^AZR116 nva:n0${count - 1}$`),
  ]);
});

test.each([true, false])('what is expected on more paths holds on some of them, and is not judged (%s)', (drops) => {
  const found = findingsOf(spread(limits.equalPaths + 6, drops));
  const said = found.filter(({ code }) => code === 'AZR902').map(({ declaration, message }) => [declaration, message]);
  expect(said).toEqual([
    ['expect:arrives', expect.stringMatching(/^This expectation is not judged: not all equal-cost paths are foll/)],
    ['nic:hub/vms/vm', expect.stringMatching(/^Only 64 of 70 equal-cost paths from hub\.vm are followed\. The others/)],
  ]);
  // It is known that packets arrive on some path, regardless of the others.
  expect(codesOf(found)).toContain('AZR601 expect:is dropped');
});
