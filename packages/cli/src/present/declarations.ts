import type { Cause, DeclId } from '@azroute/engine';
import type { TopologyView } from '@azroute/language';
import { shownPath } from './diagnostic.js';

/** A declaration by name and location; lines and columns count from 1. */
export interface DeclarationJson {
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** A cause as JSON: the sentence, its rule, and the declarations involved, the decisive one first. */
export interface CauseJson {
  readonly text: string;
  readonly rule: string;
  readonly declarations: readonly DeclarationJson[];
}

/** Looks up names and locations of declarations. */
export class Declarations {
  /** @param cwd the folder that shown paths are relative to */
  constructor(
    private readonly view: TopologyView,
    private readonly cwd: string,
  ) {}

  /** The name of a declaration. */
  label(id: DeclId): string {
    return this.view.labelOf(id);
  }

  /** A cause with names and locations. */
  cause({ text, rule, declarations }: Cause): CauseJson {
    return { text, rule, declarations: [...new Set(declarations)].map((id) => this.at(id)) };
  }

  /** A declaration with its location, if it has one. */
  at(id: DeclId): DeclarationJson {
    const place = this.view.place(id);
    const name = this.label(id);
    if (!place) return { name };
    const { line, character } = place.nameRange.start;
    return { name, file: shownPath(place.uri, this.cwd), line: line + 1, column: character + 1 };
  }
}

/** `nva1 at network.azroute:12`. */
export function declarationText({ name, file, line }: DeclarationJson): string {
  return file === undefined ? name : `${name} at ${file}:${line}`;
}
