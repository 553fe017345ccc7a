import { TextDocument } from 'vscode-languageserver-textdocument';
import { Position } from 'vscode-languageserver-types';
import { commentsOf } from '../text/comments.js';
import { canonicalUri, isUsable } from './canonical-uri.js';

/** A state of a text that is open in the client. */
export interface OpenText {
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

interface Superseded {
  /** The time, in milliseconds. */
  readonly at: number;
  /** The number of versions before it. */
  readonly order: number;
}

interface OpenDocument {
  readonly document: TextDocument;
  text: string | undefined;
  /** When each version was superseded. */
  readonly superseded: Map<number, Superseded>;
  /** The number of superseded versions. */
  versions: number;
}

/** How long the time at which a version was superseded is kept, in milliseconds. */
const longestMemory = 10_000;

/**
 * The newest states of the texts that are open in the client, by canonical URI. Messages that violate the protocol and
 * texts with unusable URIs are ignored.
 */
export class OpenTexts {
  private readonly kept = new Map<string, OpenDocument>();

  /** @param now the clock, in milliseconds */
  constructor(private readonly now: () => number) {}

  /** All open texts by URI. */
  all(): ReadonlyMap<string, OpenText> {
    return new Map([...this.kept.keys()].map((uri) => [uri, this.get(uri) as OpenText]));
  }

  /** The newest state of a text. */
  get(uri: string): OpenText | undefined {
    const kept = this.kept.get(uri);
    if (!kept) return undefined;
    kept.text ??= kept.document.getText();
    return { languageId: kept.document.languageId, version: kept.document.version, text: kept.text };
  }

  /** Whether the parameters of a request name a position inside a comment of an open text. */
  isInComment(uri: string, params: unknown): boolean {
    const text = this.get(uri)?.text;
    const { position } = (params ?? {}) as { readonly position?: Position };
    if (text === undefined || !Position.is(position)) return false;
    const offset = this.kept.get(uri)?.document.offsetAt(position) ?? 0;
    return commentsOf(text).some(({ start, end }) => start <= offset && offset < end);
  }

  /** When a version of an open text was superseded; undefined for the newest version and unknown versions. */
  supersededAt(uri: string, version: number): number | undefined {
    const kept = this.kept.get(uri);
    if (!kept || kept.document.version === version) return undefined;
    return kept.superseded.get(version)?.at ?? Number.NEGATIVE_INFINITY;
  }

  /** Whether a version of an open text came before another one. Version numbers may decrease. */
  isOlder(uri: string, version: number, other: number): boolean {
    return this.order(uri, version) < this.order(uri, other);
  }

  private order(uri: string, version: number): number {
    const kept = this.kept.get(uri);
    if (kept?.document.version === version) return Number.POSITIVE_INFINITY;
    return kept?.superseded.get(version)?.order ?? Number.NEGATIVE_INFINITY;
  }

  /** Handles a notification about open texts, and returns the canonical URI of the text that changed. */
  take(method: string, params: unknown): string | undefined {
    const { textDocument, contentChanges } = (params ?? {}) as TextParams;
    if (typeof textDocument?.uri !== 'string') return undefined;
    const uri = canonicalUri(textDocument.uri);
    if (method === 'textDocument/didOpen') return this.open(uri, textDocument);
    if (method === 'textDocument/didClose') return this.kept.delete(uri) ? uri : undefined;
    return this.change(uri, textDocument.version, contentChanges);
  }

  private open(uri: string, { languageId, version, text }: TextItem): string | undefined {
    if (typeof text !== 'string' || !isUsable(uri)) return undefined;
    const document = TextDocument.create(uri, String(languageId ?? ''), version ?? 0, text);
    this.kept.set(uri, { document, text, superseded: new Map(), versions: 0 });
    return uri;
  }

  private change(uri: string, version: number | undefined, changes: unknown): string | undefined {
    const kept = this.kept.get(uri);
    if (!kept || !Array.isArray(changes)) return undefined;
    const now = this.now();
    for (const [old, { at }] of kept.superseded) if (now - at > longestMemory) kept.superseded.delete(old);
    kept.superseded.set(kept.document.version, { at: now, order: kept.versions++ });
    TextDocument.update(kept.document, changes, version ?? kept.document.version + 1);
    kept.text = undefined;
    return uri;
  }
}

interface TextItem {
  readonly uri?: string;
  readonly languageId?: string;
  readonly version?: number;
  readonly text?: string;
}

interface TextParams {
  readonly textDocument?: TextItem;
  readonly contentChanges?: unknown;
}
