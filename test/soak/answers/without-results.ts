import type { Message } from '../protocol/messages.ts';

const answer = /^\{"jsonrpc":"2\.0","id":(\d+),"result":/;

/**
 * Reads a message, but not what a request has as its result: to parse an answer of megabytes takes longer than to make
 * it, and meanwhile nobody would see when the next one comes.
 */
export function withoutResult(body: Buffer): Message {
  const [, id] = answer.exec(body.toString('latin1', 0, 80)) ?? [];
  return id === undefined ? JSON.parse(body.toString()) : { id: Number(id), result: null };
}
