import { basename } from 'node:path';
import { drawPicture, drawPictureFor, type PictureOptions, type Theme } from '@azroute/diagram';
import type { DeclId } from '@azroute/engine';
import type { TopologyView } from '@azroute/language';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Context } from '../context.js';
import { askedWay } from '../diagram/asked-way.js';
import { formatOf } from '../diagram/picture-format.js';
import { exitCodes } from '../failure.js';
import { writePicture } from '../files/write-picture.js';
import { loadTopology } from '../load.js';
import { idOf } from '../names.js';
import { linesText } from '../present/printable.js';
import { type SettingsOptions, withSettings } from '../settings-options.js';

interface DiagramOptions extends SettingsOptions {
  readonly output?: string;
  readonly theme?: Theme;
  readonly portrait?: boolean;
  readonly scale?: number;
  readonly from?: string;
  readonly to?: string;
  readonly loop?: string;
  readonly unfold: readonly string[];
  readonly only: readonly string[];
}

const themes: readonly Theme[] = ['auto', 'light', 'dark'];

/** `azroute diagram`: the network as a picture. */
export function addDiagram(program: Command, context: Context): void {
  const several = (name: string, names: readonly string[]) => [...names, name];
  withSettings(program.command('diagram'))
    .description('draw the network as a picture')
    .argument('<file>', 'the file, or - for standard input; its imports belong to the topology')
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
    .addHelpText(
      'after',
      '\nExamples:\n  azroute diagram network.azroute --output network.svg\n' +
        '  azroute diagram network.azroute --from spoke1.vm --to spoke2.vm --output path.svg\n' +
        '  azroute diagram network.azroute --only hub1 --only spoke11 --theme light --output hub1.svg',
    )
    .action((file: string, options: DiagramOptions) => diagram(file, options, context));
}

async function diagram(file: string, options: DiagramOptions, { io, exitWith }: Context): Promise<void> {
  const { output, theme = 'auto' } = options;
  const write = await formatOf(output, options.scale);
  const { view, hasErrors } = await loadTopology(file, options, io);
  const { network } = view.snapshot;
  const way = askedWay(view, options);
  const wanted = pictureOptions(view, options);
  const picture = way ? drawPictureFor(network, way, wanted) : drawPicture(network, wanted);
  if (hasErrors && picture.boxes.length === 0) {
    io.stderr(
      linesText([`nothing of ${file} can be drawn${output === undefined ? '' : `; ${output} is not written`}`]),
    );
    exitWith(exitCodes.findings);
    return;
  }
  const text = write(picture, { theme, title: basename(file), overlay: way && { way, network } });
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

function pictureOptions(view: TopologyView, { portrait, unfold, only }: DiagramOptions): PictureOptions {
  return {
    form: portrait ? 'tall' : 'wide',
    unfold: unfold.includes('all')
      ? 'all'
      : new Set(unfold.map((name) => idOf(view, name, ['vnet', 'subnet'], 'VNet or subnet'))),
    ...(only.length > 0 && { only: new Set<DeclId>(only.map((name) => idOf(view, name, ['vnet'], 'VNet'))) }),
  };
}
