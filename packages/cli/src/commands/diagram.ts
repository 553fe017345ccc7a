import { basename } from 'node:path';
import type { Theme } from '@azroute/diagram';
import { askedPicture, type PictureQuestion } from '@azroute/language';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Context } from '../context.js';
import { isMarkdown, markdownPictures, type TakenPictures, writeBlockPictures } from '../diagram/markdown-pictures.js';
import { formatOf } from '../diagram/picture-format.js';
import { exitCodes, Failure } from '../failure.js';
import { writePicture } from '../files/write-picture.js';
import { loadTopology } from '../load.js';
import { linesText } from '../present/printable.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';

interface DiagramOptions extends SettingsOptions, PictureQuestion {
  readonly output?: string;
  readonly theme?: Theme;
  readonly scale?: number;
  readonly check?: boolean;
}

const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** `azroute diagram`: the network as a picture. */
export function addDiagram(program: Command, context: Context): void {
  const several = (name: string, names: readonly string[]) => [...names, name];
  withSettings(program.command('diagram'))
    .description('draw the network as a picture')
    .argument(
      '<file...>',
      'the file, or - for standard input; its imports belong to the topology. Of Markdown files, the pictures of their blocks are drawn',
    )
    .option('-o, --output <file>', 'the picture, .svg, .png or .drawio; without it, SVG is printed')
    .addOption(
      new Option('--theme <theme>', "light or dark, or auto for what the reader's browser prefers")
        .choices(themes)
        .default(undefined, 'auto'),
    )
    .addOption(
      new Option('--scale <factor>', 'how many pixels a .png has for each of the picture, from 0.1 to 8')
        .argParser(scaleOf)
        .default(undefined, '2'),
    )
    .option('--portrait', 'draw sites above the hub and spokes below it, for a tall page')
    .option(
      '--from <name>',
      "draw the way of packets from here: from a NIC, a site's host, a private endpoint or a firewall",
    )
    .option('--to <name or address>', 'where they go, and their answers back')
    .option('--loop <code or key>', 'draw the way into the first loop with this code, or the second with AZR101:2')
    .addOption(
      new Option('--unfold <name>', 'draw all that is in this subnet or VNet, or everything with all; may be repeated')
        .argParser(several)
        .default([], 'none'),
    )
    .addOption(
      new Option('--only <vnet>', 'draw only this VNet, and those that the way passes; may be repeated')
        .argParser(several)
        .default([], 'all'),
    )
    .option(
      '--check',
      'of Markdown files: write nothing, list the pictures that would change, and end with 1 if any would',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  azroute diagram network.azroute --output network.svg\n' +
        '  azroute diagram network.azroute --from spoke1.vm --to spoke2.vm --output path.svg\n' +
        '  azroute diagram network.azroute --only hub1 --only spoke11 --theme light --output hub1.svg\n' +
        '  azroute diagram --check README.md docs/design.md',
    )
    .action((files: readonly string[], options: DiagramOptions) => {
      if (files.every(isMarkdown)) return diagramsOfMarkdown(files, options, context);
      const [file = ''] = files;
      if (files.length > 1) throw new Failure('give one .azroute file, or Markdown files only');
      if (options.check) throw new Failure('--check is for Markdown files; compare others with git diff --exit-code');
      return diagram(file, options, context);
    });
}

/** Brings the pictures of the blocks of Markdown files up to date. */
async function diagramsOfMarkdown(
  files: readonly string[],
  options: DiagramOptions,
  { io, exitWith }: Context,
): Promise<void> {
  const { output, theme, scale, portrait, from, to, loop, unfold, only } = options;
  if (
    [output, theme, scale, portrait, from, to, loop].some((each) => each !== undefined) ||
    unfold.length + only.length > 0
  ) {
    throw new Failure('in Markdown, options are written behind the language of a block: ```azroute from=vm1 to=vm2');
  }
  let isFine = true;
  const taken: TakenPictures = new Map();
  for (const file of files) {
    const { pictures, problems } = await markdownPictures(file, taken, options, io);
    const changed = pictures.filter(({ isCurrent }) => !isCurrent);
    if (!options.check) await writeBlockPictures(changed);
    io.stdout(linesText(changed.map(({ shown }) => (options.check ? `${shown} is not current` : `wrote ${shown}`))));
    io.stderr(linesText(problems));
    if (problems.length > 0 || (options.check && changed.length > 0)) isFine = false;
  }
  if (!isFine) exitWith(exitCodes.findings);
}

async function diagram(file: string, options: DiagramOptions, { io, exitWith }: Context): Promise<void> {
  const { output, theme = 'auto' } = options;
  const write = await formatOf(output, options.scale);
  const { view, hasErrors } = await loadTopology(file, options, io);
  const { picture, overlay } = askedPicture(view, options);
  if (hasErrors && picture.boxes.length === 0) {
    io.stderr(
      linesText([`nothing of ${file} can be drawn${output === undefined ? '' : `; ${output} is not written`}`]),
    );
    exitWith(exitCodes.findings);
    return;
  }
  const text = write(picture, { theme, title: basename(file), overlay });
  if (output === undefined) {
    io.document(String(text));
    return;
  }
  await writePicture(output, text, io);
  io.stdout(linesText([`wrote ${output}`]));
}

/** @throws InvalidArgumentError for what is no factor of a usual size */
function scaleOf(text: string): number {
  const scale = Number(text);
  if (!/^[0-9.]+$/.test(text) || !(scale >= 0.1 && scale <= 8)) {
    throw new InvalidArgumentError('It must be a number from 0.1 to 8.');
  }
  return scale;
}
