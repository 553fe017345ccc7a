import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { EmptyFileSystem } from 'langium';
import { expect, test } from 'vitest';
import type { AzrouteFile, Vnet } from '../generated/ast.js';
import { createAzrouteServices } from '../module.js';

test('values read from a text do not keep the whole text in memory', () => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  const { parser } = createAzrouteServices(EmptyFileSystem).azroute;
  const heap = () => {
    gc();
    return process.memoryUsage().heapUsed;
  };
  const kept: unknown[] = [];
  const read = (i: number) => {
    const network = `vnet spoke-network-number-${i} { address 10.${100 + i}.100.0/24 location "a-long-location-${i}" }`;
    const text = `${network}\n//${'x'.repeat(1_000_000)}`;
    const { name, addresses, locations } = parser.LangiumParser.parse<AzrouteFile>(text).value.statements[0] as Vnet;
    kept.push(name, addresses[0], locations[0]);
  };
  read(0);
  const before = heap();
  for (let i = 1; i <= 50; i++) read(i);
  expect((heap() - before) / 50).toBeLessThan(100_000);
  expect(kept[3]).toBe('spoke-network-number-1');
});
