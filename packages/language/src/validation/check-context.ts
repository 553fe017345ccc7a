import type { Topology } from '@azroute/engine';
import type { AstNode } from 'langium';
import type { SymbolTable } from '../symbols/symbol-table.js';
import type { LanguageCode } from './codes.js';
import type { At, RelatedRange } from './problem.js';

/** What a check of a whole topology needs. */
export interface CheckContext {
  readonly topology: Topology;
  readonly symbols: SymbolTable;
  /** The node that declares an id. */
  node(id: string): { readonly node: AstNode; readonly uri: string } | undefined;
  /** Notes a problem at the declaration of an id. */
  report(
    code: LanguageCode,
    id: string,
    at: Omit<At, 'node'>,
    message: string,
    related?: readonly RelatedRange[],
  ): void;
  /** The place of a declaration's property, for related information. */
  related(id: string, property: string, message: string): RelatedRange[];
}
