import { type DeclId, type EffectiveTable, type HubRoutes, tablesOf, type VirtualHub } from '@azroute/engine';
import { compareNames, idOf, listed, type TopologyView } from '@azroute/language';
import type { Command } from 'commander';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';
import { loadView } from '../load.js';
import { effectiveRoutesJson, effectiveRoutesTable } from '../present/effective-routes.js';
import { type Formats, outputOption } from '../present/formats.js';
import { hubRoutesJson, hubRoutesTable } from '../present/hub-routes.js';
import { json } from '../present/json.js';
import { withNotComplete } from '../present/not-complete.js';
import { linesText } from '../present/printable.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';

interface RoutesOptions extends SettingsOptions {
  readonly nic?: string;
  readonly hub?: string;
  readonly table?: string;
  readonly firewall?: boolean;
  readonly connection?: string;
  readonly output: keyof typeof formats;
}

/** The tables of the requested NICs; without a heading if there is only one. */
interface Answer {
  readonly view: TopologyView;
  readonly tables: readonly NicTable[];
  readonly isOne: boolean;
}

interface NicTable {
  readonly id: DeclId;
  readonly label: string;
  readonly effective: EffectiveTable;
  /** The name of the route table if its routes are not known. */
  readonly unknown: string | undefined;
}

const formats = {
  table: ({ tables, isOne }) =>
    tables
      .map(
        ({ label, effective, unknown }) =>
          `${isOne ? '' : linesText([label, ''])}${effectiveRoutesTable(effective)}${unknownText(unknown)}`,
      )
      .join('\n'),
  json: ({ view, tables, isOne }) => {
    const answers = tables.map(
      ({ id, label, effective, unknown }) =>
        [
          label,
          {
            ...withNotComplete(effectiveRoutesJson(effective), view, id),
            ...(unknown === undefined ? {} : { unknownRouteTable: unknown }),
          },
        ] as const,
    );
    return json(isOne ? (answers[0]?.[1] ?? { value: [] }) : Object.fromEntries(answers));
  },
} satisfies Formats<string, Answer>;

/** `azroute routes`: the effective routes of one NIC or of all. */
export function addRoutes(program: Command, { io }: Context): void {
  withSettings(program.command('routes'))
    .description('print the effective routes of a NIC, or of all NICs')
    .argument('<file>', 'the file, or - for standard input; its imports belong to the topology')
    .option('-n, --nic <name>', 'the NIC, as the language refers to it: vm1, spoke1.vm1 or spoke1.apps.vm1')
    .option(
      '--hub <name>',
      'the routes of a virtual hub instead: its defaultRouteTable, or what one of the next options names',
    )
    .option('--table <name>', 'another route table of the hub')
    .option('--firewall', "the routes by which the hub's firewall forwards")
    .option('--connection <vnet>', 'the route table that the connection of a virtual network is associated with')
    .addOption(outputOption(formats))
    .addHelpText('after', '\nExample:\n  azroute routes network.azroute --nic spoke1.vm1')
    .action(async (file: string, options: RoutesOptions) => {
      refuseWithoutHub(options);
      const view = await loadView(file, options, io);
      if (options.hub !== undefined) {
        const routes = hubRoutesOf(view, options.hub, options);
        io.stdout(
          options.output === 'json'
            ? json(withNotComplete(hubRoutesJson(view, routes), view))
            : hubRoutesTable(view, routes),
        );
        return;
      }
      const nics = options.nic === undefined ? nicsOf(view) : [nicOf(view, options.nic)];
      const tables = nics.flatMap(({ id, label }) => {
        const effective = view.snapshot.effectiveRoutes(id);
        const unknown = effective?.isUnknown ? effective.routeTable : undefined;
        return effective
          ? [{ id, label, effective, unknown: unknown === undefined ? undefined : view.labelOf(unknown) }]
          : [];
      });
      io.stdout(formats[options.output]({ view, tables, isOne: options.nic !== undefined }));
    });
}

/** @throws Failure if options for a hub are given without one, or with a NIC */
function refuseWithoutHub({ nic, hub, table, firewall, connection }: RoutesOptions): void {
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

/** @throws Failure if the hub has no such table, firewall or connection */
function hubRoutesOf(view: TopologyView, name: string, options: RoutesOptions): HubRoutes {
  const id = idOf(view, name, ['virtualHub'], 'virtual hub');
  const hub = view.snapshot.network.virtualHub(id);
  const wanted = hub && tableOf(view, hub, options);
  const routes = wanted === undefined ? undefined : view.snapshot.hubRoutes(wanted);
  if (!routes) throw new Failure(`${name} has no firewall`);
  return routes;
}

function tableOf(
  view: TopologyView,
  hub: VirtualHub,
  { table, firewall, connection }: RoutesOptions,
): DeclId | undefined {
  if (firewall) return hub.vnet.firewalls[0]?.id;
  if (connection !== undefined) {
    const vnet = idOf(view, connection, ['vnet'], 'virtual network');
    const found = view.snapshot.network.hubConnectionOf(vnet);
    if (found?.hub !== hub.id) throw new Failure(`${connection} is not connected to ${view.labelOf(hub.id)}`);
    return found.routing.associatedRouteTable ?? hub.defaultRouteTable.id;
  }
  if (table === undefined) return hub.defaultRouteTable.id;
  const own = tablesOf(hub).find((one) => one.name === table || one.label === table);
  if (!own) {
    const names = listed(tablesOf(hub).map((one) => one.name));
    throw new Failure(`${view.labelOf(hub.id)} has no route table ${table}; it has ${names}`);
  }
  return own.id;
}

function unknownText(table: string | undefined): string {
  return table === undefined ? '' : linesText(['', `The routes of ${table} are not known: each row can be different.`]);
}

type NamedNic = Pick<NicTable, 'id' | 'label'>;

function nicOf(view: TopologyView, name: string): NamedNic {
  return { id: idOf(view, name, ['nic'], 'NIC'), label: name };
}

function nicsOf(view: TopologyView): readonly NamedNic[] {
  return view.topology.vnets
    .flatMap(({ subnets }) => subnets)
    .flatMap(({ nics }) => nics)
    .map(({ id }) => ({ id, label: view.labelOf(id) }))
    .sort((a, b) => compareNames(a.label, b.label));
}
