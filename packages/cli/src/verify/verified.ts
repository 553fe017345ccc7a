import type { DeclId } from '@azroute/engine';
import type { TopologyView } from '@azroute/language';
import { Failure } from '../failure.js';
import type { Declarations } from '../present/declarations.js';
import { type VerifyJson, verifyJson } from '../present/verify-json.js';
import { compareTables } from './compare.js';
import type { PrintedTable } from './printed-row.js';

/** A NIC with the table that Azure printed for it. */
export interface Compared {
  readonly id: DeclId;
  readonly printed: PrintedTable;
  readonly view: TopologyView;
  /** The NIC and the file in messages. */
  readonly nic: string;
  readonly file: string;
}

/** @throws Failure if the NIC has no table, or an incomplete one */
export function verified({ id, printed, view, nic, file }: Compared, declarations: Declarations): VerifyJson {
  const computed = view.snapshot.effectiveRoutes(id);
  if (!computed) throw new Failure(`${nic} has no effective routes; azroute check ${file} says why`);
  const [missing] = view.snapshot.leftOut(id);
  // Rows that azroute has not computed would look like rows that only Azure has.
  if (missing !== undefined) throw new Failure(`the routes of ${nic} are not complete, so they cannot be compared`);
  const comparison = compareTables(printed, computed, view.snapshot.settings.noneRoutes);
  return verifyJson(comparison, id, view, declarations);
}
