import type { DeclId } from '@azroute/engine';
import { blocks, bounded, facts } from './markdown.js';
import type { Page } from './page.js';

/** An internal load balancer: its address and its backends. */
export function loadBalancerPage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'loadBalancer') return undefined;
  const { loadBalancer, subnet } = thing;
  const backends = bounded(loadBalancer.backends, page.limits.items, (backend) => page.ref(backend)).join(', ');
  return blocks([
    facts([page.title('Load balancer', id), loadBalancer.address.text, `in ${page.ref(subnet.id)}`]),
    backends === '' ? '✗ It has no backends: all packets to it are dropped.' : `delivers to ${backends}`,
  ]);
}
