import type { Topology } from '@azroute/engine';
import type { AstNode } from 'langium';
import type { SymbolTable } from '../symbols/symbol-table.js';
import type { LanguageCode } from './codes.js';
import type { At, RelatedRange } from './problem.js';

/** The data and functions for checks of a whole topology. */
export interface CheckContext {
  readonly topology: Topology;
  readonly symbols: SymbolTable;
  /** The node that declares an id. */
  node(id: string): { readonly node: AstNode; readonly uri: string } | undefined;
  /** Reports a problem at the declaration of an id, or at a node inside it. */
  report(code: LanguageCode, id: string, at: Partial<At>, message: string, related?: readonly RelatedRange[]): void;
  /** The location of a property of a declaration, as related information. */
  related(id: string, property: string, message: string): RelatedRange[];
}
