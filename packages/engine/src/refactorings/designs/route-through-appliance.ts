import { grouped } from '../../collections.js';
import { branchesOf } from '../../findings/advice/branches.js';
import { listed } from '../../findings/listed.js';
import { type ApplianceHop, hopsTo, isReachable } from '../../repairs/changes/next-hops.js';
import { setFlag } from '../../repairs/changes/peerings.js';
import { applyEdits } from '../../repairs/edits/apply-edits.js';
import type { Asked } from '../../repairs/intents/answer.js';
import { type DeclId, isReservedSubnet, type Network, type Topology } from '../../topology/index.js';
import type { InputChoice } from '../offer.js';
import type { Proposal, Refactoring, RefactoringContext } from '../refactoring.js';
import { costOf, withCost } from './cost.js';
import { type Lead, withLeads } from './lead.js';
import { expectationEnd, prefixesOf, type Side, sidesOf, subnetsOf } from './side.js';

/** Leads what two networks, or two sets of them, send to each other through an appliance, in both directions. */
export const routeThroughAppliance: Refactoring = {
  name: 'routeThroughAppliance',
  kind: 'refactor.rewrite',
  asks: {
    title: ({ network }, selection) => {
      const sides = selectedSides(network, selection);
      return sides.length > 0 ? `Route ${labels(sides)} through an appliance …` : undefined;
    },
    inputs: [
      { name: 'to', prompt: 'To and from which networks?', several: true, choices: otherSides },
      { name: 'appliance', prompt: 'Through which appliance?', several: false, choices: appliances },
    ],
  },
  offers: ({ network }, selection, { to = [], appliance: [appliance = ''] = [] }) =>
    routedThrough(network, selectedSides(network, selection), sidesOf(network, to), appliance),
};

/** The networks of the innermost kind of declaration that is selected. */
function selectedSides(network: Network, selection: readonly DeclId[]): readonly Side[] {
  const [first, ...rest] = sidesOf(network, selection);
  return first ? [first, ...rest.filter(({ kind }) => kind === first.kind)] : [];
}

function otherSides({ network }: RefactoringContext, selection: readonly DeclId[]): readonly InputChoice[] {
  const { vnets, sites } = network.topology;
  const sides = selectedSides(network, selection);
  const selected = new Set(sides.flatMap((side) => [side.id, ...subnetsOf(side).map(({ id }) => id)]));
  const all = [...vnets, ...sites, ...vnets.flatMap(({ subnets }) => subnets)].map(({ id }) => id);
  return sidesOf(network, all)
    .filter((side) => !selected.has(side.id))
    .filter((side) => side.kind !== 'subnet' || !isReservedSubnet(side.subnet.name))
    .map((side) => ({ value: side.id, label: side.label, description: prefixesOf(side, '')[0]?.text ?? '' }));
}

function appliances({ network, topology }: RefactoringContext): readonly InputChoice[] {
  const { nvas, vnets } = topology;
  return [...nvas, ...vnets.flatMap(({ firewalls }) => firewalls)].flatMap(({ id, label }) => {
    const [hop] = hopsTo(network, id);
    return hop ? [{ value: id, label, description: hop.address.text }] : [];
  });
}

/** R047, R072: exact routes on all subnets of both sides; those of a site are on the subnets of its gateways. */
function* routedThrough(
  network: Network,
  one: readonly Side[],
  other: readonly Side[],
  appliance: DeclId,
): Generator<Proposal> {
  const [hop] = hopsTo(network, appliance);
  if (!hop || one.length === 0 || other.length === 0) return;
  const routes = [...leadsOf(network, one, other, hop), ...leadsOf(network, other, one, hop)];
  if (!placesOf(network, routes).every((vnet) => isReachable(network, vnet, hop.address))) return;
  const expectations = expectationsOf(network, one, other, appliance, hop);
  if (expectations.length === 0) return;
  const routed = withForwardedTraffic(withLeads(network.topology, network, routes), network, routes, hop);
  const edits = expectations.map((each) => ({ kind: 'addExpectation' as const, ...each }));
  yield {
    title: withCost(
      `Route ${labels(one)} ↔ ${labels(other)} through ${network.label(appliance)}`,
      costOf(network.topology, routed),
    ),
    topology: applyEdits(routed, edits) ?? routed,
    proof: { kind: 'asked', expectations },
  };
}

/** The routes of what one side sends. */
function leadsOf(network: Network, from: readonly Side[], to: readonly Side[], hop: ApplianceHop): readonly Lead[] {
  const own = new Set(hop.nvas.flatMap((nva) => network.nicsOf(nva).map(({ subnet }) => subnet.id)));
  const nextHop = { type: 'VirtualAppliance' as const, address: hop.address };
  return from.flatMap((side) =>
    to.flatMap((far) => {
      if (side.id === far.id) return [];
      const places =
        side.kind === 'site' ? gatewaySubnets(network, side, far) : [{ ...side, subnets: subnetsOf(side) }];
      return places.flatMap(({ vnet, subnets }) =>
        subnets
          .filter(({ id }) => !own.has(id) && id !== far.id)
          .flatMap(({ id }) =>
            prefixesOf(far, vnet.id)
              .filter(({ family }) => family === hop.address.family)
              .map((prefix) => ({ subnet: id, prefix, nextHop })),
          ),
      );
    }),
  );
}

/** Where packets from a site to a network enter Azure: the GatewaySubnets of the VNet itself or of its hub. */
function gatewaySubnets(network: Network, site: Side & { readonly kind: 'site' }, far: Side) {
  if (far.kind === 'site') return [];
  const hub = network.hubOf(far.vnet.id) ?? far.vnet;
  if (!branchesOf(network, site.site).some(({ vnet }) => vnet === hub)) return [];
  return [{ vnet: hub, subnets: hub.subnets.filter(({ name }) => name === 'GatewaySubnet') }];
}

function placesOf(network: Network, leads: readonly Lead[]): readonly DeclId[] {
  const vnets = leads.flatMap(({ subnet }) => {
    const thing = network.thing(subnet);
    return thing?.kind === 'subnet' ? [thing.vnet.id] : [];
  });
  return [...new Set(vnets)];
}

/** R082: the VNets accept from the appliance's VNet what it forwards. */
function withForwardedTraffic(topology: Topology, network: Network, leads: readonly Lead[], hop: ApplianceHop) {
  const edits = placesOf(network, leads).flatMap((vnet) => {
    const near = network.ownerNear(vnet, hop.address)?.neighbour;
    if (!near || near.local.allowForwardedTraffic) return [];
    return [setFlag(network, near.peering, vnet, 'allowForwardedTraffic', true)];
  });
  return applyEdits(topology, edits) ?? topology;
}

function expectationsOf(
  network: Network,
  one: readonly Side[],
  other: readonly Side[],
  appliance: DeclId,
  { nvas }: ApplianceHop,
): readonly Asked[] {
  // Behind a load balancer each packet passes one of several.
  const via = nvas.length > 1 ? undefined : [appliance];
  const pairs = one.flatMap((a) => other.filter(({ id }) => id !== a.id).map((b) => [a, b] as const));
  return pairs
    .flatMap(([a, b]) => [[a, b] as const, [b, a] as const])
    .flatMap(([a, b]) => {
      const [from, to] = [expectationEnd(network, a), expectationEnd(network, b)];
      if (!from || !to || from.kind === 'address') return [];
      return [{ from, to, bothWays: false, dropped: false, via }];
    });
}

function labels(sides: readonly Side[]): string {
  return listed([...grouped(sides, ({ label }) => label).keys()]);
}
