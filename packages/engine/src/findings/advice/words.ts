import {
  type DeclId,
  type Network,
  type PrivateEndpointNetworkPolicies,
  withRouteTables,
} from '../../topology/index.js';
import { listed } from '../listed.js';
import type { Step, StepTarget } from './step.js';

/** Steps of which each one would do, as a sentence. */
export function anyOf(network: Network, steps: readonly Step[]): string {
  return sentence(steps.map((step) => stepText(network, step)).join(', or '));
}

/** Steps that belong together, as a sentence. */
export function allOf(network: Network, steps: readonly Step[]): string {
  return sentence(steps.map((step) => stepText(network, step)).join(', and '));
}

function sentence(text: string): string {
  return text === '' ? '' : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

/** What a step says, as a part of a sentence that begins with a verb. */
export function stepText(network: Network, step: Step): string {
  switch (step.kind) {
    case 'addRoutes': {
      const routes = `${step.prefixes.length === 1 ? 'a route' : 'routes'} for ${listed(step.prefixes.map(({ text }) => text))} to ${targetText(network, step.target)}`;
      const subnet = network.thing(step.subnet);
      const table = subnet?.kind === 'subnet' ? network.routeTable(subnet.subnet.routeTable) : undefined;
      return table
        ? `in ${table.label} add ${routes}`
        : `give ${network.label(step.subnet)} a route table with ${routes}`;
    }
    case 'networkPolicies':
      return `set privateEndpointNetworkPolicies ${policiesFor(network, step.subnet)} on ${network.label(step.subnet)}`;
    case 'vnetPolicies':
      return `set privateEndpointVNetPolicies Basic on ${network.label(step.vnet)}`;
    case 'setFlag':
      return `set ${step.flag} on ${network.label(step.vnet)}'s half of the peering`;
    case 'peer':
      return `peer ${step.vnets.map((id) => network.label(id)).join(' with ')}`;
    case 'enableBgp':
      return `set enableBgp on ${connectionText(network, step.connection)}`;
    case 'branchToBranch':
      return `set branchToBranch on ${network.label(step.routeServer)}`;
    case 'hubRoutingPreference':
      return `set hubRoutingPreference ${step.value} on ${network.label(step.routeServer)}`;
  }
}

function policiesFor(network: Network, id: DeclId): PrivateEndpointNetworkPolicies {
  const thing = network.thing(id);
  return withRouteTables(thing?.kind === 'subnet' ? thing.subnet.privateEndpointNetworkPolicies : 'Disabled');
}

function targetText(network: Network, target: StepTarget): string {
  return 'device' in target ? network.label(target.device) : target.type;
}

function connectionText({ topology, label }: Network, id: string): string {
  const connection = topology.connections.find((each) => each.id === id);
  return connection ? `the connection ${connection.label}` : label(id);
}
