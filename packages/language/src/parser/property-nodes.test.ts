import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import { expect, test } from 'vitest';
import { build } from '../testing/parse.js';
import { propertyNode } from './property-nodes.js';

const many = (n: number, make: (i: number) => string, between = ', ') =>
  Array.from({ length: n }, (_, i) => make(i)).join(between);

/** Nodes with many and with few parts. */
const text = `vnet v {
  address ${many(50, (i) => `10.${i}.0.0/16`)}
  location west
  subnet s 10.0.0.0/24 { ${many(50, (i) => `nic n${i} 10.0.0.${i + 4}`, ' ')} }
}
nva a { nic ${many(50, (i) => `v.n${i}`)} asn 65001 advertise 10.0.0.0/8 }
`;

test('finds the same nodes as Langium', async () => {
  const { documents } = await build(text);
  const nodes = [...AstUtils.streamAst(documents[0]?.parseResult.value as AstNode)];
  const wrong = nodes.flatMap((node) =>
    ['name', 'addresses', 'nics', 'asns', 'members', 'locations', 'nothing'].flatMap((property) =>
      [undefined, 0, 1, 49, 50, 1000]
        .filter(
          (index) =>
            propertyNode(node, property, index) !== GrammarUtils.findNodeForProperty(node.$cstNode, property, index),
        )
        .map((index) => `${node.$type}.${property}[${index}]`),
    ),
  );
  expect(wrong).toEqual([]);
});
