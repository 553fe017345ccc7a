/** What an editor shows from earlier answers until it is told to ask again, by the method with which it asks. */
const refreshes = {
  'textDocument/inlayHint': { capability: 'inlayHint', method: 'workspace/inlayHint/refresh' },
  'textDocument/codeLens': { capability: 'codeLens', method: 'workspace/codeLens/refresh' },
} as const;

type Capabilities = Readonly<Record<string, { readonly refreshSupport?: unknown } | undefined>>;

/** Has a client ask again for what the analysis of a text changes in places that were not edited. */
export class Refreshes {
  private capabilities: Capabilities = {};
  private readonly shown = new Set<string>();

  /** @param ask sends a request without params to the client */
  constructor(private readonly ask: (method: string) => void) {}

  /** Takes over what the client can do from the params of `initialize`, which may be anything. */
  take(params: object): void {
    const { capabilities } = params as { capabilities?: { workspace?: Capabilities } | null };
    this.capabilities = capabilities?.workspace ?? {};
  }

  /** Notes a request of the client. */
  requested(method: string): void {
    if (method in refreshes) this.shown.add(method);
  }

  /** Called when a text is analyzed: what was answered before may be outdated. */
  analysed(): void {
    for (const [shown, { capability, method }] of Object.entries(refreshes)) {
      // The client asks again, which counts as a new request.
      if (this.capabilities[capability]?.refreshSupport === true && this.shown.delete(shown)) this.ask(method);
    }
  }
}
