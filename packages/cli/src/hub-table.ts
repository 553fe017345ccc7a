import { associatedTable, type DeclId, type HubRoutes, tablesOf, type VirtualHub } from '@azroute/engine';
import { idOf, listed, type TopologyView } from '@azroute/language';
import type { Command } from 'commander';
import { Failure } from './failure.js';

/** The options that choose the routes of a virtual hub. */
export interface HubOptions {
  readonly nic?: string;
  readonly hub?: string;
  readonly table?: string;
  readonly firewall?: boolean;
  readonly connection?: string;
}

/** Adds the options that choose the routes of a virtual hub in place of a NIC. */
export function withHub(command: Command): Command {
  return command
    .option(
      '--hub <name>',
      'the routes of a virtual hub instead: its defaultRouteTable, or what one of the next options names',
    )
    .option('--table <name>', 'another route table of the hub')
    .option('--firewall', "the routes by which the hub's firewall forwards")
    .option('--connection <vnet>', 'the route table that the connection of a virtual network is associated with');
}

/** @throws Failure if options for a hub are given without one, or with a NIC */
export function refuseWithoutHub({ nic, hub, table, firewall, connection }: HubOptions): void {
  const chosen = [
    ...(table === undefined ? [] : ['--table']),
    ...(firewall ? ['--firewall'] : []),
    ...(connection === undefined ? [] : ['--connection']),
  ];
  if (chosen.length > 1) throw new Failure(`choose one of ${listed(chosen)}`);
  if (hub === undefined && chosen.length > 0)
    throw new Failure(`${chosen[0]} needs --hub with the name of a virtual hub`);
  if (hub !== undefined && nic !== undefined) throw new Failure('choose one of --nic and --hub');
}

/**
 * The id of the table or firewall that the options choose.
 * @throws Failure if the hub has no such table, firewall or connection
 */
export function hubTableOf(view: TopologyView, name: string, options: HubOptions): DeclId {
  return hubRoutesOf(view, name, options).id;
}

/**
 * The routes that the options choose, with the id of their table or firewall.
 * @throws Failure if the hub has no such table, firewall or connection
 */
export function hubRoutesOf(
  view: TopologyView,
  name: string,
  options: HubOptions,
): { readonly id: DeclId; readonly routes: HubRoutes } {
  const hub = view.snapshot.network.virtualHub(idOf(view, name, ['virtualHub'], 'virtual hub'));
  const id = hub && tableOf(view, hub, options);
  const routes = id && view.snapshot.hubRoutes(id);
  if (!routes) throw new Failure(`${name} has no firewall`);
  return { id, routes };
}

/** W139: for a connection, the table that it is associated with. */
function tableOf(view: TopologyView, hub: VirtualHub, { table, firewall, connection }: HubOptions): DeclId | undefined {
  if (firewall) return hub.vnet.firewalls[0]?.id;
  if (connection !== undefined) {
    const vnet = idOf(view, connection, ['vnet'], 'virtual network');
    const found = view.snapshot.network.hubConnectionOf(vnet);
    if (found?.hub !== hub.id) throw new Failure(`${connection} is not connected to ${view.labelOf(hub.id)}`);
    return associatedTable(hub, found).id;
  }
  if (table === undefined) return hub.defaultRouteTable.id;
  const own = tablesOf(hub).find((one) => one.name === table || one.label === table);
  if (!own) {
    const names = listed(tablesOf(hub).map((one) => one.name));
    throw new Failure(`${view.labelOf(hub.id)} has no route table ${table}; it has ${names}`);
  }
  return own.id;
}
