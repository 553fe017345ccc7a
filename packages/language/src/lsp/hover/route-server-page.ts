import { azureAsn, type DeclId, routeServerAddresses } from '@azroute/engine';
import { blocks, facts } from './markdown.js';
import type { Page } from './page.js';
import { peerSections } from './peers.js';

/** A Route Server: for each peer, the routes that it learned, dropped and advertises. */
export function routeServerPage(page: Page, id: DeclId): string | undefined {
  const thing = page.network.thing(id);
  if (thing?.kind !== 'routeServer') return undefined;
  const { routeServer, vnet } = thing;
  const addresses = routeServerAddresses(vnet).map((address) => address.text);
  return blocks([
    facts([page.title('Route Server', id), `AS ${azureAsn}`, addresses.join(', '), `in ${page.ref(vnet.id)}`]),
    facts([
      `branch-to-branch ${routeServer.branchToBranch ? 'on' : 'off'}`,
      `hub routing preference ${routeServer.hubRoutingPreference}`,
    ]),
    peerSections(page, id) || 'It has no peers.',
  ]);
}
