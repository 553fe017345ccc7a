import { append, type DeclId, freeName, type Network } from '@azroute/engine';
import { type Insertion, insertIntoBlock, type Span } from './block.js';
import type { Texts } from './texts.js';

/** Insertions by document. */
export type Insertions = ReadonlyMap<string, readonly Insertion[]>;

/** What is being written for the edits of one repair: insertions, and the names that are given on the way. */
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
   * A name that is free, now and for the edits that follow.
   * @param scope tells names apart that may be equal
   * @param known the names of the scope that the topology has
   */
  freeName(scope: string, wanted: string, known: () => readonly string[]): string {
    const taken = this.taken.get(scope) ?? new Set(known());
    this.taken.set(scope, taken);
    const name = freeName(wanted, taken);
    taken.add(name);
    return name;
  }

  /** Remembers under which name the text has the tunnel that an edit adds. */
  nameTunnel(ofEdit: string, inText: string): void {
    this.given.set(ofEdit, inText);
  }

  /** The name of a tunnel in the text. */
  tunnelName(ofEdit: string): string {
    return this.given.get(ofEdit) ?? ofEdit;
  }

  /** Adds a statement at the end of a declaration's block; false if the declaration stands nowhere. */
  insertStatement(id: DeclId, statement: string): boolean {
    return this.insert(id, (text, span) => insertIntoBlock(text, span, [statement], 'end'));
  }

  /** Inserts something at a declaration; false if the declaration stands nowhere. */
  insert(id: DeclId, at: (text: string, span: Span) => Insertion): boolean {
    const place = this.texts.spanOf(id);
    if (!place) return false;
    append(this.written, place.uri, at(this.texts.textOf(place.uri), place.span));
    return true;
  }
}
