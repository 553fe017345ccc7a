import type { DeclId, EffectiveTable } from '@azroute/engine';
import { compareNames, idOf, type TopologyView } from '@azroute/language';
import type { Command } from 'commander';
import type { Context } from '../context.js';
import { type HubOptions, hubRoutesOf, refuseWithoutHub, withHub } from '../hub-table.js';
import { loadView } from '../load.js';
import { effectiveRoutesJson, effectiveRoutesTable } from '../present/effective-routes.js';
import { type Formats, outputOption } from '../present/formats.js';
import { hubRoutesJson, hubRoutesTable } from '../present/hub-routes.js';
import { json } from '../present/json.js';
import { withNotComplete } from '../present/not-complete.js';
import { linesText } from '../present/printable.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';

interface RoutesOptions extends SettingsOptions, HubOptions {
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
  withHub(
    withSettings(program.command('routes'))
      .description('print the effective routes of a NIC, or of all NICs')
      .argument('<file>', 'the file, or - for standard input; its imports belong to the topology')
      .option('-n, --nic <name>', 'the NIC, as the language refers to it: vm1, spoke1.vm1 or spoke1.apps.vm1'),
  )
    .addOption(outputOption(formats))
    .addHelpText('after', '\nExample:\n  azroute routes network.azroute --nic spoke1.vm1')
    .action(async (file: string, options: RoutesOptions) => {
      refuseWithoutHub(options);
      const view = await loadView(file, options, io);
      if (options.hub !== undefined) {
        const { routes } = hubRoutesOf(view, options.hub, options);
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
