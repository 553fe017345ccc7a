/** The largest message that is accepted, in bytes: a text of the largest file with each character escaped. */
const largestMessage = 256_000_000;
/** The maximum number of bytes before the first line break of a message. */
const largestHead = 8_192;

const headEnd = '\r\n\r\n';

/** The next item in a stream of messages. */
export type Framed =
  /** The bytes of a message. */
  | { readonly body: Buffer }
  /** Why the start of the next message cannot be found, now or later. */
  | { readonly broken: string };

/**
 * Splits a stream of bytes into the messages of the Language Server Protocol, each of which is preceded by its length.
 */
export class FramedMessages {
  private chunks: Buffer[] = [];
  private size = 0;
  /** The number of bytes needed before it is worth looking again. */
  private needed = 1;
  private isBroken = false;

  /** Adds bytes and returns the messages that they complete. After an invalid header, nothing more is read. */
  take(chunk: Buffer): Framed[] {
    if (this.isBroken) return [];
    this.chunks.push(chunk);
    this.size += chunk.length;
    const found: Framed[] = [];
    while (this.size >= this.needed) {
      const next = this.next();
      if (next === undefined) break;
      found.push(next);
      this.isBroken = 'broken' in next;
      if (this.isBroken) break;
    }
    return found;
  }

  private next(): Framed | undefined {
    const bytes = this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks);
    this.chunks = [bytes];
    const end = bytes.subarray(0, largestHead).indexOf(headEnd);
    if (end < 0) {
      this.needed = this.size + 1;
      return bytes.length < largestHead ? undefined : { broken: `no message header in ${largestHead} bytes` };
    }
    const length = lengthIn(bytes.toString('latin1', 0, end));
    if (typeof length === 'string') return { broken: length };
    const start = end + headEnd.length;
    if (bytes.length < start + length) {
      this.needed = start + length;
      return undefined;
    }
    const rest = bytes.subarray(start + length);
    this.chunks = rest.length > 0 ? [rest] : [];
    this.size = rest.length;
    this.needed = 1;
    return { body: bytes.subarray(start, start + length) };
  }
}

/** The length in the header of a message, or why there is none. */
function lengthIn(head: string): number | string {
  const fields = head.split('\r\n').flatMap((line) => {
    const [, name, value] = /^([^:]*):(.*)$/.exec(line) ?? [];
    return name?.trim().toLowerCase() === 'content-length' ? [(value ?? '').trim()] : [];
  });
  const [value] = fields;
  if (value === undefined) return 'a message without Content-Length';
  if (!/^\d+$/.test(value)) return `an invalid Content-Length: ${JSON.stringify(value.slice(0, 40))}`;
  if (Number(value) > largestMessage) return `a message of ${value.slice(0, 20)} bytes, more than ${largestMessage}`;
  return Number(value);
}
