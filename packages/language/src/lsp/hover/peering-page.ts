import type { DeclId, Peering, PeeringHalf } from '@azroute/engine';
import { blocks, bounded, facts, table } from './markdown.js';
import type { Page } from './page.js';

/** A peering: its state, and the flags of its two halves. */
export function peeringPage(page: Page, id: DeclId): string | undefined {
  const peering = page.topology.peerings.find((candidate) => candidate.id === id);
  if (!peering) return undefined;
  const halves: PeeringHalf[] = peering.oneSided ? [peering.a] : [peering.a, peering.b];
  return blocks([
    facts([page.title('Peering', id), peeringState(page, peering, peering.a)]),
    table(
      ['Half of', 'Flags', 'Subnets'],
      halves.map((half) => [
        page.ref(half.vnet),
        flagsOf(half) || 'defaults',
        half.subnets === undefined
          ? 'all'
          : bounded(half.subnets, page.limits.prefixes, (subnet) => page.ref(subnet)).join(', '),
      ]),
    ),
  ]);
}

/** The state of a peering as seen from one of its halves (R080). */
export function peeringState(page: Page, peering: Peering, local: PeeringHalf): string {
  if (peering.oneSided) return peering.a === local ? 'Initiated: no traffic' : 'no half here: no traffic';
  const neighbour = page.network.neighbours(local.vnet).find((candidate) => candidate.peering === peering);
  if (!neighbour) return 'not in effect';
  return facts(['Connected', neighbour.global ? 'global' : undefined]);
}

/** The flags of a peering's half that differ from ARM's defaults. */
export function flagsOf(half: PeeringHalf): string {
  const flags: string[] = [];
  if (!half.allowVirtualNetworkAccess) flags.push('allowVirtualNetworkAccess false');
  if (half.allowForwardedTraffic) flags.push('allowForwardedTraffic');
  if (half.allowGatewayTransit) flags.push('allowGatewayTransit');
  if (half.useRemoteGateways) flags.push('useRemoteGateways');
  return flags.join(', ');
}
