/** Texts that a link holds. */
export interface Shared {
  /** By their paths, the root first. */
  readonly files: Readonly<Record<string, string>>;
  /** The line of the first file to go to, from 1. */
  readonly line?: number;
}

/** The longest texts that a link may hold, in bytes: whoever writes a link decides how far its content grows. */
const most = 4_000_000;

/** The hash of a link that holds texts: JSON, deflated, in base64url. */
export async function hashOf(shared: Shared): Promise<string> {
  const stream = new Blob([JSON.stringify(shared)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `#z=${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** The texts that a hash holds; undefined if it holds none that can be read. */
export async function sharedIn(hash: string): Promise<Shared | undefined> {
  const packed = /^#z=([\w-]+)$/.exec(hash)?.[1];
  if (packed === undefined) return undefined;
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return sound(JSON.parse(await inflated(bytes)));
  } catch {
    return undefined;
  }
}

async function inflated(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > most) throw new Error('too long');
    text += decoder.decode(value, { stream: true });
  }
}

/** A link is written by anybody: what is not as it should be is no text. */
function sound(value: unknown): Shared | undefined {
  const { files, line } = value as { files?: unknown; line?: unknown };
  if (typeof files !== 'object' || files === null) return undefined;
  const entries = Object.entries(files).filter(
    (entry): entry is [string, string] => isPath(entry[0]) && typeof entry[1] === 'string',
  );
  if (entries.length === 0 || entries.length > 100) return undefined;
  return { files: Object.fromEntries(entries), ...(typeof line === 'number' && { line }) };
}

/** Whether a text can be the path of a file here. */
export function isPath(text: string): boolean {
  return (
    /^[^/\\\p{C}]+(\/[^/\\\p{C}]+)*\.azroute$/u.test(text) && text.length <= 200 && !text.split('/').includes('..')
  );
}
