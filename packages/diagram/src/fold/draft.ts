import type { DeclId } from '@azroute/engine';
import type { BoxKind, LineStyle } from '../model.js';

/** A box whose place is not known yet. */
export interface Draft {
  readonly id: DeclId;
  readonly kind: BoxKind;
  title: string;
  detail: string;
  says: string;
  chip: string | undefined;
  count: number;
  children: Draft[];
  /** Free space below it. */
  room: number;
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A line whose way is not known yet. */
export interface Wire extends LineStyle {
  readonly label: string | undefined;
  /** The tunnel that carries it. */
  readonly over?: DeclId | undefined;
}

/** A new box without a place. */
export function draft(
  kind: BoxKind,
  id: DeclId,
  title: string,
  detail: string,
  more: Partial<Pick<Draft, 'children' | 'chip' | 'count'>> = {},
): Draft {
  return {
    id,
    kind,
    title,
    detail,
    says: [title, detail].filter((text) => text !== '').join(', '),
    chip: undefined,
    count: 1,
    children: [],
    room: 0,
    x: 0,
    y: 0,
    w: 0,
    h: 0,
    ...more,
  };
}

/** How much of a text is shown in a box. */
export const mostColumns = 34;
