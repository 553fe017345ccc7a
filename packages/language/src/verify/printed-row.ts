import { isProblem, parsePrefix } from '@azroute/engine';

/** A row of an effective route table as Azure printed it. */
export interface PrintedRow {
  readonly source: string;
  readonly state: string;
  /** One prefix; many for the rows of a service, which Azure prints as one. */
  readonly prefixes: readonly string[];
  readonly nextHopType: string;
  readonly nextHops: readonly string[];
  /** The name of a user-defined route; undefined if the output does not include it, as with `-o table`. */
  readonly name: string | undefined;
}

/** An effective route table as Azure printed it. */
export interface PrintedTable {
  readonly rows: readonly PrintedRow[];
  /** Undefined if the output does not include it, as with `-o table`. */
  readonly disableBgpRoutePropagation: boolean | undefined;
}

/** The canonical text of a prefix; a service tag unchanged. */
export function canonicalPrefix(text: string): string {
  const parsed = parsePrefix(text);
  return isProblem(parsed) ? text : parsed.prefix.text;
}
