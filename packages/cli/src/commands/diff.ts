import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { azureCli } from '../diff/as/az.js';
import { bicep } from '../diff/as/bicep.js';
import { stepsOf } from '../diff/as/steps.js';
import { terraform } from '../diff/as/terraform.js';
import { type Comparison, compare } from '../diff/compare.js';
import { type Difference, isNothing } from '../diff/difference.js';
import { comparisonJson } from '../diff/json.js';
import { comparisonMarkdown } from '../diff/markdown.js';
import { comparisonText } from '../diff/text.js';
import { exitCodes } from '../failure.js';
import { type Formats, outputOption } from '../present/formats.js';
import { linesText } from '../present/printable.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';

interface DiffOptions extends SettingsOptions {
  readonly output: keyof typeof formats;
  readonly as?: keyof typeof languages;
}

interface Answer {
  readonly comparison: Comparison;
  readonly colour: boolean;
}

const formats = {
  text: ({ comparison, colour }) => comparisonText(comparison, colour),
  json: ({ comparison }) => comparisonJson(comparison),
  markdown: ({ comparison }) => comparisonMarkdown(comparison),
} satisfies Formats<string, Answer>;

const languages = {
  az: { print: azureCli, comment: '#' },
  bicep: { print: bicep, comment: '//' },
  terraform: { print: terraform, comment: '#' },
} as const;

/** `azroute diff`: in what two topologies differ, in text and in effect. */
export function addDiff(program: Command, { io, exitWith }: Context): void {
  withSettings(program.command('diff'))
    .description('compare two topologies: declarations, effective routes, packets, findings and expectations')
    .argument('<old>', 'the file or folder before the change, or one of a commit: git:REV:PATH')
    .argument('<new>', 'the file or folder after the change, or one of a commit')
    .addOption(outputOption(formats))
    .addOption(
      new Option('--as <language>', 'print the change of the configuration for Azure, in place of the difference')
        .choices(Object.keys(languages))
        .conflicts('output'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  azroute diff git:main:network.azroute network.azroute --output markdown\n  azroute diff ../base .',
    )
    .action(async (old: string, other: string, options: DiffOptions) => {
      const comparison = await compare(old, other, options, io.cwd);
      if (options.as) io.stdout(configurationOf(comparison, options.as));
      else io.stdout(formats[options.output]({ comparison, colour: io.colour }));
      const all =
        comparison.of === 'files'
          ? [comparison.difference]
          : comparison.differences.map(({ difference }) => difference);
      if (!all.every(isNothing)) exitWith(exitCodes.findings);
    });
}

/** The change of the configuration; for folders, below a comment with the root of each topology. */
function configurationOf(comparison: Comparison, as: keyof typeof languages): string {
  const { print, comment } = languages[as];
  const printed = ({ declarations }: Difference) => print(stepsOf(declarations));
  if (comparison.of === 'files') return printed(comparison.difference);
  return comparison.differences
    .map((each) => [each.file, printed(each.difference)] as const)
    .filter(([, text]) => text !== '')
    .map(([file, text]) => `${linesText([`${comment} ${file}`])}${text}`)
    .join(linesText(['']));
}
