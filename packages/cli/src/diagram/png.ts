import type { Resvg as ResvgClass } from '@resvg/resvg-js';
import { Failure } from '../failure.js';

/** The library that turns SVG into PNG. Nobody needs it for anything else, so it is not installed with azroute. */
const library = '@resvg/resvg-js';

/** The most pixels of a picture: they take 400 MB of memory while it is written. */
const mostPixels = 100_000_000;

/** Fonts without serifs that systems have, the usual one of each first. */
const sansSerif = [
  'Segoe UI',
  'Helvetica Neue',
  'Arial',
  'Noto Sans',
  'Liberation Sans',
  'DejaVu Sans',
  'Roboto',
  'Ubuntu',
  'FreeSans',
];

/** Turns SVG with plain colours into a PNG, so many pixels for each of its own. */
export type ToPng = (svg: string, scale: number) => Uint8Array;

/**
 * Loads the library, only from where azroute itself is installed: a library in the current folder may be anybody's.
 * @throws Failure if it is not there, or does not run here
 */
export async function pngConverter(load: () => Promise<unknown> = () => import('@resvg/resvg-js')): Promise<ToPng> {
  const { Resvg } = await loaded(load);
  const family = fontOf(Resvg);
  return (svg, scale) => {
    const font = family === undefined ? {} : { sansSerifFamily: family, defaultFontFamily: family };
    const picture = new Resvg(svg, { fitTo: { mode: 'zoom', value: scale }, font });
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

/**
 * The font for names: the library takes any font of the system for a family that is not there.
 * @returns undefined if that one is as good as any other
 * @throws Failure if there is no font at all
 */
function fontOf(Resvg: typeof ResvgClass): string | undefined {
  const extent = (family: string) => {
    const text = `<text y="100" font-size="100" font-family="${family}">Hamburgefonstiv 192.168.0.1</text>`;
    const box = new Resvg(
      `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="150">${text}</svg>`,
    ).innerBBox();
    return box && `${box.width} ${box.height}`;
  };
  const any = extent('no such family');
  if (any === undefined) {
    throw new Failure('there is no font on this computer to write names with; install one, or write an .svg file');
  }
  return sansSerif.find((family) => extent(family) !== any);
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
