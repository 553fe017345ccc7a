/** The largest message that is taken, in bytes: a text of the largest file with each character escaped. */
const largestMessage = 256_000_000;
/** The most bytes before the first line break of a message. */
const largestHead = 8_192;

const headEnd = '\r\n\r\n';

/** What a stream of messages has in its place of the next message. */
export type Framed =
  /** The bytes of a message. */
  | { readonly body: Buffer }
  /** Where the next message begins is not known, and never will be: why. */
  | { readonly broken: string };

/** Cuts a stream of bytes into the messages of the Language Server Protocol, of which each has its length before it. */
export class FramedMessages {
  private chunks: Buffer[] = [];
  private size = 0;
  /** How many bytes there must be before it is worth looking again. */
  private needed = 1;
  private isBroken = false;

  /** Takes bytes; gives the messages that are complete with them. After a head that is none, nothing is read any more. */
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
      return bytes.length < largestHead ? undefined : { broken: `no head of a message in ${largestHead} bytes` };
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

/** The length that the head of a message gives, or why it gives none. */
function lengthIn(head: string): number | string {
  const fields = head.split('\r\n').flatMap((line) => {
    const [, name, value] = /^([^:]*):(.*)$/.exec(line) ?? [];
    return name?.trim().toLowerCase() === 'content-length' ? [(value ?? '').trim()] : [];
  });
  const [value] = fields;
  if (value === undefined) return 'a message without Content-Length';
  if (!/^\d+$/.test(value)) return `a Content-Length that is no length: ${JSON.stringify(value.slice(0, 40))}`;
  if (Number(value) > largestMessage) return `a message of ${value.slice(0, 20)} bytes, more than ${largestMessage}`;
  return Number(value);
}
