import { append, type DeclId, type Topology } from '@azroute/engine';
import type { DeclKind } from '../../symbols/declaration.js';
import type { Replacement } from '../scratch.js';
import { Change } from './change.js';
import { NamesInText } from './names-in-text.js';
import { hasShortHops } from './short-hops.js';
import { type Statement, statementOf } from './statement.js';
import type { Texts } from './texts.js';

/** Replacements by document. */
export type Replacements = ReadonlyMap<string, readonly Replacement[]>;

/** Collects what a change of a topology changes in its texts. */
export class Writing {
  readonly names: NamesInText;
  readonly before: Topology;
  private readonly written = new Map<string, Replacement[]>();
  private failed = false;

  constructor(
    readonly texts: Texts,
    readonly after: Topology,
  ) {
    this.before = texts.network.topology;
    this.names = new NamesInText(texts.network, after);
  }

  /** The replacements; undefined if a part of the change cannot be written. */
  get replacements(): Replacements | undefined {
    return this.failed ? undefined : this.written;
  }

  /** Gives up: the change cannot be written. */
  fail(): void {
    this.failed = true;
  }

  /** How the text of one document refers to things. */
  namesIn(uri: string): NamesInText {
    return new NamesInText(this.texts.network, this.after, () => hasShortHops(this.texts.fileOf(uri)));
  }

  /** What a reference in a text refers to. */
  resolve(reference: string, kinds: readonly DeclKind[]): DeclId | undefined {
    return this.texts.resolve(reference, kinds);
  }

  /** The text of a declaration; gives up if there is none, or if it has syntax errors. */
  statement(id: DeclId): Statement | undefined {
    const place = this.texts.nodeOf(id);
    const statement = place && statementOf(place.uri, this.texts.textOf(place.uri), place.node);
    if (!statement) this.fail();
    return statement;
  }

  /** Changes the text of a declaration; gives up if there is none. */
  change(id: DeclId, describe: (change: Change) => void): void {
    const statement = this.statement(id);
    if (!statement) return;
    const change = new Change(id, statement);
    describe(change);
    this.replace(statement.uri, change.finish());
  }

  replace(uri: string, replacements: readonly Replacement[]): void {
    for (const one of replacements) append(this.written, uri, one);
  }
}
