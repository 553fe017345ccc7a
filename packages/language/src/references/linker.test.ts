import { expect, test } from 'vitest';
import { AzrouteAstReflection } from '../generated/ast.js';
import { build } from '../testing/parse.js';
import { withoutReferences } from './linker.js';

test('nodes that the linker skips contain no reference', () => {
  const { types } = new AzrouteAstReflection();
  for (const type of withoutReferences) {
    const properties = Object.values(types[type as keyof typeof types]?.properties ?? {});
    expect(properties.length, type).toBeGreaterThan(0);
    expect(
      properties.filter((property) => 'referenceType' in property),
      type,
    ).toEqual([]);
  }
});

test('references are linked to the nodes that they refer to', async () => {
  const { documents } = await build(`
vnet hub1 {
  address 10.1.0.0/16
  subnet s 10.1.0.0/24 { routeTable rt  nic a 10.1.0.4  nic b 10.1.0.5  loadBalancer lb 10.1.0.100 -> a, b }
}
routeTable rt
nva n { nic hub1.a  asn 65001  route 10.0.0.0/8 via hub1.s.a }
site dc1 { asn 65100 }
tunnel t vxlan n [endpoint 10.1.0.4] <-> dc1
bgp n <-> dc1 over t
expect hub1.* -> hub1.b via n
`);
  const references = documents[0]?.references ?? [];
  expect(references.map((reference) => reference.$refText)).toHaveLength(13);
  expect(references.filter((reference) => 'ref' in reference && !reference.ref)).toEqual([]);
});
