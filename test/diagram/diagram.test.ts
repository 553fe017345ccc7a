import { globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { drawPicture, drawPictureFor, svgText, wayIntoLoop, wayOf } from '@azroute/diagram';
import { isProblem, parseAddress } from '@azroute/engine';
import { openTopology } from '@azroute/language/node';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../packages/diagram/src/testing/faults.js';

const root = join(import.meta.dirname, '../..');
const examples = globSync(['examples/*.azroute', 'examples/*/network.azroute', 'examples/article/*.azroute'], {
  cwd: root,
}).sort();
const others = globSync(['test/designs/*.azroute', 'test/conformance/*/*.azroute'], { cwd: root }).sort();

const forms = ['wide', 'tall'] as const;

async function snapshotOf(file: string) {
  const { views } = await openTopology([join(root, file)]);
  const [view] = views;
  if (!view) throw new Error(`${file} has no topology`);
  return view.snapshot;
}

const networkOf = async (file: string) => (await snapshotOf(file)).network;

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
    await expect(svgText(picture, { theme: 'light', title: name })).toMatchFileSnapshot(`golden/${name}.${form}.svg`);
  });
});

/** Packets with everything that can become of them: the sender, the destination, and what has its address. */
const ways: readonly (readonly [file: string, from: string, to: string, target: string | undefined])[] = [
  ['05-multi-region-loop', 'nic:spoke11/vms/vm', '10.2.16.4', 'nic:spoke21/vms/vm'],
  ['05-multi-region-fixed-udr', 'nic:spoke11/vms/vm', '10.2.16.4', 'nic:spoke21/vms/vm'],
  ['06-overlay-between-regions', 'nic:spoke11/vms/vm', '10.2.16.4', 'nic:spoke21/vms/vm'],
  ['08-load-balancers', 'nic:spoke11/vms/vm', '10.2.16.4', 'nic:spoke21/vms/vm'],
  ['03-route-server-default-fixed-udr', 'nic:spoke11/vms/vm', '192.168.10.10', 'host:dc1/app'],
  ['03-route-server-default-fixed-udr', 'nic:spoke11/vms/vm', '8.8.8.8', undefined],
  ['04-overlay-to-onprem', 'nic:spoke11/vms/vm', '192.168.5.5', 'host:dc1/app'],
  ['12-sites-and-appliances', 'nic:hub/apps/vm', '10.244.0.7', 'host:node1/pod'],
  ['12-sites-and-appliances', 'host:branch/till', '10.0.3.4', 'nic:hub/apps/vm'],
  ['01-basic-vnet', 'nic:hub1/web/web1', '192.168.1.1', undefined],
];

describe.each(ways)('the way in %s from %s to %s', (name, from, to, target) => {
  test.each(forms)('in the %s form', async (form) => {
    const snapshot = await snapshotOf(`examples/${name}.azroute`);
    const { network } = snapshot;
    const sender = network.thing(from);
    const address = parseAddress(to);
    const there = isProblem(address) ? undefined : snapshot.trace(from, address);
    const own =
      sender?.kind === 'nic' ? sender.nic.addresses[0] : sender?.kind === 'host' ? sender.host.address : undefined;
    if (!there || !own) throw new Error(`${from} sends nothing`);
    const back = target === undefined ? undefined : snapshot.trace(target, own);
    const way = wayOf(network, { sender: from, target, from: network.label(from), to, there, back });
    const picture = drawPictureFor(network, way, { form });
    expect(faultsOf(picture, network)).toEqual([]);
    const text = svgText(picture, { theme: 'light', title: name, overlay: { way, network } });
    await expect(text).toMatchFileSnapshot(`golden/way-${name}-${to}.${form}.svg`);
  });
});

describe.each([...examples, ...others])('the loops of %s', (file) => {
  test('are drawn without a fault', async () => {
    const snapshot = await snapshotOf(file);
    const { network } = snapshot;
    for (const loop of snapshot.loops()) {
      const way = wayIntoLoop(network, loop);
      const picture = drawPictureFor(network, way);
      expect(faultsOf(picture, network), loop.key).toEqual([]);
      expect(way.selfLoops.length > 0 || way.directions[0]?.legs.some(({ repeats }) => repeats), loop.key).toBe(true);
      expect(svgText(picture, { theme: 'auto', title: file, overlay: { way, network } })).not.toMatch(/NaN|undefined/);
    }
  });
});

test('the picture of the loop in the documentation is current', async () => {
  const snapshot = await snapshotOf('examples/05-multi-region-loop.azroute');
  const { network } = snapshot;
  const to = parseAddress('10.2.16.4');
  const there = isProblem(to) ? undefined : snapshot.trace('nic:spoke11/vms/vm', to);
  if (!there) throw new Error('nothing is sent');
  const ends = { sender: 'nic:spoke11/vms/vm', target: 'nic:spoke21/vms/vm' };
  const way = wayOf(network, { ...ends, from: 'spoke11.vm', to: 'spoke21.vm (10.2.16.4)', there });
  const picture = drawPictureFor(network, way);
  const text = svgText(picture, { theme: 'auto', title: '05-multi-region-loop.azroute', overlay: { way, network } });
  await expect(text).toMatchFileSnapshot('../../docs/images/loop-way.svg');
});

test('the picture of the imported estate in the documentation is current', async () => {
  const { network } = await snapshotOf('test/import/estate/expected.azroute');
  const text = svgText(drawPicture(network), { theme: 'auto', title: 'azure.azroute' });
  await expect(text).toMatchFileSnapshot('../../docs/images/imported-estate.svg');
});
