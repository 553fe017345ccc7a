import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { drawPicture, svgText } from '@azroute/diagram';
import { openTopology } from '@azroute/language/node';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../packages/diagram/src/testing/faults.js';

const root = join(import.meta.dirname, '../..');
const examples = globSync(['examples/*.azroute', 'examples/*/network.azroute', 'examples/article/*.azroute'], {
  cwd: root,
}).sort();
const others = globSync(['test/designs/*.azroute', 'test/conformance/*/*.azroute'], { cwd: root }).sort();

const forms = ['wide', 'tall'] as const;

async function networkOf(file: string) {
  const { views } = await openTopology([join(root, file)]);
  const [view] = views;
  if (!view) throw new Error(`${file} has no topology`);
  return view.snapshot.network;
}

describe.each([...examples, ...others])('%s', (file) => {
  test('is drawn without a fault', async () => {
    const network = await networkOf(file);
    for (const form of forms) expect(faultsOf(drawPicture(network, { form }), network), form).toEqual([]);
  });
});

/* The pictures of the examples; `npx vitest run test/diagram --update` draws them again. */
describe.each(examples)('the picture of %s', (file) => {
  const name = basename(file) === 'network.azroute' ? basename(dirname(file)) : basename(file, '.azroute');
  test.each(forms)('in the %s form', async (form) => {
    const picture = drawPicture(await networkOf(file), { form });
    await expect(svgText(picture, 'light', name)).toMatchFileSnapshot(`golden/${name}.${form}.svg`);
  });
});
