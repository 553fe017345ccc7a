import { describe, expect, it } from 'vitest';
import { azroute, words } from './testing/capture.js';

/** Command lines whose whole output is kept in `packages/cli/golden`; `vitest -u` updates the files. */
const lines: Record<string, string> = {
  'basic-vnet-routes': 'routes examples/01-basic-vnet.azroute',
  'basic-vnet-routes-json': 'routes examples/01-basic-vnet.azroute --output json',
  'gateway-routes': 'routes examples/02-gateway-and-peerings.azroute',
  'default-route-check': 'check examples/03-route-server-default.azroute',
  'loop-check': 'check examples/05-multi-region-loop.azroute',
  'loop-check-json': 'check examples/05-multi-region-loop.azroute --output json',
  'loop-check-github': 'check examples/05-multi-region-loop.azroute --output github',
  'loop-check-sarif': 'check examples/05-multi-region-loop.azroute --output sarif',
  explain: 'explain azr117',
  'explain-all': 'explain',
  'explain-unknown': 'explain AZR999',
  'explain-rule': 'explain R156',
  'explain-rule-json': 'explain r37 --output json',
  'explain-amendment': 'explain R028A',
  'explain-dispute': 'explain T05',
  'explain-wan-rule': 'explain w45',
  'explain-wan-dispute': 'explain V2',
  'explain-unknown-wan-rule': 'explain W145',
  'explain-rules': 'explain rules',
  'explain-unknown-rule': 'explain R999',
  'loop-routes': 'routes examples/05-multi-region-loop.azroute',
  'loop-routes-json': 'routes examples/05-multi-region-loop.azroute --nic hub1.nva1 --output json',
  'loop-trace': 'trace examples/05-multi-region-loop.azroute --from spoke11.vm --to spoke21.vm',
  'loop-trace-json': 'trace examples/05-multi-region-loop.azroute --from spoke11.vm --to spoke21.vm --output json',
  'loop-learned': 'bgp examples/05-multi-region-loop.azroute --device ars1 --learned',
  'loop-learned-json': 'bgp examples/05-multi-region-loop.azroute --device ars1 --peer nva1 --learned --output json',
  'loop-advertised': 'bgp examples/05-multi-region-loop.azroute --device ars1 --peer nva1 --advertised',
  'loop-advertised-json': 'bgp examples/05-multi-region-loop.azroute --device ars1 --advertised --output json',
  'loop-gateway-learned': 'bgp examples/05-multi-region-loop.azroute --device er1 --learned',
  'loop-dropped': 'bgp examples/05-multi-region-loop.azroute --device nva1 --dropped',
  'overlay-dropped': 'bgp examples/04-overlay-to-onprem.azroute --device nva1 --dropped',
  'loop-withheld': 'bgp examples/05-multi-region-loop.azroute --device ars1 --withheld',
  'overlay-trace': 'trace examples/06-overlay-between-regions.azroute --from spoke11.vm --to spoke21.vm',
  'load-balancer-trace-json':
    'trace examples/08-load-balancers.azroute --from spoke11.vm --to spoke21.vm --output json',
  'load-balancer-trace': 'trace examples/08-load-balancers.azroute --from spoke11.vm --to spoke21.vm',
  'loop-why': 'why examples/05-multi-region-loop.azroute --nic hub1.nva1 --to 10.2.0.0/16',
  'loop-why-json': 'why examples/05-multi-region-loop.azroute --nic spoke11.vm --to 192.168.1.10 --output json',
  'beaten-why': 'why examples/05-multi-region-fixed-udr.azroute --nic hub1.nva1 --to 10.2.16.4',
  'propagation-off-why': 'why examples/05-multi-region-propagation-off.azroute --nic hub1.nva1 --to 10.2.16.4',
  'overlay-why': 'why examples/06-overlay-between-regions.azroute --nic hub1.nva1 --to spoke21.vm',
  'overlay-why-json': 'why examples/06-overlay-between-regions.azroute --nic hub1.nva1 --to spoke21 --output json',
  'split-why': 'why examples/09-split-route-server.azroute --nic spoke11.vm --to 192.168.0.0/16',
  'verify-agrees':
    'verify test/conformance/48-hubless-region-ars-two-remote-nvas/deployment.azroute --nic c1-ep --against docs/az-output/c1-ep.json',
  'verify-differs-json':
    'verify test/conformance/07-vpn-bgp-gateway-transit/deployment.azroute --nic myVnet1.vm1 --against docs/az-output/vm1-without-transit.txt --output json',
  'hub-routes': 'routes examples/13-virtual-wan-expressroute.azroute --hub hub-weu',
  'hub-routes-json': 'routes examples/13-virtual-wan-expressroute.azroute --hub hub-weu --firewall --output json',
  'hub-why': 'why examples/13-virtual-wan-expressroute.azroute --hub hub-weu --to dc.app',
  'hub-why-missing-json':
    'why examples/13-virtual-wan-expressroute.azroute --hub hub-weu --to 10.101.0.4 --output json',
  'hub-verify':
    'verify examples/13-virtual-wan-expressroute.azroute --hub hub-weu --against docs/az-output/hub-weu.json',
  'equal-diff': 'diff examples/05-multi-region-loop.azroute examples/05-multi-region-loop.azroute',
  'loop-diff': 'diff examples/05-multi-region-loop.azroute examples/05-multi-region-fixed-udr.azroute',
  'loop-diff-json':
    'diff examples/05-multi-region-loop.azroute examples/05-multi-region-fixed-udr.azroute --output json',
  'loop-diff-markdown':
    'diff examples/05-multi-region-loop.azroute examples/05-multi-region-fixed-udr.azroute --output markdown',
  'flags-diff': 'diff test/diff/flags-old.azroute test/diff/flags-new.azroute',
  'flags-diff-markdown': 'diff test/diff/flags-old.azroute test/diff/flags-new.azroute --output markdown',
  'loop-diff-az': 'diff examples/05-multi-region-loop.azroute examples/05-multi-region-fixed-udr.azroute --as az',
  'flags-diff-az': 'diff test/diff/flags-old.azroute test/diff/flags-new.azroute --as az',
  'loop-diff-bicep': 'diff examples/05-multi-region-loop.azroute examples/05-multi-region-fixed-udr.azroute --as bicep',
  'flags-diff-bicep': 'diff test/diff/flags-old.azroute test/diff/flags-new.azroute --as bicep',
  'loop-diff-terraform':
    'diff examples/05-multi-region-loop.azroute examples/05-multi-region-fixed-udr.azroute --as terraform',
  'flags-diff-terraform': 'diff test/diff/flags-old.azroute test/diff/flags-new.azroute --as terraform',
  'several-files-check': 'check examples/10-several-files/network.azroute',
};

describe('the output of', () => {
  it.each(Object.entries(lines))('%s', async (name, line) => {
    const { all, code } = await azroute(words(line));
    const text = `$ azroute ${line}\n${all}(exit code ${code})\n`;
    await expect(text).toMatchFileSnapshot(`../golden/${name}.txt`);
  });
});
