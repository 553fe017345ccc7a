import {
  append,
  type Cause,
  type DeclId,
  type EffectiveRoute,
  type EffectiveTable,
  hopAddresses,
  nextHopText,
  type RouteTable,
  type Subnet,
  type UserRoute,
  type Vnet,
} from '@azroute/engine';
import { nextHopOwner } from '../values/owner-name.js';
import { sourceText } from './effective-table.js';
import { blocks, bounded, count, escapeText, facts, leftAfter, table } from './markdown.js';
import type { Page } from './page.js';

/** A subnet that a route table is associated with. */
interface Use {
  readonly vnet: Vnet;
  readonly subnet: Subnet;
  readonly effective: EffectiveTable | undefined;
}

/** A user-defined route: the NICs that it applies to, the routes that it beats there, and its next hop. */
export function routePage(page: Page, id: DeclId): string | undefined {
  for (const routeTable of page.topology.routeTables) {
    const route = routeTable.routes.find((candidate) => candidate.id === id);
    if (route) return userRoutePage(page, routeTable, route);
  }
  return undefined;
}

/** A route table: its routes, and the subnets that it is associated with. */
export function routeTablePage(page: Page, id: DeclId): string | undefined {
  const routeTable = page.network.routeTable(id);
  if (!routeTable) return undefined;
  const uses = usesOf(page, routeTable);
  const rows = routeTable.routes
    .slice(0, page.limits.rows)
    .map((route) => [destination(route), target(route), escapeText(route.name ?? '')]);
  return blocks([
    facts([
      page.title('Route table', id),
      routeTable.disableBgpRoutePropagation ? 'gateway routes not propagated' : undefined,
      routeTable.unknown ? 'its routes are not known' : undefined,
    ]),
    subnetsLine(page, uses),
    table(['Prefix', 'Next hop', 'Name'], rows),
    leftAfter(page.limits.rows, routeTable.routes.length, 'route'),
  ]);
}

function userRoutePage(page: Page, routeTable: RouteTable, route: UserRoute): string {
  const uses = usesOf(page, routeTable);
  const name = route.name ?? plainDestination(route);
  return blocks([
    facts([
      `**Route ${page.ref(route.id, name)}**`,
      `${destination(route)} → ${target(route)}`,
      `of ${page.ref(routeTable.id)}`,
    ]),
    extentLine(page, route),
    subnetsLine(page, uses),
    beatenLine(page, route, uses),
    reachLine(page, route, uses),
  ]);
}

/** What is known of the prefixes of a service tag. */
function extentLine(page: Page, { destination: to }: UserRoute): string | undefined {
  if ('prefix' in to) return undefined;
  const prefixes = page.network.serviceTags.of(to.serviceTag);
  if (!prefixes) {
    return `No statement gives the prefixes of ${escapeText(to.serviceTag)} (${page.rule('R067')}): azroute does not know which addresses it catches. Write a \`serviceTag\` statement with those that matter.`;
  }
  const shown = bounded(prefixes, page.limits.prefixes, ({ prefix, declaration }) =>
    page.ref(declaration, prefix.text),
  );
  return `Prefixes: ${shown.join(', ')}`;
}

function usesOf(page: Page, routeTable: RouteTable): Use[] {
  return page.topology.vnets.flatMap((vnet) =>
    vnet.subnets
      .filter((subnet) => subnet.routeTable === routeTable.id)
      .map((subnet) => ({ vnet, subnet, effective: page.snapshot.subnetRoutes(subnet.id) })),
  );
}

function destination(route: UserRoute): string {
  return escapeText(plainDestination(route));
}

function plainDestination({ destination: to }: UserRoute): string {
  return 'prefix' in to ? to.prefix.text : to.serviceTag;
}

function target(route: UserRoute): string {
  const { nextHop } = route;
  return hopAddresses(nextHop).length > 0 ? `${nextHop.type} ${nextHopText(nextHop)}` : nextHop.type;
}

function subnetsLine(page: Page, uses: readonly Use[]): string {
  if (uses.length === 0) return 'It is not associated with any subnet, so it applies to no NIC.';
  const nics = uses.flatMap((use) => use.subnet.nics);
  const subnets = bounded(uses, page.limits.items, (use) => page.ref(use.subnet.id)).join(', ');
  const names = bounded(nics, page.limits.items, (nic) => page.ref(nic.id)).join(', ');
  return `Applies to ${count(nics.length, 'NIC')} in ${subnets}${names === '' ? '' : `: ${names}`}`;
}

function beatenLine(page: Page, route: UserRoute, uses: readonly Use[]): string {
  const beaten = new Map<string, Use[]>();
  for (const use of uses) {
    for (const row of use.effective?.routes ?? []) {
      if (row.beatenBy?.route !== route.id) continue;
      const text = rowText(row);
      append(beaten, text, use);
    }
  }
  if (beaten.size === 0) return uses.length === 0 ? '' : 'It beats no route of the same prefix.';
  const items = bounded([...beaten], page.limits.items, ([text, where]) =>
    beaten.size === 1 && where.length === uses.length
      ? `- ${text}`
      : `- ${text} in ${bounded(where, page.limits.items, (use) => page.ref(use.subnet.id)).join(', ')}`,
  );
  return `It beats\n\n${items.join('\n')}`;
}

function rowText(row: EffectiveRoute): string {
  const hops = row.nextHops.map((hop) => escapeText(hop.text ?? '')).filter((text) => text !== '');
  return `${sourceText(row.source)} ${row.prefix?.text ?? ''} → ${hops.join(', ') || row.nextHopType}`;
}

function reachLine(page: Page, route: UserRoute, uses: readonly Use[]): string | undefined {
  const { nextHop } = route;
  if (nextHop.type === 'None') return '✗ It drops all packets that it matches.';
  const lost = lostBy(page, route, uses);
  if (lost.length > 0) {
    const reasons = bounded(lost, page.limits.items, ({ cause, subnets }) => {
      const from = bounded(subnets, page.limits.items, ({ id }) => page.ref(id)).join(', ');
      return `✗ From ${from}: ${page.cause(cause)}`;
    });
    return blocks(reasons);
  }
  const addresses = hopAddresses(nextHop);
  const owners = new Set(
    uses.flatMap(({ vnet }) =>
      addresses.map((address) => nextHopOwner(page.network, vnet.id, address) ?? `= ${address.text}`),
    ),
  );
  if (owners.size === 0) return undefined;
  const shown = bounded([...owners], page.limits.items, (id) =>
    id.startsWith('= ') ? id.slice(2) : page.ref(id),
  ).join(', ');
  if (addresses.length === 1) return `The next hop is ${shown}: reachable.`;
  return `The next hops are ${shown}. Each flow takes one of them, and nothing probes them (${page.rule('R286')}).`;
}

/** The reasons why all packets that match the row of a route are dropped, with the subnets that each of them concerns. */
function lostBy(page: Page, route: UserRoute, uses: readonly Use[]) {
  const lost = new Map<string, { readonly cause: Cause; readonly subnets: Subnet[] }>();
  for (const { subnet, effective } of uses) {
    const cause = effective && lostIn(page, effective, route);
    if (!cause) continue;
    // Only what is shown becomes links, which takes longer than all the rest.
    const key = JSON.stringify([cause.rule, cause.text, cause.declarations]);
    const known = lost.get(key);
    if (known) known.subnets.push(subnet);
    else lost.set(key, { cause, subnets: [subnet] });
  }
  return [...lost.values()];
}

/** The reason why packets that match the row of a route are dropped, from a subnet with this table. */
function lostIn(page: Page, effective: EffectiveTable, route: UserRoute): Cause | undefined {
  const row = effective.routes.find((candidate) => candidate.route === route.id && candidate.state === 'Active');
  const ends = row ? page.snapshot.endsOfRow(effective, row) : [];
  const lost = ends.find(({ dropped }) => dropped)?.dropped?.reason;
  if (!lost || ends.every(({ dropped }) => dropped)) return lost;
  return { ...lost, text: `Some of the flows are lost. ${lost.text}` };
}
