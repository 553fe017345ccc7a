const encoder = new TextEncoder();

/** The bytes of a text that is sent once. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/**
 * The bytes of a text in memory that threads share, so that they aren't copied each time they are sent to another
 * thread.
 */
export function sharedBytes(text: string): Uint8Array {
  const bytes = encoder.encode(text);
  // Browsers may not support it.
  if (typeof SharedArrayBuffer === 'undefined') return bytes;
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}
