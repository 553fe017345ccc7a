import type { Remark } from '../model/things.js';
import type { Commented } from './statements.js';

/** Remarks as comments above a statement. */
export function above(remarks: readonly Remark[]): Pick<Commented, 'above'> {
  return remarks.length === 0 ? {} : { above: texts(remarks) };
}

/** Remarks as one comment at the end of a line. */
export function beside(remarks: readonly Remark[]): Pick<Commented, 'beside'> {
  return remarks.length === 0 ? {} : { beside: texts(remarks).join('; ') };
}

/** A remark as it stands in a comment. */
export function remarkText({ kind, text }: Remark): string {
  return `${kind}: ${text}`;
}

function texts(remarks: readonly Remark[]): string[] {
  return [...new Set(remarks.map(remarkText))];
}
