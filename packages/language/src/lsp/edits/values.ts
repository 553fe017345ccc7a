import { isProblem, parseAddress, parsePrefix } from '@azroute/engine';
import { unquote } from '../../symbols/reference-text.js';

/** A prefix, an address or a number as topologies have it, however it is written. */
export function canonicalValue(written: string): string {
  const prefix = written.includes('/') ? parsePrefix(written) : undefined;
  if (prefix && !isProblem(prefix)) return prefix.prefix.text;
  const address = /[.:]/.test(written) ? parseAddress(written) : undefined;
  if (address && !isProblem(address)) return address.text;
  return /^\d+$/.test(written) ? String(Number(written)) : unquote(written);
}

const freeWord = /^[A-Za-z_](-*[0-9A-Za-z_])*(\.[A-Za-z_](-*[0-9A-Za-z_])*)*$/;

/** A word that is not a name of the topology, such as a service tag: in quotes if it must be. */
export function wordText(word: string): string {
  return freeWord.test(word) ? word : `"${word}"`;
}
