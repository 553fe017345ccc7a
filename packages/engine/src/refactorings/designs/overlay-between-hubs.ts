import { covers, type Prefix } from '../../address/index.js';
import { tunnelId } from '../../repairs/edits/add-tunnel.js';
import { applyEdits } from '../../repairs/edits/apply-edits.js';
import type { TopologyEdit } from '../../repairs/edits/topology-edit.js';
import { tunnelName } from '../../repairs/edits/tunnel-names.js';
import { mtuText, tunnelMtus } from '../../repairs/overlays/tunnel-mtus.js';
import { ipv4PrefixOf, type OsRoute, type Topology } from '../../topology/index.js';
import type { Proposal, Refactoring, RefactoringContext } from '../refactoring.js';
import { costOf, withCost } from './cost.js';
import { withoutRoutes } from './lead.js';
import {
  type AppliancePair,
  type HubAppliance,
  hostRouteTo,
  routesBetween,
  selectedPairs,
  sessionsBetween,
  tunnelBetween,
} from './neighbour-appliances.js';

/** Connects the appliances of two hubs by a tunnel, in place of routes between the hubs (section 14.6). */
export const overlayBetweenHubs: Refactoring = {
  name: 'overlayBetweenHubs',
  kind: 'refactor.rewrite',
  offers: (context, selection) => selectedPairs(context.network, selection).flatMap((pair) => overlaid(context, pair)),
};

/** Which static routes of the operating systems lead into the tunnel and discard what nothing uses. */
interface Variant {
  readonly leadsPrefixes: boolean;
  readonly discards: boolean;
}

const variants: readonly Variant[] = [
  { leadsPrefixes: false, discards: false },
  { leadsPrefixes: false, discards: true },
  { leadsPrefixes: true, discards: false },
  { leadsPrefixes: true, discards: true },
];

/** A tunnel between two appliances, with their sessions over it and static routes where BGP brings none. */
function overlaid(context: RefactoringContext, pair: AppliancePair): readonly Proposal[] {
  const { network, topology } = context;
  const [one, two] = pair;
  const names = `${one.nva.label} and ${two.nva.label}`;
  if (tunnelBetween(network, pair)) return [];
  const sessions = sessionsBetween(network, pair);
  const routes = [...routesBetween(network, one.nva, two.nva), ...routesBetween(network, two.nva, one.nva)];
  if (sessions.length === 0 && routes.length === 0) return [];
  const name = tunnelName(topology, 'vxlan', [one.nva, two.nva]);
  const instead = routes.length > 0 ? 'Replace the routes between' : 'Connect';
  const by = routes.length > 0 ? 'by' : 'through';
  const bgp = sessions.length > 0 ? ', and BGP over it' : '';
  const title = `${instead} ${names} ${by} a VXLAN tunnel, ${mtuText('vxlan')}${bgp}`;
  const basis = withTunnel(topology, pair, name, sessions);
  const fitting = variants.filter(
    ({ leadsPrefixes, discards }) =>
      (leadsPrefixes ? routes.length > 0 : sessions.length > 0) && (!discards || unusedOf(context, pair).length > 0),
  );
  // Without the discard routes a loop of unused space would remain.
  return [...fitting]
    .reverse()
    .sort(fewestRoutesFirst)
    .map((variant) => {
      const edits = pair.flatMap((near, i) => osRoutes(context, near, i === 0 ? two : one, name, variant));
      const changed = withoutRoutes(
        applyEdits(basis, edits) ?? basis,
        routes.map(({ id }) => id),
      );
      const proof = { kind: 'samePassage' as const };
      return { title: withCost(title, costOf(topology, changed)), topology: changed, proof };
    });
}

function fewestRoutesFirst(a: Variant, b: Variant): number {
  return Number(a.leadsPrefixes) - Number(b.leadsPrefixes);
}

function withTunnel(topology: Topology, [one, two]: AppliancePair, name: string, sessions: readonly { id: string }[]) {
  const edits: readonly TopologyEdit[] = [
    { kind: 'addTunnel', name, tunnelKind: 'vxlan', a: one.nva.id, b: two.nva.id },
    { kind: 'setTunnel', tunnel: tunnelId(name), change: { mtu: tunnelMtus.vxlan } },
    ...sessions.map(({ id }) => ({ kind: 'bindSession' as const, session: id, tunnelName: name })),
  ];
  return applyEdits(topology, edits) ?? topology;
}

/** R193, R218: the far end stays outside the tunnel; R172: the Route Server stays outside what is discarded. */
function osRoutes(
  context: RefactoringContext,
  near: HubAppliance,
  far: HubAppliance,
  tunnelName: string,
  { leadsPrefixes, discards }: Variant,
): readonly TopologyEdit[] {
  const { network } = context;
  const ownNic = { via: 'nic' as const, nic: near.place.nic.id };
  const unused = discards ? unusedOf(context, [near, near]) : [];
  const servers = network.topology.vnets.flatMap((vnet) =>
    vnet.routeServers.length > 0 ? (ipv4PrefixOf(vnet, 'RouteServerSubnet') ?? []) : [],
  );
  const led = leadsPrefixes ? routesBetween(network, near.nva, far.nva) : [];
  const wanted: readonly (readonly [Prefix | undefined, OsRoute['target']])[] = [
    ...unused.map((prefix) => [prefix, { via: 'drop' as const }] as const),
    ...servers
      .filter((subnet) => unused.some((prefix) => covers(prefix, subnet)))
      .map((subnet) => [subnet, ownNic] as const),
    ...led.map(({ destination }) => {
      const prefix = 'prefix' in destination ? destination.prefix : undefined;
      return [prefix, { via: 'tunnel' as const, tunnel: tunnelId(tunnelName) }] as const;
    }),
    [hostRouteTo(far), ownNic],
  ];
  const taken = new Set(near.nva.routes.map(({ prefix }) => prefix.text));
  return wanted.flatMap(([prefix, target]) =>
    prefix && !taken.has(prefix.text) && taken.add(prefix.text)
      ? [{ kind: 'addOsRoute' as const, nva: near.nva.id, prefix, target }]
      : [],
  );
}

/** The prefixes that an appliance announces and sends back to itself where nothing uses them. */
function unusedOf({ analysis }: RefactoringContext, pair: AppliancePair): readonly Prefix[] {
  const devices = pair.map(({ nva }) => nva.id);
  const rows = analysis.computation.loops
    .filter(({ hits, internet }) => hits.length === 0 && !internet)
    .flatMap((loop) => loop.rows)
    .filter(({ device, row }) => devices.includes(device) && row.prefix && row.prefix.length > 0);
  return [...new Map(rows.map(({ row }) => [row.prefix?.text, row.prefix])).values()].filter(
    (one) => one !== undefined,
  );
}
