import { extname } from 'node:path';
import { drawioText, type Picture, type SvgOptions, svgText } from '@azroute/diagram';
import { Failure } from '../failure.js';
import { pngConverter } from './png.js';

/** Makes a file of a picture. */
export type WriteFormat = (picture: Picture, options: SvgOptions) => string | Uint8Array;

/**
 * How a picture is written, by the name of its file. Without one it is SVG.
 * @param scale how many pixels a PNG has for each of the picture, 2 by default; for other formats it means nothing
 * @throws Failure if the name does not end as a picture that can be made
 */
export async function formatOf(output: string | undefined, scale: number | undefined): Promise<WriteFormat> {
  if (output === '') throw new Failure('--output is empty; name a file that ends in .svg, .png or .drawio');
  const extension = output === undefined ? '.svg' : extname(output).toLowerCase();
  if (scale !== undefined && extension !== '.png')
    throw new Failure('--scale is for .png files; others have no pixels');
  if (extension === '.svg') return svgText;
  if (extension === '.drawio') return drawioText;
  if (extension !== '.png') {
    throw new Failure(`${output} ends in none of .svg, .png and .drawio; give the picture such a name`);
  }
  const toPng = await pngConverter();
  return (picture, options) => {
    // What a browser prefers is unknown to a PNG, and most documents are light.
    const theme = options.theme === 'auto' ? 'light' : options.theme;
    return toPng(svgText(picture, { ...options, theme }), scale ?? 2);
  };
}
