import type { Address, DeclId, Prefix } from '@azroute/engine';
import { idOf, type TopologyView } from '@azroute/language';
import type { Command } from 'commander';
import type { Context } from '../context.js';
import { Failure } from '../failure.js';
import { type HubOptions, hubTableOf, refuseWithoutHub, withHub } from '../hub-table.js';
import { loadView } from '../load.js';
import { Declarations } from '../present/declarations.js';
import { type Formats, outputOption } from '../present/formats.js';
import { hubWhyJson, hubWhyText } from '../present/hub-why.js';
import { json } from '../present/json.js';
import { withNotComplete } from '../present/not-complete.js';
import { type WhyJson, whyJson } from '../present/why-json.js';
import { whyText } from '../present/why-text.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';
import { targetOf } from '../targets.js';

interface WhyOptions extends SettingsOptions, HubOptions {
  readonly to: string;
  readonly output: keyof typeof formats;
}

/** The answers for each prefix of a network, or for one address or prefix. */
interface Answer {
  readonly view: TopologyView;
  readonly answers: readonly WhyJson[];
  readonly isNetwork: boolean;
}

const formats = {
  text: ({ answers }) => answers.map(whyText).join('\n'),
  json: ({ view, answers, isNetwork }) =>
    json(withNotComplete(isNetwork ? { value: answers } : { ...answers[0] }, view)),
} satisfies Formats<string, Answer>;

/** `azroute why`: the row that decides, and what happened to all other candidates. */
export function addWhy(program: Command, { io }: Context): void {
  withHub(
    withSettings(program.command('why'))
      .description('explain why a NIC has a route and not another one')
      .argument('<file>', 'the file, or - for standard input; its imports belong to the topology')
      .option('-n, --nic <name>', 'the NIC, as the language refers to it: vm1, spoke1.vm1 or spoke1.apps.vm1'),
  )
    .requiredOption(
      '--to <prefix, address or name>',
      'a prefix such as 10.2.0.0/16, an address, or the name of a NIC, host, subnet, VNet or site',
    )
    .addOption(outputOption(formats))
    .addHelpText(
      'after',
      '\nExamples:\n  azroute why network.azroute --nic spoke1.vm1 --to 10.2.0.0/16\n' +
        '  azroute why network.azroute --nic spoke1.vm1 --to spoke2.vm1\n' +
        '  azroute why network.azroute --hub hub1 --to 192.168.0.0/16',
    )
    .action(async (file: string, options: WhyOptions) => {
      const { nic, to, output } = options;
      refuseWithoutHub(options);
      const view = await loadView(file, options, io);
      if (options.hub !== undefined) {
        io.stdout(hubAnswer(view, options.hub, options, new Declarations(view, io.cwd)));
        return;
      }
      if (nic === undefined) throw new Failure('name the NIC with --nic, or a virtual hub with --hub');
      const id = idOf(view, nic, ['nic'], 'NIC');
      const target = targetOf(view, id, to);
      const declarations = new Declarations(view, io.cwd);
      const answer = (asked: Address | Prefix): WhyJson => {
        const why = view.snapshot.why(id, asked);
        if (!why) throw new Failure(`${nic} has no effective routes; azroute check ${file} says why`);
        const operatingSystem = operatingSystemOf(view, id, asked);
        return whyJson({ why, name: target.name, operatingSystem }, declarations);
      };
      io.stdout(formats[output]({ view, answers: target.to.map(answer), isNetwork: target.isNetwork }));
    });
}

/** The answer for the routes of a virtual hub. */
function hubAnswer(view: TopologyView, hub: string, options: WhyOptions, declarations: Declarations): string {
  const id = hubTableOf(view, hub, options);
  const target = targetOf(view, id, options.to);
  const answers = target.to.flatMap((to) => {
    const why = view.snapshot.whyHub(id, to);
    return why ? [hubWhyJson(why, target.name, declarations)] : [];
  });
  if (options.output !== 'json') return answers.map(hubWhyText).join('\n');
  return json(withNotComplete(target.isNetwork ? { value: answers } : { ...answers[0] }, view));
}

/** Where the NVA that a NIC belongs to sends the same packets before the fabric looks them up. */
function operatingSystemOf(view: TopologyView, nic: DeclId, to: Address | Prefix) {
  const nva = view.snapshot.network.nvaOfNic(nic);
  return nva && view.snapshot.whyOperatingSystem(nva.id, to);
}
