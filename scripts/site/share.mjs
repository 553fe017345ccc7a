import { deflateRawSync } from 'node:zlib';

/**
 * The hash of a link to the playground that holds texts, as `site/play/share.ts` reads it.
 * @param {Record<string, string>} files texts by their paths, the root first
 * @param {number} [line] the line of the first file to go to, from 1
 */
export function hashOf(files, line) {
  const json = JSON.stringify({ files, ...(line !== undefined && { line }) });
  return `#z=${deflateRawSync(Buffer.from(json), { level: 9 }).toString('base64url')}`;
}
