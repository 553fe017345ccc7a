import type { Resvg as ResvgClass } from '@resvg/resvg-js';
import { Failure } from '../failure.js';

/** The library that turns SVG into PNG. Nobody needs it for anything else, so it is not installed with azroute. */
const library = '@resvg/resvg-js';

/** The most pixels of a picture: they take 400 MB of memory while it is written. */
const mostPixels = 100_000_000;

/** Some text of known size, to find out whether there is a font. */
const sample = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">a</text></svg>';

/** Turns SVG with plain colours into a PNG, so many pixels for each of its own. */
export type ToPng = (svg: string, scale: number) => Uint8Array;

/**
 * Loads the library, only from where azroute itself is installed: a library in the current folder may be anybody's.
 * @throws Failure if it is not there, or does not run here
 */
export async function pngConverter(load: () => Promise<unknown> = () => import('@resvg/resvg-js')): Promise<ToPng> {
  const { Resvg } = await loaded(load);
  return (svg, scale) => {
    if (!new Resvg(sample).innerBBox()) {
      throw new Failure(
        'there is no font on this computer to write the names with; install one, or write an .svg file',
      );
    }
    const picture = new Resvg(svg, { fitTo: { mode: 'zoom', value: scale } });
    const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
    if (width * height > mostPixels) {
      throw new Failure(
        `the picture would have ${width} × ${height} pixels, and at most ${mostPixels / 1e6} million can be written; ` +
          'give a smaller --scale, or write an .svg file',
      );
    }
    return picture.render().asPng();
  };
}

async function loaded(load: () => Promise<unknown>): Promise<{ readonly Resvg: typeof ResvgClass }> {
  try {
    return (await load()) as { readonly Resvg: typeof ResvgClass };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const isThere = code !== 'ERR_MODULE_NOT_FOUND' && code !== 'MODULE_NOT_FOUND';
    throw new Failure(
      isThere
        ? `the library ${library} does not run here (${String(error).split('\n')[0]}); write an .svg file`
        : `a .png file needs the library ${library} beside azroute: npm install ${library}, with --global if azroute is; or write an .svg file`,
    );
  }
}
