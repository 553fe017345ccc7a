import type { Message } from '../protocol/messages.ts';

const answer = /^\{"jsonrpc":"2\.0","id":(\d+),"result":/;

/**
 * Parses a message without the result of a request: parsing an answer of megabytes takes longer than creating it, and
 * meanwhile the arrival of the next one would go unnoticed.
 */
export function withoutResult(body: Buffer): Message {
  const [, id] = answer.exec(body.toString('latin1', 0, 80)) ?? [];
  return id === undefined ? JSON.parse(body.toString()) : { id: Number(id), result: null };
}
