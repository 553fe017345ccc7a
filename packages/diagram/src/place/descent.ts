import type { Cell } from './grid.js';
import { laneWidth } from './size.js';

/** Between boxes that are below each other. */
export const boxGap = 12;

/** Goes down the page and leaves streets and cells behind. */
export class Descent {
  /** Where the boxes in the columns of the band start. */
  contentTop = 0;

  /**
   * @param lanes how many lanes each street has
   * @param streets where the first lane of each street is
   */
  constructor(
    public y: number,
    private readonly lanes: ReadonlyMap<string, number>,
    readonly streets: Map<string, number>,
  ) {}

  /** How many lanes a street has. */
  lanesIn(street: string): number {
    return this.lanes.get(street) ?? 0;
  }

  /** A street over the whole band; `least` is its height without lanes. */
  street(id: string, least: number, lead = 12): void {
    const count = this.lanesIn(id);
    this.streets.set(id, this.y + lead);
    this.y += count === 0 ? least : lead + laneWidth * count + 4;
  }

  /** Cells beside each other. */
  row(cells: readonly Cell[]): void {
    for (const { box } of cells) box.y = this.y;
    this.y += Math.max(0, ...cells.map(({ box }) => box.h + box.room + (box.count > 1 ? 8 : 0)));
  }

  /** Cells below each other. @returns where they end */
  stack(cells: readonly Cell[], top: number): number {
    let y = top;
    for (const { box } of cells) {
      box.y = y;
      y += box.h + box.room + boxGap;
    }
    return cells.length > 0 ? y - boxGap : y;
  }
}
