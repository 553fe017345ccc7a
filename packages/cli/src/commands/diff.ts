import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { azureCli } from '../diff/as/az.js';
import { bicep } from '../diff/as/bicep.js';
import { stepsOf } from '../diff/as/steps.js';
import { terraform } from '../diff/as/terraform.js';
import { type Difference, differenceOf, isNothing } from '../diff/difference.js';
import { differenceJson } from '../diff/json.js';
import { differenceMarkdown } from '../diff/markdown.js';
import { loadState } from '../diff/state.js';
import { differenceText } from '../diff/text.js';
import { exitCodes } from '../failure.js';
import { type Formats, outputOption } from '../present/formats.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';

interface DiffOptions extends SettingsOptions {
  readonly output: keyof typeof formats;
  readonly as?: keyof typeof languages;
}

interface Answer {
  readonly difference: Difference;
  readonly colour: boolean;
}

const formats = {
  text: ({ difference, colour }) => differenceText(difference, colour),
  json: ({ difference }) => differenceJson(difference),
  markdown: ({ difference }) => differenceMarkdown(difference),
} satisfies Formats<string, Answer>;

const languages = { az: azureCli, bicep, terraform } as const;

/** `azroute diff`: in what two topologies differ, in text and in effect. */
export function addDiff(program: Command, { io, exitWith }: Context): void {
  withSettings(program.command('diff'))
    .description('compare two topologies: declarations, effective routes, packets, findings and expectations')
    .argument('<old>', 'the file before the change; its imports belong to the topology')
    .argument('<new>', 'the file after the change')
    .addOption(outputOption(formats))
    .addOption(
      new Option('--as <language>', 'print the change of the configuration for Azure, in place of the difference')
        .choices(Object.keys(languages))
        .conflicts('output'),
    )
    .addHelpText('after', '\nExample:\n  azroute diff ../base/network.azroute network.azroute --output markdown')
    .action(async (old: string, other: string, options: DiffOptions) => {
      const before = await loadState(old, options, io.cwd);
      const after = await loadState(other, options, io.cwd);
      const difference = differenceOf(before, after);
      const { declarations } = difference;
      if (options.as) io.stdout(languages[options.as](stepsOf(declarations)));
      else io.stdout(formats[options.output]({ difference, colour: io.colour }));
      if (!isNothing(difference)) exitWith(exitCodes.findings);
    });
}
