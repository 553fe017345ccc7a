import { covers, firstAddress, type Prefix } from '../../address/index.js';
import type { DeclId, Network, Subnet, Vnet } from '../../topology/index.js';
import { hasWaitingNics } from '../bgp/purpose-of-announcement.js';
import { listed } from '../listed.js';
import type { RuleContext } from '../rule.js';
import { possible } from './in-vain.js';
import type { Step } from './step.js';
import { stepText } from './words.js';

type AddRoutes = Step & { readonly kind: 'addRoutes' };

/** How many subnets a message tells apart. */
const mostSubnets = 2;

/**
 * Routes that lead what subnets send for these prefixes to an appliance: for subnets with machines whose packets take
 * other routes than user-defined ones, and that reach the appliance as a next hop (R059).
 */
export function routesToAppliance(
  context: RuleContext,
  vnets: Iterable<Vnet>,
  nva: DeclId,
  prefixes: readonly Prefix[],
): readonly AddRoutes[] {
  const { network, tables } = context;
  const steps = [...vnets].flatMap((vnet) => {
    if (!reaches(network, vnet, nva)) return [];
    return vnet.subnets.flatMap((subnet): AddRoutes[] => {
      const table = tables.ofSubnet(subnet.id);
      const open = prefixes.filter(
        (prefix) =>
          // What machines of a subnet send to each other passes no appliance.
          !subnet.prefixes.some((own) => covers(prefix, own)) &&
          hasWaitingNics(context, { ...vnet, subnets: [subnet] }, prefix) &&
          table?.lookup(firstAddress(prefix))?.source !== 'User',
      );
      return open.length > 0 ? [addRoutes(subnet, open, nva)] : [];
    });
  });
  return possible(network, steps);
}

function addRoutes({ id }: Subnet, prefixes: readonly Prefix[], device: DeclId): AddRoutes {
  return { kind: 'addRoutes', subnet: id, prefixes, target: { device }, meantFor: [] };
}

/** Whether the appliance has a NIC in the VNet or in one that is peered with it. */
function reaches(network: Network, vnet: Vnet, nva: DeclId): boolean {
  const thing = network.nva(nva);
  const near = new Set([vnet, ...network.neighbours(vnet.id).map((neighbour) => neighbour.vnet)]);
  return thing !== undefined && network.nicsOf(thing).some((nic) => near.has(nic.vnet));
}

/** These steps as a part of a sentence that begins with a verb; undefined if there are none. */
export function routesText(network: Network, steps: readonly AddRoutes[]): string | undefined {
  const [first] = steps;
  if (!first) return undefined;
  if (steps.length <= mostSubnets) return steps.map((step) => stepText(network, step)).join(' and ');
  const subnets = listed(steps.map(({ subnet }) => network.label(subnet)));
  const prefixes = [...new Set(steps.flatMap((step) => step.prefixes.map(({ text }) => text)))];
  return `give ${subnets} user-defined routes for ${listed(prefixes)} to ${'device' in first.target ? network.label(first.target.device) : first.target.type}`;
}
