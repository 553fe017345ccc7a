import type { Arrangement, Form } from '@azroute/diagram';
import type { DiagramOverlay } from './diagram-protocol.js';

/** The most columns and rows of an arrangement. */
const mostPlaces = 10_000;

/** Whether a value is the form of a picture. */
export function isForm(value: unknown): value is Form {
  return value === 'wide' || value === 'tall';
}

/** Whether a value is the arrangement of a picture. */
export function isArrangement(value: unknown): value is Arrangement {
  return isObject(value) && isCount(value.spokeColumns) && isCount(value.bandRows);
}

/** Whether a value is something that can be drawn over a picture. */
export function isOverlay(value: unknown): value is DiagramOverlay {
  if (!isObject(value)) return false;
  const { kind, from, to, finding, expectation } = value;
  if (kind === 'way') return typeof from === 'string' && isOptionalText(to);
  return typeof (kind === 'finding' ? finding : kind === 'expectation' ? expectation : undefined) === 'string';
}

/** Whether a value is a text or left out. */
export function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

/** Whether a value has properties. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= mostPlaces;
}
