import { type Draft, mostColumns } from '../fold/draft.js';
import { clipped, clippedName, detailWidth, nameWidth, textWidth } from '../text.js';

/** How many lines end at the sides of a box, and how many lanes it needs inside, at the left. */
export interface Ends {
  readonly sides: number;
  readonly tops: number;
  readonly inside: number;
  readonly room: number;
  /** The extra width. */
  readonly extra: number;
}

/** Looks up what ends at a box. */
export type EndsOf = (id: string) => Ends;

/** The height of a title of two lines, with the icon; the least height of a device. */
export const titleHeight = 40;
const subnetTitleHeight = 24;
const padding = 8;
const gap = 8;
/** Between two lanes or two ends. */
export const laneWidth = 8;

/** Where the content of a box starts at the left, when lanes run inside it. */
export function insideLeft(lanes: number): number {
  return padding + (lanes === 0 ? 0 : 4 + laneWidth * lanes);
}

/** Gives a box and what is in it their sizes, and places relative to the left upper corner of the box. */
export function measure(box: Draft, endsOf: EndsOf): void {
  const { sides, tops, inside, room, extra } = endsOf(box.id);
  box.room = room;
  const head = box.kind === 'subnet' ? subnetTitleHeight : titleHeight;
  let y = head;
  let widest = 0;
  const left = insideLeft(inside);
  for (const child of box.children) {
    measure(child, endsOf);
    child.x = left;
    child.y = y;
    y += child.h + child.room + gap;
    widest = Math.max(widest, child.w);
  }
  const inner = box.children.length > 0 ? y - gap + padding : head + (box.kind === 'vnet' ? 4 : 0);
  box.h = Math.max(inner, laneWidth * sides + 24);
  const content = box.children.length > 0 ? left + widest + padding : 0;
  box.w = Math.ceil(Math.max(titleWidth(box) + extra, content, 24 + 10 * tops) / 4) * 4;
}

/** Makes the boxes inside as wide as there is room. */
export function stretch(box: Draft, width: number): void {
  box.w = width;
  for (const child of box.children) stretch(child, width - child.x - padding);
}

/** The texts of a box as they are shown. */
export function shownTexts({ title, detail, chip }: Pick<Draft, 'title' | 'detail' | 'chip'>) {
  return {
    title: clippedName(title, mostColumns),
    detail: clipped(detail, mostColumns),
    chip: chip === undefined ? undefined : clippedName(chip, 20),
  };
}

/** The width of the chip with a route table's name. */
export function chipWidth(chip: string): number {
  return textWidth(chip, detailWidth) + 16;
}

/** The width that a box needs for its texts. */
export function titleWidth(box: Pick<Draft, 'kind' | 'title' | 'detail' | 'chip' | 'count'>): number {
  const { title, detail, chip } = shownTexts(box);
  const [name, more] = [textWidth(title, nameWidth), textWidth(detail, detailWidth)];
  if (box.kind === 'subnet') return 8 + name + 6 + more + (chip === undefined ? 0 : 10 + chipWidth(chip)) + 8;
  return 36 + Math.max(name, more) + 12 + (box.kind === 'vnet' && box.count > 1 ? 16 : 0);
}
