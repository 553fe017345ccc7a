import { join } from 'node:path';
import {
  type ConfigurationLanguage,
  configurationChange,
  configurationLanguages,
  type Difference,
  isNothing,
} from '@azroute/language';
import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { type Compared, type Comparison, compare } from '../diff/compare.js';
import { comparisonJson } from '../diff/json.js';
import { knownIds } from '../diff/known-ids.js';
import { comparisonMarkdown } from '../diff/markdown.js';
import { type PicturePlace, writePictures } from '../diff/pictures.js';
import { comparisonText } from '../diff/text.js';
import { exitCodes, Failure } from '../failure.js';
import { type Formats, outputOption } from '../present/formats.js';
import { linesText } from '../present/printable.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';

interface DiffOptions extends SettingsOptions {
  readonly output: keyof typeof formats;
  readonly as?: ConfigurationLanguage;
  readonly diagram?: string;
  readonly diagramUrl?: string;
}

interface Answer {
  readonly comparison: Comparison;
  readonly colour: boolean;
  /** What Markdown says about the pictures of a topology. */
  readonly pictures: (compared: Compared) => string;
}

const formats = {
  text: ({ comparison, colour }) => comparisonText(comparison, colour),
  json: ({ comparison }) => comparisonJson(comparison),
  markdown: ({ comparison, pictures }) => comparisonMarkdown(comparison, pictures),
} satisfies Formats<string, Answer>;

/** What begins a comment. */
const comments = { az: '#', bicep: '//', terraform: '#' } as const satisfies Record<ConfigurationLanguage, string>;

/** `azroute diff`: in what two topologies differ, in text and in effect. */
export function addDiff(program: Command, { io, exitWith }: Context): void {
  withSettings(program.command('diff'))
    .description('compare two topologies: declarations, effective routes, packets, findings and expectations')
    .argument('<old>', 'the file or folder before the change, or one of a commit: git:REV:PATH')
    .argument('<new>', 'the file or folder after the change, or one of a commit')
    .addOption(outputOption(formats))
    .addOption(
      new Option('--as <language>', 'print the change of the configuration for Azure, in place of the difference')
        .choices([...configurationLanguages])
        .conflicts('output'),
    )
    .option('--diagram <folder>', 'with --output markdown: draw both states into this folder, and show the pictures')
    .option('--diagram-url <url>', 'where readers find that folder; without it, links lead to the folder itself')
    .addHelpText(
      'after',
      '\nExamples:\n  azroute diff git:main:network.azroute network.azroute --output markdown\n  azroute diff ../base .',
    )
    .action(async (old: string, other: string, options: DiffOptions) => {
      const place = pictures(options);
      const comparison = await compare(old, other, options, io);
      const shown = place ? await writePictures(comparison, place, io) : () => '';
      if (options.as) io.stdout(await configurationOf(comparison, options.as, { sides: [other, old], cwd: io.cwd }));
      else io.stdout(formats[options.output]({ comparison, colour: io.colour, pictures: shown }));
      const all =
        comparison.of === 'files'
          ? [comparison.difference]
          : comparison.differences.map(({ difference }) => difference);
      if (!all.every(isNothing)) exitWith(exitCodes.findings);
    });
}

/**
 * Where pictures are wanted, if they are.
 * @throws Failure if nothing would show them
 */
function pictures({ diagram, diagramUrl, output, as }: DiffOptions): PicturePlace | undefined {
  if (diagram === undefined) {
    if (diagramUrl !== undefined) throw new Failure('--diagram-url needs --diagram, the folder for the pictures');
    return undefined;
  }
  if (diagram === '') throw new Failure('--diagram is empty; name a folder for the pictures');
  if (output !== 'markdown' || as) throw new Failure('--diagram needs --output markdown, which shows the pictures');
  return { folder: diagram, url: diagramUrl };
}

/** The change of the configuration; for folders, below a comment with the root of each topology. */
async function configurationOf(
  comparison: Comparison,
  as: ConfigurationLanguage,
  { sides, cwd }: { readonly sides: readonly string[]; readonly cwd: string },
): Promise<string> {
  const printed = async ({ declarations }: Difference, roots: readonly string[]) =>
    linesText(configurationChange(declarations, as, await knownIds(roots, cwd)));
  if (comparison.of === 'files') return printed(comparison.difference, sides);
  const texts: string[] = [];
  for (const { file, difference } of comparison.differences) {
    const text = await printed(
      difference,
      sides.map((side) => join(side, file)),
    );
    if (text !== '') texts.push(`${linesText([`${comments[as]} ${file}`])}${text}`);
  }
  return texts.join(linesText(['']));
}
