import type { IsFile } from './disk-events.js';
import type { Outgoing } from './to-client.js';

/** The client of the host. */
export interface Client {
  /** Sends a JSON-RPC message. */
  send(message: Outgoing): void;
  /** Ends the server, because the client has requested it. */
  exit(code: number): void;
  /** Whether there is a file on disk; undefined without access to the disk. */
  readonly isFile?: IsFile;
  /** Called when the client has sent `initialize`. */
  greeted?(params: { readonly processId?: unknown }): void;
  /** Called when nothing has happened for a while, and all threads have released memory. */
  rested?(): void;
}
