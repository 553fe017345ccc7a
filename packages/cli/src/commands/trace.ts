import type { Trace, Verdict } from '@azroute/engine';
import { askedPacket, listed, type TopologyView } from '@azroute/language';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Context } from '../context.js';
import { exitCodes } from '../failure.js';
import { loadView } from '../load.js';
import { type Formats, outputOption } from '../present/formats.js';
import { json } from '../present/json.js';
import { withNotComplete } from '../present/not-complete.js';
import { traceJson } from '../present/trace-json.js';
import { traceText } from '../present/trace-text.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';

interface TraceOptions extends SettingsOptions {
  readonly from: string;
  readonly to: string;
  readonly failOn: readonly Verdict[];
  readonly output: keyof typeof formats;
}

interface Answer {
  readonly view: TopologyView;
  readonly trace: Trace;
  readonly sender: string;
  readonly destination: string;
}

const formats = {
  text: ({ view, trace, sender, destination }) => traceText(trace, sender, destination, (id) => view.labelOf(id)),
  json: ({ view, trace }) =>
    json(
      withNotComplete(
        traceJson(trace, (id) => view.labelOf(id)),
        view,
      ),
    ),
} satisfies Formats<string, Answer>;

const verdicts = Object.keys({
  delivered: true,
  internet: true,
  loop: true,
  dropped: true,
} satisfies Record<Verdict, true>) as Verdict[];

/** `azroute trace`: the path of a packet, with the row or route that decided at each step. */
export function addTrace(program: Command, { io, exitWith }: Context): void {
  withSettings(program.command('trace'))
    .description('follow a packet from a NIC to a NIC or an address')
    .argument('<file>', 'the file, or - for standard input; its imports belong to the topology')
    .requiredOption('--from <name>', "the sender: a NIC, a site's host, a private endpoint or a firewall")
    .requiredOption('--to <name or address>', 'the destination: one of these, a load balancer, or an address')
    .addOption(
      new Option('--fail-on <verdicts>', `end with 1 if a path ends so: ${verdicts.join(', ')}, or several with commas`)
        .argParser(verdictsIn)
        .default([], 'none'),
    )
    .addOption(outputOption(formats))
    .addHelpText(
      'after',
      '\nExamples:\n  azroute trace network.azroute --from spoke1.vm1 --to spoke2.vm1\n' +
        '  azroute trace network.azroute --from spoke1.vm1 --to 8.8.8.8\n' +
        '  azroute trace network.azroute --from spoke1.vm1 --to spoke2.vm1 --fail-on loop,dropped',
    )
    .action(async (file: string, options: TraceOptions) => {
      const view = await loadView(file, options, io);
      const answered = answer(view, options);
      io.stdout(formats[options.output](answered));
      if (verdictsOf(answered.trace).some((verdict) => options.failOn.includes(verdict))) exitWith(exitCodes.findings);
    });
}

function verdictsIn(list: string): readonly Verdict[] {
  return list.split(',').map((word) => {
    const found = verdicts.find((verdict) => verdict === word.trim());
    if (!found) throw new InvalidArgumentError(`Each of them is one of ${listed(verdicts)}.`);
    return found;
  });
}

/** How the paths of a packet end. */
function verdictsOf({ verdict, branches }: Trace): readonly Verdict[] {
  return branches.length > 0 ? branches.flatMap(verdictsOf) : [verdict];
}

function answer(view: TopologyView, { from, to }: TraceOptions): Answer {
  const { sender, trace, name } = askedPacket(view, from, to);
  return { view, trace, sender: view.labelOf(sender), destination: name };
}
