import type { Box, Label, Picture, Point } from '../model.js';
import { detailWidth, textWidth } from '../text.js';
import { shownTexts, titleWidth } from './size.js';

/** A rectangle. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Finds places for labels where nothing else is. */
export class FreePlaces {
  private readonly taken: Area[];
  private readonly boxes: readonly Area[];

  constructor(private readonly picture: Picture) {
    const inner = (box: Box): Box[] => [box, ...box.children.flatMap(inner)];
    const boxes = picture.boxes.flatMap(inner);
    const solid = boxes.filter(
      ({ children, kind, id }) => children.length === 0 && kind !== 'region' && !picture.hubs.has(id),
    );
    this.boxes = [...solid, ...boxes.map(textArea)];
    this.taken = [...this.boxes];
    for (const { points, label } of picture.lines) {
      this.takeLine(points);
      if (label) this.take(labelArea(label));
    }
    for (const { x, y, w, h } of boxes) {
      this.takeLine([
        { x, y },
        { x: x + w, y },
        { x: x + w, y: y + h },
        { x, y: y + h },
        { x, y },
      ]);
    }
  }

  /** Keeps labels off an area. */
  take(area: Area): void {
    this.taken.push(area);
  }

  private takeLine(points: readonly Point[]): void {
    points.slice(1).forEach((point, i) => {
      const before = points[i] as Point;
      const [x, y] = [Math.min(point.x, before.x), Math.min(point.y, before.y)];
      this.taken.push({ x: x - 2, y: y - 2, w: Math.abs(point.x - before.x) + 4, h: Math.abs(point.y - before.y) + 4 });
    });
  }

  /** A place for a label of this size, as near to the point as there is one. */
  near({ x, y }: Point, w: number, h: number): Area | undefined {
    for (const off of [10, 16, 24, 36, 52, 72, 96]) {
      const choices = [
        { x: x - off - w, y: y - h / 2 },
        { x: x + off, y: y - h / 2 },
        { x: x - w / 2, y: y + off },
        { x: x - w / 2, y: y - off - h },
        { x: x - off - w, y: y + off },
        { x: x + off, y: y + off },
        { x: x - off - w, y: y - off - h },
        { x: x + off, y: y - off - h },
      ];
      for (const choice of choices) {
        const area = { ...choice, w, h };
        if (!this.isFree(area)) continue;
        this.take(area);
        return area;
      }
    }
    return undefined;
  }

  /** Whether an area is on the page and neither on a device nor on a text of a box; it may be on a line. */
  isOffBoxes(area: Area): boolean {
    return this.isOnPage(area) && !this.boxes.some((other) => overlap(area, other));
  }

  private isFree(area: Area): boolean {
    return this.isOnPage(area) && !this.taken.some((other) => overlap(area, other));
  }

  private isOnPage({ x, y, w, h }: Area): boolean {
    const { width, height } = this.picture;
    return x >= 4 && y >= 4 && x + w <= width - 4 && y + h <= height - 4;
  }
}

function overlap(a: Area, b: Area): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/** The area of a label. */
export function labelArea({ text, x, y, upright }: Label): Area {
  const [long, short] = [textWidth(text, detailWidth), 10];
  const [w, h] = upright ? [short, long] : [long, short];
  return { x: x - w / 2, y: y - h / 2, w, h };
}

function textArea(box: Box): Area {
  const { kind, x, y } = box;
  if (kind === 'region') return { x: x + 14, y: y + 8, w: textWidth(shownTexts(box).title, detailWidth), h: 12 };
  return kind === 'subnet'
    ? { x, y, w: titleWidth(box), h: 24 }
    : { x: x + 10, y: y + 4, w: Math.max(0, titleWidth(box) - 20), h: 32 };
}
