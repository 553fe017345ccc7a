import type { Message } from './messages.ts';

const separator = Buffer.from('\r\n\r\n');

/** A message as it goes over the wire. */
export function frame(message: Message): Buffer {
  const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

/** Cuts a stream of bytes into messages. */
export class MessageReader {
  private readonly read: (body: Buffer) => Message;
  private chunks: Buffer[] = [];
  private size = 0;
  private needed = 0;

  /** @param read makes a message of the bytes between two heads */
  constructor(read: (body: Buffer) => Message = (body) => JSON.parse(body.toString())) {
    this.read = read;
  }

  /** The messages that are complete with these bytes. Throws if the stream is none of messages. */
  take(chunk: Buffer): Message[] {
    this.chunks.push(chunk);
    this.size += chunk.length;
    const messages: Message[] = [];
    // A large message comes in many pieces: they are joined once, when it is complete.
    while (this.size >= Math.max(this.needed, 1)) {
      const bytes = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks);
      this.chunks = [bytes];
      const end = bytes.indexOf(separator);
      if (end < 0) break;
      const length = lengthIn(bytes.subarray(0, end).toString('latin1'));
      const start = end + separator.length;
      if (bytes.length < start + length) {
        this.needed = start + length;
        break;
      }
      messages.push(this.read(bytes.subarray(start, start + length)));
      const rest = bytes.subarray(start + length);
      this.chunks = rest.length > 0 ? [rest] : [];
      this.size = rest.length;
      this.needed = 0;
    }
    return messages;
  }
}

function lengthIn(header: string): number {
  const match = /^Content-Length: *(\d+)$/im.exec(header);
  if (!match) throw new Error(`The server wrote what is no message: ${JSON.stringify(header.slice(0, 200))}`);
  return Number(match[1]);
}
