const encoder = new TextEncoder();

/** The bytes of a text, for one time. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/**
 * The bytes of a text in memory that threads share, so that what is given to another thread again and again is not copied
 * each time.
 */
export function sharedBytes(text: string): Uint8Array {
  const bytes = encoder.encode(text);
  // A browser may have none.
  if (typeof SharedArrayBuffer === 'undefined') return bytes;
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
