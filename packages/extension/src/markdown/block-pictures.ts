import { type DrawTextParams, type DrawTextResult, largestDrawnText } from '@azroute/language/protocol';

/** How many answers are kept, the latest ones. */
const mostKept = 200;
/** How long a block has to stay as it is before it is drawn, in milliseconds. */
const pause = 150;

/** Asks the server for a picture; undefined if it cannot be asked now. */
export type Draw = (params: DrawTextParams) => Promise<DrawTextResult | undefined>;

/**
 * The pictures of blocks in Markdown documents. A preview asks while it renders and cannot wait: it gets what is known,
 * and is told when there is more.
 */
export class BlockPictures {
  /** Answers by the text of the block. */
  private readonly kept = new Map<string, DrawTextResult>();
  /** What each place in a document showed last: it stays there until the next picture comes. */
  private readonly last = new Map<string, DrawTextResult>();
  /** What is to be drawn for each place: only the latest text. */
  private readonly wanted = new Map<string, DrawTextParams>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param draw asks the server
   * @param changed called when there are new pictures
   */
  constructor(
    private readonly draw: Draw,
    private readonly changed: () => void,
  ) {}

  /**
   * The picture of a block, or what is wrong with it; undefined if it is not known yet.
   * @param place where the block is: its document, and its number there
   */
  get(place: string, params: DrawTextParams): DrawTextResult | undefined {
    if (params.text.length > largestDrawnText) return { says: 'This block is too long to be drawn here.' };
    const key = keyOf(params);
    const found = this.kept.get(key);
    if (found) {
      this.wanted.delete(place);
      remember(this.kept, key, found);
      remember(this.last, place, found);
      return found;
    }
    const before = this.wanted.get(place);
    if (!before || keyOf(before) !== key) {
      this.wanted.set(place, params);
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.drawWanted(), pause);
    }
    return this.last.get(place);
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.wanted.clear();
  }

  private async drawWanted(): Promise<void> {
    const all = [...this.wanted.values()];
    this.wanted.clear();
    let isNew = false;
    for (const params of all) {
      const result = await this.draw(params).catch(() => undefined);
      if (!result) continue;
      remember(this.kept, keyOf(params), result);
      isNew = true;
    }
    if (isNew) this.changed();
  }
}

function keyOf({ info, text }: DrawTextParams): string {
  return `${info}\n${text}`;
}

function remember<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > mostKept && oldest !== undefined) map.delete(oldest);
}
