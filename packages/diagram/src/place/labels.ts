import type { DeclId } from '@azroute/engine';
import type { Wire } from '../fold/draft.js';
import type { Label, Line, Picture, Point } from '../model.js';
import { detailWidth, textWidth } from '../text.js';
import { FreePlaces, labelArea } from './free-place.js';

const labelHeight = 12;
/** Where on a stretch a place is looked for, in this order. */
const partsOfStretch = [1 / 2, 1 / 4, 3 / 4, 1 / 8, 3 / 8, 5 / 8, 7 / 8, 0, 1];

/** The lines of a picture; labels that have no room at their lanes are put where nothing else is. */
export function withLabels(picture: Picture, wires: readonly Wire[]): readonly Line[] {
  const { lines } = picture;
  const wanted = new Map(
    wires.flatMap(({ id, label }): [DeclId, string][] => (label === undefined ? [] : [[id, label]])),
  );
  if (wanted.size === 0) return lines;
  const free = new FreePlaces(picture);
  return lines.map((line) => {
    const text = wanted.get(line.id);
    const hasRoom = line.label !== undefined && free.isOffBoxes(labelArea(line.label));
    return text === undefined || hasRoom ? line : { ...line, label: labelBeside(line.points, text, free) };
  });
}

/** A label near the middle of the longest stretch, or else of a shorter one, or elsewhere beside them. */
function labelBeside(points: readonly Point[], text: string, free: FreePlaces): Label | undefined {
  const width = textWidth(text, detailWidth);
  const stretches = points
    .slice(1)
    .map((to, i) => ({ from: points[i] as Point, to }))
    .sort((a, b) => lengthOf(b) - lengthOf(a));
  for (const part of partsOfStretch) {
    for (const { from, to } of stretches) {
      const at = { x: Math.round(from.x + (to.x - from.x) * part), y: Math.round(from.y + (to.y - from.y) * part) };
      const area = free.near(at, width, labelHeight);
      if (area) return { text, x: area.x + width / 2, y: area.y + labelHeight / 2, upright: false };
    }
  }
  return undefined;
}

function lengthOf({ from, to }: { readonly from: Point; readonly to: Point }): number {
  return Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
}
