import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { drawPicture, drawPictureFor, svgText } from '@azroute/diagram';
import { askedWay, escapedMarkdown, isNothing, type TopologyView } from '@azroute/language';
import { Failure } from '../failure.js';
import { errorCode } from '../files/error-code.js';
import { writePicture } from '../files/write-picture.js';
import type { Io } from '../io.js';
import type { Compared, Comparison } from './compare.js';

/** Where pictures are written, and where a reader of the Markdown finds them. */
export interface PicturePlace {
  readonly folder: string;
  /** What the links begin with; the folder itself if there is none. */
  readonly url: string | undefined;
}

/** The picture of one state. */
interface Drawn {
  readonly when: 'before' | 'after';
  /** Inside the folder, with `/`. */
  readonly file: string;
  readonly text: string;
}

/**
 * Writes a picture of each topology that differs, before and after the change, with the way of packets of the first kind
 * that is told: those that are lost come first.
 * @returns what Markdown says about the pictures of a topology
 * @throws Failure if one cannot be written
 */
export async function writePictures(
  comparison: Comparison,
  { folder, url = folder }: PicturePlace,
  io: Io,
): Promise<(compared: Compared) => string> {
  const sections = new Map<Compared, string>();
  const all = comparison.of === 'files' ? [comparison] : comparison.differences;
  for (const compared of all) {
    if (isNothing(compared.difference)) continue;
    const name = 'file' in compared ? compared.file.replace(/\.azroute$/, '') : undefined;
    const pictures = drawn(compared, name);
    for (const { file, text } of pictures) {
      const path = join(folder, file);
      await makeFolder(dirname(path), io);
      await writePicture(path, text, io);
    }
    sections.set(compared, section(pictures, url, packetsOf(compared)));
  }
  return (compared) => sections.get(compared) ?? '';
}

async function makeFolder(folder: string, { cwd }: Io): Promise<void> {
  try {
    await mkdir(resolve(cwd, folder), { recursive: true });
  } catch (error) {
    throw new Failure(`the folder ${folder} cannot be made: ${errorCode(error)}`);
  }
}

/** The two states, or the one that exists. Names of folders come from files that azroute has found, so they are safe. */
function drawn(compared: Compared, name: string | undefined): readonly Drawn[] {
  return (['before', 'after'] as const).flatMap((when) => {
    const view = compared[when];
    if (!view) return [];
    const file = `${name === undefined ? when : `${name}.${when}`}.svg`;
    return { when, file, text: pictureOf(view, compared, when) };
  });
}

function pictureOf(view: TopologyView, compared: Compared, title: string): string {
  const { network } = view.snapshot;
  const way = compared.before && compared.after && changedWay(view, compared);
  const picture = way ? drawPictureFor(network, way) : drawPicture(network);
  return svgText(picture, { theme: 'auto', title, overlay: way && { way, network } });
}

/** The way of packets whose way has changed, if there are any. */
function changedWay(view: TopologyView, { difference }: Compared) {
  const example = difference.packets?.[0]?.example;
  if (!example) return undefined;
  try {
    return askedWay(view, { from: example.from, to: example.to ?? example.address });
  } catch (error) {
    // A name that means several things here: the picture is worth something without the way.
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** Of which packets the pictures show the way. */
function packetsOf({ difference, before, after }: Compared): string | undefined {
  const example = before && after && difference.packets?.[0]?.example;
  return example && `${example.from} to ${example.to ?? example.address}`;
}

function section(pictures: readonly Drawn[], url: string, packets: string | undefined): string {
  const of = packets === undefined ? '' : ` of packets from ${escapedMarkdown(packets)}`;
  const heading = `\n### The network${packets === undefined ? '' : ', and the way'}${of}\n`;
  const [first, second] = pictures;
  const isSame = second !== undefined && first?.text === second.text;
  const shown = pictures.map(({ when, file }) => {
    const alt = when === 'before' ? 'The network before the change' : 'The network after the change';
    return `\n${when === 'before' ? 'Before' : 'After'}:\n\n![${alt}](${linkTo(url, file)})\n`;
  });
  if (isSame) return `${heading}\nThe picture is the same before and after.\n${shown[1]?.replace('After:\n\n', '')}`;
  return heading + shown.join('');
}

/** A link, with everything encoded that would end it in Markdown. */
function linkTo(url: string, file: string): string {
  const parts = `${url.replaceAll('\\', '/').replace(/\/+$/, '')}/${file}`.split('/');
  const encoded = parts.map((part) =>
    encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd')).replace(/[()'*!]/g, percent),
  );
  // The scheme and a port of a URL stay as they are.
  return encoded
    .join('/')
    .replace(/^([a-z]+)%3A(?=\/)/i, '$1:')
    .replace(/^(https?:\/\/[^/]*)%3A(\d+)/i, '$1:$2');
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
