import { URI } from 'langium';
import { isInLanguage } from '../workspace/service-registry.js';
import type { OpenText, OpenTexts } from './open-texts.js';

/** The diagnostics of a document that a thread publishes. */
export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly unknown[];
}

/**
 * How long the diagnostics of a superseded version may be shown, in milliseconds: a little less than the promised
 * second, because timers are late on a busy machine.
 */
export const mostAge = 950;

/**
 * The diagnostics that the client shows. New ones are sent only if they differ, and only for the newest version or one
 * that was superseded a moment ago. Shown diagnostics are withdrawn when their version gets too old.
 */
export class ShownDiagnostics {
  private readonly shown = new Map<string, { readonly published: Published; readonly content: string }>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly texts: OpenTexts,
    private readonly send: (published: Published) => void,
    private readonly now: () => number,
  ) {}

  /** Shows diagnostics, unless they are too old. */
  show(published: Published): void {
    const { uri, version } = published;
    if (!this.isFresh(published)) return;
    const before = this.shown.get(uri);
    const shown = before?.published.version;
    if (version !== undefined && shown !== undefined && this.texts.isOlder(uri, version, shown)) return;
    const content = JSON.stringify([version, published.diagnostics]);
    if (before?.content === content) return;
    if (!before && published.diagnostics.length === 0 && version === undefined) return;
    this.shown.set(uri, { published, content });
    this.send(published);
    this.watch(uri);
  }

  /** Shows exactly the diagnostics that one thread has published. */
  showAll(published: ReadonlyMap<string, Published>): void {
    for (const one of published.values()) this.show(one);
    for (const uri of [...this.shown.keys()]) if (!published.has(uri)) this.show(this.none(uri));
    for (const [uri, { published: one }] of this.shown) {
      if (one.diagnostics.length === 0 && !this.texts.get(uri)) this.shown.delete(uri);
    }
  }

  /**
   * Sends the shown diagnostics of a document again, although they are the same: there is no other way to have an editor
   * ask for code actions again.
   */
  repeat(uri: string): void {
    const { published } = this.shown.get(uri) ?? {};
    if (published && published.diagnostics.length > 0 && this.isFresh(published)) this.send(published);
  }

  /** A text was opened or closed: its versions start anew, and the shown diagnostics belong to none of them. */
  reopened(uri: string): void {
    const before = this.shown.get(uri);
    if (!before) return;
    const { diagnostics } = before.published;
    this.shown.set(uri, { published: { ...this.none(uri), diagnostics }, content: '' });
  }

  /** Ensures that the shown diagnostics of a changed text are withdrawn in time. */
  watch(uri: string): void {
    const { published } = this.shown.get(uri) ?? {};
    if (published?.version === undefined || published.diagnostics.length === 0 || this.timers.has(uri)) return;
    const since = this.texts.supersededAt(uri, published.version);
    if (since === undefined) return;
    const timer = setTimeout(
      () => {
        this.timers.delete(uri);
        this.withdraw(uri);
      },
      Math.max(0, since + mostAge - this.now()),
    );
    this.timers.set(uri, timer);
  }

  /** Stops all timers. */
  dispose(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private withdraw(uri: string): void {
    const { published } = this.shown.get(uri) ?? {};
    if (published?.version === undefined) return;
    const since = this.texts.supersededAt(uri, published.version);
    if (since === undefined) return;
    if (this.now() - since < mostAge) this.watch(uri);
    else this.show(this.none(uri));
  }

  private none(uri: string): Published {
    const open = this.texts.get(uri);
    return { uri, ...(open && isOurs(uri, open) && { version: open.version }), diagnostics: [] };
  }

  private isFresh({ uri, version }: Published): boolean {
    const open = this.texts.get(uri);
    // Nothing is published for later versions of a text in another language.
    if (!open || version === undefined) return version === undefined && !(open && isOurs(uri, open));
    const since = this.texts.supersededAt(uri, version);
    return since === undefined || this.now() - since < mostAge;
  }
}

/** Whether a text is analyzed for itself; one in another language may only be named by an import. */
function isOurs(uri: string, { languageId }: OpenText): boolean {
  return isInLanguage(URI.parse(uri), languageId);
}
