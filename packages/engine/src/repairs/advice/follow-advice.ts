import type { Prefix } from '../../address/index.js';
import { inVain } from '../../findings/advice/in-vain.js';
import type { Step } from '../../findings/advice/step.js';
import { unprogrammedRoute } from '../../findings/bgp/unprogrammed-routes.js';
import type { Finding } from '../../findings/finding.js';
import { findingCodes } from '../../findings/finding-codes.js';
import { type Network, type UserNextHop, withRouteTables } from '../../topology/index.js';
import { setBranchToBranch, setEnableBgp } from '../changes/devices.js';
import { hopsTo, isReachable } from '../changes/next-hops.js';
import { addPeering, completePeering, mayBePeered, setFlag, setFlags } from '../changes/peerings.js';
import { leadTo } from '../changes/routes.js';
import type { TopologyEdit } from '../edits/topology-edit.js';
import type { Candidate, RepairContext, Repairer } from '../repairer.js';

/** Does what the message of a finding advises: each step alone, and all of them together. */
export const followAdvice: Repairer = { mends: findingCodes, candidates };

function candidates({ world: { network } }: RepairContext, { code, advice = [] }: Finding): readonly Candidate[] {
  const steps = advice.filter((step) => inVain(network, step) === undefined);
  const edits = steps.map((step) => editsFor(network, step));
  const alone = edits.filter((each) => each.length > 0);
  const together = alone.length > 1 ? [joined(network, steps) ?? alone.flat()] : [];
  // Flags of one peering belong together: alone none of them does anything.
  // That NICs lack a route is not always wrong.
  const isWish = code === unprogrammedRoute.code;
  return [...together, ...alone].map((each) => ({ edits: each, standing: isWish ? 'offered' : standingOf(steps) }));
}

/**
 * To join networks, to let branches hear of each other, or to choose between ExpressRoute and all others is a decision
 * of its own.
 */
const decisions: ReadonlySet<Step['kind']> = new Set(['peer', 'branchToBranch', 'hubRoutingPreference']);

function standingOf(steps: readonly Step[]): Candidate['standing'] {
  return steps.some(({ kind }) => decisions.has(kind)) ? 'offered' : 'fixAll';
}

/** Several flags of one peering as one change. */
function joined(network: Network, steps: readonly Step[]): readonly TopologyEdit[] | undefined {
  const flags = steps.flatMap((step) => (step.kind === 'setFlag' ? [step] : []));
  const [first] = flags;
  const peering = network.topology.peerings.find(({ id }) => id === first?.peering);
  if (!peering || flags.length !== steps.length || flags.some((flag) => flag.peering !== peering.id)) return undefined;
  return [
    setFlags(
      network,
      peering,
      flags.map(({ vnet, flag }) => ({ vnet, flag, value: true })),
    ),
  ];
}

function editsFor(network: Network, step: Step): readonly TopologyEdit[] {
  switch (step.kind) {
    case 'addRoutes':
      return routes(network, step);
    case 'networkPolicies': {
      const words = `let route tables apply to the private endpoints of ${network.label(step.subnet)}`;
      const thing = network.thing(step.subnet);
      if (thing?.kind !== 'subnet') return [];
      const fields = {
        privateEndpointNetworkPolicies: withRouteTables(thing.subnet.privateEndpointNetworkPolicies),
      };
      return [
        { kind: 'changeDeclaration', declaration: step.subnet, fields, words, size: 'setting', touches: undefined },
      ];
    }
    case 'vnetPolicies': {
      const words = `let routes to VnetLocal reach the private endpoints of ${network.label(step.vnet)}`;
      const fields = { privateEndpointVNetPolicies: 'Basic' };
      return [
        { kind: 'changeDeclaration', declaration: step.vnet, fields, words, size: 'setting', touches: undefined },
      ];
    }
    case 'setFlag': {
      const peering = network.topology.peerings.find(({ id }) => id === step.peering);
      return peering ? [setFlag(network, peering, step.vnet, step.flag, true)] : [];
    }
    case 'peer': {
      const known = network.peeringBetween(...step.vnets);
      if (known) return known.oneSided ? [completePeering(network, known)] : [];
      const [one, two] = step.vnets.map((id) => network.vnet(id));
      return one && two && mayBePeered(network, one, two) ? [addPeering(network, one, two)] : [];
    }
    case 'enableBgp': {
      const connection = network.topology.connections.find(({ id }) => id === step.connection);
      return connection ? [setEnableBgp(connection, true)] : [];
    }
    case 'hubRoutingPreference': {
      const words = `let ${network.label(step.routeServer)} prefer ${step.value}`;
      const fields = { hubRoutingPreference: step.value };
      return [
        {
          kind: 'changeDeclaration',
          declaration: step.routeServer,
          fields,
          words,
          size: 'setting',
          touches: undefined,
        },
      ];
    }
    case 'branchToBranch': {
      const thing = network.thing(step.routeServer);
      return thing?.kind === 'routeServer' ? [setBranchToBranch(thing.routeServer, true)] : [];
    }
  }
}

function routes(
  network: Network,
  { subnet: id, prefixes, target }: Step & { kind: 'addRoutes' },
): readonly TopologyEdit[] {
  const thing = network.thing(id);
  if (thing?.kind !== 'subnet') return [];
  return prefixes.flatMap((prefix) => {
    const nextHop = nextHopTo(network, thing.vnet.id, target, prefix.family);
    return nextHop ? [leadTo(network, thing.subnet, prefix, nextHop)] : [];
  });
}

function nextHopTo(
  network: Network,
  vnet: string,
  target: (Step & { kind: 'addRoutes' })['target'],
  family: Prefix['family'],
): UserNextHop | undefined {
  if ('type' in target) return target;
  const hop = hopsTo(network, target.device).find(
    ({ address }) => address.family === family && isReachable(network, vnet, address),
  );
  return hop && { type: 'VirtualAppliance', address: hop.address };
}
