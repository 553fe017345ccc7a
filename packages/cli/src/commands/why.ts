import { type Address, isProblem, type Prefix, parseAddress, parsePrefix } from '@azroute/engine';
import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';
import { loadView } from '../load.js';
import { idOf } from '../names.js';
import { Declarations } from '../present/declarations.js';
import { json } from '../present/json.js';
import { whyJson } from '../present/why-json.js';
import { whyText } from '../present/why-text.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';

interface WhyOptions extends SettingsOptions {
  readonly nic: string;
  readonly to: string;
  readonly output: 'text' | 'json';
}

/** `azroute why`: the row that decides, and what became of all other candidates. */
export function addWhy(program: Command, { io }: Context): void {
  withSettings(program.command('why'))
    .description('say why a NIC has a route and not another one')
    .argument('<file>', 'the file; its imports belong to the topology')
    .requiredOption('-n, --nic <name>', 'the NIC, as the language refers to it: vm1, spoke1.vm1 or spoke1.apps.vm1')
    .requiredOption('--to <prefix or address>', 'a prefix such as 10.2.0.0/16, or an address')
    .addOption(new Option('-o, --output <format>', 'form of the output').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      '\nExamples:\n  azroute why network.azroute --nic spoke1.vm1 --to 10.2.0.0/16\n' +
        '  azroute why network.azroute --nic spoke1.vm1 --to 10.2.16.4',
    )
    .action(async (file: string, { nic, to, output, ...settings }: WhyOptions) => {
      const target = targetOf(to);
      const view = await loadView(file, settings, io);
      const why = view.snapshot.why(idOf(view, nic, ['nic'], 'NIC'), target);
      if (!why) throw new Failure(`${nic} has no effective routes; azroute check ${file} says why`);
      const answer = whyJson(why, new Declarations(view, io.cwd));
      io.stdout(output === 'json' ? json(answer) : whyText(answer));
    });
}

function targetOf(to: string): Address | Prefix {
  if (to.includes('/')) {
    const parsed = parsePrefix(to);
    if (isProblem(parsed)) throw new Failure(parsed.problem);
    return parsed.prefix;
  }
  const address = parseAddress(to);
  if (isProblem(address)) throw new Failure(`${address.problem}, nor a prefix such as 10.2.0.0/16`);
  return address;
}
