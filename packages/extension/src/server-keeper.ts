import type { RestartLimit } from './restart-limit.js';

/** The client of a server; it is not reused after the server has ended. */
export interface KeptClient {
  start(): Promise<void>;
  stop(): Promise<void>;
  needsStop(): boolean;
}

/** Notifications from the keeper. */
export interface KeeperEvents {
  /** The server ended unexpectedly or did not start, and is restarted. */
  startsAgain(error: unknown): void;
  /** The server has ended too often and is restarted only on request. */
  givesUp(error: unknown): void;
}

/**
 * Keeps a language server running: if it ends unexpectedly, it is restarted, unless that has happened too often. Each
 * start uses a new client, because a client whose start has failed cannot start again.
 */
export class ServerKeeper {
  private client: KeptClient | undefined;
  private startsSoon: ReturnType<typeof setTimeout> | undefined;

  /** @param create creates a client that calls `ended` when its server ends unexpectedly */
  constructor(
    private readonly create: (ended: () => void) => KeptClient,
    private readonly limit: RestartLimit,
    private readonly events: KeeperEvents,
  ) {}

  /** Starts the server. Never rejects: a server that does not start counts as ended. */
  async start(): Promise<void> {
    const client = this.create(() => this.ended(client));
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.ended(client, error);
    }
  }

  /** Stops the server; one that no longer responds is left to be killed. */
  async stop(): Promise<void> {
    clearTimeout(this.startsSoon);
    const client = this.client;
    this.client = undefined;
    if (client?.needsStop()) await client.stop().catch(() => {});
  }

  /** Stops and starts the server, and forgets that it has ended unexpectedly. */
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
    // The old client must first undo its registrations in the editor.
    this.startsSoon = setTimeout(() => void this.start(), 0);
  }
}
