import type { Writable } from 'node:stream';
import type { Outgoing } from '../host/to-client.js';

/** A message in bytes, without its head. */
interface Queued {
  readonly chunks: readonly Uint8Array[];
  readonly size: number;
  readonly about: string | undefined;
}

/** A message of more bytes than this is a long one. */
const mostOfShort = 32_768;
/** If more bytes than this wait for a client that does not read them, nothing more is read of it. */
export const mostWaiting = 32_000_000;
/** And it is read again when so few are left. */
const fewWaiting = mostWaiting / 4;

/**
 * The messages that wait until the client reads them. Short ones come before long ones, such as the outline of a large
 * text; of diagnostics about one text only the newest wait.
 */
export class OutputQueue {
  private readonly short = new Set<Queued>();
  private readonly long = new Set<Queued>();
  private readonly latest = new Map<string, Queued>();
  private waiting = 0;
  private isBlocked = false;
  private isFull = false;

  /** @param full tells whether so much waits that nothing should be added to it */
  constructor(
    private readonly output: Writable,
    private readonly full: (isFull: boolean) => void,
  ) {
    output.on('drain', () => {
      this.isBlocked = false;
      this.write();
    });
  }

  /** How many bytes wait. */
  get size(): number {
    return this.waiting;
  }

  /** Sends a message as soon as it can be. */
  send({ parts, about }: Outgoing): void {
    const chunks = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
    const size = chunks.reduce((sum, { length }) => sum + length, 0);
    const message = { chunks, size, about };
    const before = about === undefined ? undefined : this.latest.get(about);
    if (before) this.remove(before);
    if (about !== undefined) this.latest.set(about, message);
    (size > mostOfShort ? this.long : this.short).add(message);
    this.waiting += size;
    this.write();
  }

  /** Writes all that waits, whether or not anybody reads it, and calls back when it is read. */
  end(written: () => void): void {
    for (let next = this.next(); next; next = this.next()) this.writeOne(next);
    this.output.write('', written);
  }

  private write(): void {
    for (let next = this.next(); next && !this.isBlocked; next = this.next()) this.isBlocked = !this.writeOne(next);
    const isFull = this.waiting > (this.isFull ? fewWaiting : mostWaiting);
    if (isFull === this.isFull) return;
    this.isFull = isFull;
    this.full(isFull);
  }

  private next(): Queued | undefined {
    const [message] = this.short.size > 0 ? this.short : this.long;
    return message;
  }

  /** @returns whether the client has read what was written */
  private writeOne(message: Queued): boolean {
    this.remove(message);
    const { output } = this;
    output.cork();
    let isRead = output.write(`Content-Length: ${message.size}\r\n\r\n`);
    for (const chunk of message.chunks) isRead = output.write(chunk);
    output.uncork();
    return isRead;
  }

  private remove(message: Queued): void {
    const { about } = message;
    this.short.delete(message);
    this.long.delete(message);
    if (about !== undefined && this.latest.get(about) === message) this.latest.delete(about);
    this.waiting -= message.size;
  }
}
