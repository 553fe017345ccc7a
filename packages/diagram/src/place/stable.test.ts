import { Network } from '@azroute/engine';
import { describe, expect, it } from 'vitest';
import { type TopologySpec, topologyOf } from '../../../engine/src/testing/builder.js';
import { seededDice } from '../../../engine/src/testing/random.js';
import type { Box, Form, Picture } from '../model.js';
import { randomEstate } from '../testing/random-estate.js';
import { boxesById } from './finish.js';
import { drawPicture } from './picture.js';

const draw = (spec: TopologySpec, form: Form): Picture => drawPicture(new Network(topologyOf(spec)), { form });
const forms = ['wide', 'tall'] as const;

/** The boxes of both pictures of which the left upper corner is elsewhere. */
function moved(before: Picture, after: Picture): string[] {
  const later = boxesById(after.boxes);
  return [...boxesById(before.boxes)].flatMap(([id, { x, y }]) => {
    const now = later.get(id);
    return !now || (now.x === x && now.y === y) ? [] : [id];
  });
}

const spoke = (n: number) => ({
  address: `10.1.${n}.0/24`,
  location: 'westeurope',
  subnets: { vms: { prefix: `10.1.${n}.0/26`, nics: { vm: `10.1.${n}.4` } } },
});
const hub = (n: number) => ({
  address: `10.${n}0.0.0/20`,
  location: `region${n}`,
  routeServer: { name: `ars${n}` },
  expressRouteGateway: `er${n}`,
  subnets: {
    GatewaySubnet: { prefix: `10.${n}0.0.0/24` },
    RouteServerSubnet: { prefix: `10.${n}0.1.0/24` },
    nva: { prefix: `10.${n}0.2.0/24`, nics: { nva: `10.${n}0.2.4` } },
  },
});
const base = {
  vnets: { hub1: hub(1), hub2: hub(2), spoke11: spoke(11), spoke12: spoke(12), spoke21: spoke(21) },
  peerings: ['hub1 agt <-> spoke11 urg', 'hub1 agt <-> spoke12 urg', 'hub2 agt <-> spoke21 urg', 'hub1 <-> hub2'],
  nvas: { nva1: { nics: ['hub1/nva/nva'], asn: 65001 }, nva2: { nics: ['hub2/nva/nva'], asn: 65002 } },
  sites: { dc: { address: '192.168.0.0/16', asn: 65100 } },
  circuits: ['er'],
  connections: [
    { from: 'expressRouteGateway:hub1/er1', to: 'circuit:er' },
    { from: 'circuit:er', to: 'site:dc' },
  ],
};
const vmMore = { prefix: '10.1.12.0/26', nics: { vm: '10.1.12.4', vm2: '10.1.12.5' } };

describe.each(forms)('in the %s form', (form) => {
  it.each<[string, TopologySpec, RegExp]>([
    ['nothing', base, /^$/],
    ['a flag of a peering', { ...base, peerings: ['hub1 agt aft <-> spoke11 urg', ...base.peerings.slice(1)] }, /^$/],
    ['a route', { ...base, routeTables: {} }, /^$/],
    [
      'a spoke more of the last hub',
      {
        ...base,
        vnets: { ...base.vnets, spoke22: spoke(22) },
        peerings: [...base.peerings, 'hub2 agt <-> spoke22 urg'],
      },
      /^$/,
    ],
    [
      'a NIC more in a spoke of the first hub moves only the second band',
      { ...base, vnets: { ...base.vnets, spoke12: { ...spoke(12), subnets: { vms: vmMore } } } },
      /^(region:region2|vnet:hub2|vnet:spoke21|\w+:(hub2|spoke21)\/)/,
    ],
  ])('%s', (_, edited, mayMove) => {
    for (const id of moved(draw(base, form), draw(edited, form))) expect(id).toMatch(mayMove);
  });

  it('a NIC more moves nothing above or at the left of it', () => {
    let compared = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const spec = randomEstate(seededDice(seed));
      const edit = withNic(spec, seed);
      if (!edit) continue;
      const [before, after] = [draw(spec, form), draw(edit.spec, form)];
      const [then, now] = [boxesById(before.boxes), boxesById(after.boxes)];
      const subnet = then.get(edit.subnet);
      if (!subnet) continue;
      for (const [id, box] of then) {
        const later = now.get(id);
        if (!later) continue;
        if (isAbove(box, subnet)) expect(later.y, `seed ${seed}: ${id}`).toBe(box.y);
        if (box.x + box.w <= subnet.x) expect(later.x, `seed ${seed}: ${id}`).toBe(box.x);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(200);
  });
});

function isAbove(box: Box, other: Box): boolean {
  return box.y + box.h <= other.y;
}

/** The same with a NIC more in one of its subnets, which can't become folded by that. */
function withNic(spec: TopologySpec, seed: number): { spec: TopologySpec; subnet: string } | undefined {
  const all = Object.entries(spec.vnets ?? {}).flatMap(([name, vnet]) =>
    Object.entries(vnet.subnets ?? {}).flatMap(([subnet, content]) =>
      Object.keys(content.nics ?? {}).length < 4 && content.nics ? [{ name, vnet, subnet, content }] : [],
    ),
  );
  const chosen = all[seed % Math.max(1, all.length)];
  if (!chosen) return undefined;
  const { name, vnet, subnet, content } = chosen;
  const nics = { ...content.nics, more: '10.250.0.4' };
  const changed = { ...vnet, subnets: { ...vnet.subnets, [subnet]: { ...content, nics } } };
  return { spec: { ...spec, vnets: { ...spec.vnets, [name]: changed } }, subnet: `subnet:${name}/${subnet}` };
}
