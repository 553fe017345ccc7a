import { grouped } from '../../collections.js';
import { membersOf } from '../../findings/expectations/members-of.js';
import type { Party } from '../../findings/flows/party.js';
import { partiesOf } from '../../findings/flows/party.js';
import { partyClasses } from '../../findings/flows/party-classes.js';
import type { DeclId, ExpectationEnd, Network, Thing } from '../../topology/index.js';
import type { Selection } from '../offer.js';
import type { RefactoringContext } from '../refactoring.js';

/** An end for expectations, all members of which routing treats alike. */
export interface AlikeEnd {
  readonly end: ExpectationEnd;
  /** A key that is equal for ends that routing treats alike. */
  readonly kind: string;
}

/** The ends for all that is selected: a whole VNet, or its subnets where routing treats them differently. */
export function selectedEnds(context: RefactoringContext, selection: Selection): readonly AlikeEnd[] {
  return endsOf(context, meant(context.network, selection));
}

/** The ends for all VNets and sites. */
export function allEnds(context: RefactoringContext): readonly AlikeEnd[] {
  const { vnets, sites } = context.topology;
  return endsOf(
    context,
    [...vnets, ...sites].map(({ id }) => id),
  );
}

/** What is selected, without what is only around it. */
function meant(network: Network, selection: Selection): readonly DeclId[] {
  const first = selection[0] === undefined ? undefined : network.thing(selection[0]);
  const around = new Set(first ? containersOf(first) : []);
  return selection.filter((id) => !around.has(id));
}

function containersOf(thing: Thing): readonly DeclId[] {
  switch (thing.kind) {
    case 'nic':
    case 'loadBalancer':
    case 'privateEndpoint':
      return [thing.subnet.id, thing.vnet.id];
    case 'subnet':
    case 'vpnGateway':
    case 'expressRouteGateway':
    case 'routeServer':
    case 'firewall':
      return [thing.vnet.id];
    case 'host':
      return [thing.home.id];
    case 'router':
      return [thing.site.id];
    case 'hubRouteTable':
      return [thing.hub.id];
    case 'vnet':
    case 'virtualWan':
    case 'virtualHub':
    case 'routeTable':
    case 'site':
    case 'circuit':
    case 'nva':
    case 'tunnel':
      return [];
  }
}

function endsOf({ network, analysis }: RefactoringContext, ids: readonly DeclId[]): readonly AlikeEnd[] {
  const parties = partiesOf(network);
  const classes = partyClasses(analysis.computation.forwarder.world, parties, 4) ?? [];
  const numbers = new Map<Party, number>(classes.flatMap((one, i) => one.parties.map((party) => [party, i] as const)));
  const byMember = new Map(parties.flatMap((party) => party.members.map((id) => [id, party] as const)));
  const kindOf = (id: DeclId) => {
    const party = byMember.get(id);
    return party ? (numbers.get(party) ?? party.id) : id;
  };
  return ids.flatMap((id) => {
    const members = membersOf(network, id);
    if (members.length === 0)
      return sends(network, id) ? [{ end: { kind: 'thing' as const, id }, kind: `${kindOf(id)}` }] : [];
    const kinds = grouped(members, kindOf);
    if (kinds.size === 1) return [endOf(id, members, `${[...kinds.keys()].join()}`)];
    const bySubnet = grouped(members, (member) => subnetOf(network, member));
    return [...bySubnet].map(([subnet, own]) => endOf(subnet, own, `${kindOf(own[0])}`));
  });
}

/** The end of a group, or of its only member. */
function endOf(group: DeclId, members: readonly DeclId[], kind: string): AlikeEnd {
  const [only, ...others] = members;
  const end: ExpectationEnd =
    only !== undefined && others.length === 0 ? { kind: 'thing', id: only } : { kind: 'every', group };
  return { end, kind };
}

function sends(network: Network, id: DeclId): boolean {
  const kind = network.thing(id)?.kind;
  return kind === 'host' || kind === 'privateEndpoint' || (kind === 'nic' && !network.nvaOfNic(id));
}

function subnetOf(network: Network, id: DeclId): DeclId {
  return network.nic(id)?.subnet.id ?? id;
}
