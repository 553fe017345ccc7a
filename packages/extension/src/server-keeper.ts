import type { RestartLimit } from './restart-limit.js';

/** The client of a server; one that has ended is not used again. */
export interface KeptClient {
  start(): Promise<void>;
  stop(): Promise<void>;
  needsStop(): boolean;
}

/** What the keeper tells others. */
export interface KeeperEvents {
  /** The server ended by itself, or did not start; it is started again. */
  startsAgain(error: unknown): void;
  /** It has ended too often and is not started again before somebody asks for it. */
  givesUp(error: unknown): void;
}

/**
 * Keeps a language server running: one that ends by itself is started again, unless that has happened too often. Each
 * start has a client of its own, since one whose start has failed cannot start a second time.
 */
export class ServerKeeper {
  private client: KeptClient | undefined;
  private startsSoon: ReturnType<typeof setTimeout> | undefined;

  /** @param create makes a client that calls `ended` when its server ends without having been told to */
  constructor(
    private readonly create: (ended: () => void) => KeptClient,
    private readonly limit: RestartLimit,
    private readonly events: KeeperEvents,
  ) {}

  /** Starts the server. Never rejects: a server that does not start is one that has ended. */
  async start(): Promise<void> {
    const client = this.create(() => this.ended(client));
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.ended(client, error);
    }
  }

  /** Stops the server; one that does not answer any more is left to be killed. */
  async stop(): Promise<void> {
    clearTimeout(this.startsSoon);
    const client = this.client;
    this.client = undefined;
    if (client?.needsStop()) await client.stop().catch(() => {});
  }

  /** Stops the server and starts it, as if it had never ended by itself. */
  async restart(): Promise<void> {
    await this.stop();
    this.limit.forget();
    await this.start();
  }

  private ended(client: KeptClient, error?: unknown): void {
    if (client !== this.client) return;
    this.client = undefined;
    if (!this.limit.allows()) {
      this.events.givesUp(error);
      return;
    }
    this.events.startsAgain(error);
    // The old client has to take back first what it has registered in the editor.
    this.startsSoon = setTimeout(() => void this.start(), 0);
  }
}
