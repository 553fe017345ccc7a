import type { DeclId } from '@azroute/engine';
import { type PrintedTable, type TopologyView, verifyNic } from '@azroute/language';
import type { Declarations } from '../present/declarations.js';
import { type VerifyJson, verifyJson } from '../present/verify-json.js';

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
  const result = verifyNic(view, { id, name: nic }, printed, `azroute check ${file} says why`);
  return verifyJson(result, id, declarations);
}
