import { append, type DeclId, freeName, type Network } from '@azroute/engine';
import { type Insertion, insertIntoBlock, type Span } from './block.js';
import type { Texts } from './texts.js';

/** Insertions by document. */
export type Insertions = ReadonlyMap<string, readonly Insertion[]>;

/** Collects what the edits of one repair insert, and the names that they introduce. */
export class Writing {
  private readonly written = new Map<string, Insertion[]>();
  private readonly taken = new Map<string, Set<string>>();
  private readonly given = new Map<string, string>();

  constructor(private readonly texts: Texts) {}

  get insertions(): Insertions {
    return this.written;
  }

  get network(): Network {
    return this.texts.network;
  }

  /**
   * Returns a name that is still free, and reserves it.
   * @param scope names of different scopes may be equal
   * @param known the names that the topology has in this scope
   */
  freeName(scope: string, wanted: string, known: () => readonly string[]): string {
    const taken = this.taken.get(scope) ?? new Set(known());
    this.taken.set(scope, taken);
    const name = freeName(wanted, taken);
    taken.add(name);
    return name;
  }

  /** Records the name that the tunnel of an edit gets in the text. */
  nameTunnel(ofEdit: string, inText: string): void {
    this.given.set(ofEdit, inText);
  }

  /** The name of a tunnel in the text. */
  tunnelName(ofEdit: string): string {
    return this.given.get(ofEdit) ?? ofEdit;
  }

  /** Adds statements to the block of a declaration; false if no text contains the declaration. */
  insertStatements(id: DeclId, statements: readonly string[], where: 'head' | 'end'): boolean {
    return this.insert(id, (text, span) => {
      const braces = this.texts.bracesOf(text.slice(span.start, span.end));
      return insertIntoBlock(text, span, braces, statements, where);
    });
  }

  /** Inserts text at a declaration; false if no text contains the declaration. */
  insert(id: DeclId, at: (text: string, span: Span) => Insertion): boolean {
    const place = this.texts.spanOf(id);
    if (!place) return false;
    append(this.written, place.uri, at(this.texts.textOf(place.uri), place.span));
    return true;
  }
}
