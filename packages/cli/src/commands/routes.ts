import type { DeclId } from '@azroute/engine';
import type { TopologyView } from '@azroute/language';
import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { loadView } from '../load.js';
import { idOf } from '../names.js';
import { compareNames } from '../order.js';
import { effectiveRoutesJson, effectiveRoutesTable } from '../present/effective-routes.js';
import { json } from '../present/json.js';
import { withNotComplete } from '../present/not-complete.js';
import { linesText } from '../present/printable.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';

interface RoutesOptions extends SettingsOptions {
  readonly nic?: string;
  readonly output: 'table' | 'json';
}

/** `azroute routes`: the effective routes of one NIC or of all. */
export function addRoutes(program: Command, { io }: Context): void {
  withSettings(program.command('routes'))
    .description('print the effective routes of a NIC, or of all NICs')
    .argument('<file>', 'the file; its imports belong to the topology')
    .option('-n, --nic <name>', 'the NIC, as the language refers to it: vm1, spoke1.vm1 or spoke1.apps.vm1')
    .addOption(new Option('-o, --output <format>', 'form of the output').choices(['table', 'json']).default('table'))
    .addHelpText('after', '\nExample:\n  azroute routes network.azroute --nic spoke1.vm1')
    .action(async (file: string, options: RoutesOptions) => {
      const view = await loadView(file, options, io);
      io.stdout(options.nic === undefined ? ofAll(view, options) : ofOne(view, options.nic, options));
    });
}

function ofOne(view: TopologyView, name: string, { output }: RoutesOptions): string {
  const id = idOf(view, name, ['nic'], 'NIC');
  const effective = view.snapshot.effectiveRoutes(id);
  if (!effective) return output === 'json' ? json({ value: [] }) : '';
  return output === 'json'
    ? json(withNotComplete(effectiveRoutesJson(effective), view, id))
    : effectiveRoutesTable(effective);
}

function ofAll(view: TopologyView, { output }: RoutesOptions): string {
  const tables = nicsOf(view).flatMap(({ id, label }) => {
    const effective = view.snapshot.effectiveRoutes(id);
    return effective ? [{ id, label, effective }] : [];
  });
  if (output === 'json') {
    const answers = tables.map(({ id, label, effective }) => [
      label,
      withNotComplete(effectiveRoutesJson(effective), view, id),
    ]);
    return json(Object.fromEntries(answers));
  }
  return tables.map(({ label, effective }) => `${linesText([label, ''])}${effectiveRoutesTable(effective)}`).join('\n');
}

function nicsOf(view: TopologyView): readonly { readonly id: DeclId; readonly label: string }[] {
  return view.topology.vnets
    .flatMap(({ subnets }) => subnets)
    .flatMap(({ nics }) => nics)
    .map(({ id }) => ({ id, label: view.labelOf(id) }))
    .sort((a, b) => compareNames(a.label, b.label));
}
