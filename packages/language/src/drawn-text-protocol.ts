/** Asks with {@link DrawTextParams} for a {@link DrawTextResult}. */
export const drawTextRequest = 'azroute/drawText';

/** The longest text that is drawn, in characters. */
export const largestDrawnText = 100_000;

/** A text that is in no file, such as a block of a Markdown document. */
export interface DrawTextParams {
  readonly text: string;
  /** What stands behind the three backticks: `azroute from=spoke1.vm to=spoke2.vm`. */
  readonly info: string;
  /** The texts beside it that it may import, by their paths with `/`; none by default. */
  readonly others?: Readonly<Record<string, string>>;
  /** The path of the text among these; needed only if they are in folders. */
  readonly path?: string;
}

/** The picture as SVG, what is wrong with the text, or both. */
export interface DrawTextResult {
  readonly svg?: string;
  readonly says?: string;
}
