import { type Answer, codes, type Message } from './messages.js';

/** A message of a client, or the answer to one that is none; it goes to `null` where no number can be found. */
export type ReadMessage =
  | { readonly message: Message }
  | { readonly id: number | string | null; readonly refusal: Answer };

/** Reads a message of JSON-RPC 2.0 as the Language Server Protocol has it: one at a time, with named parameters or none. */
export function readMessage(json: string): ReadMessage {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refused(null, codes.parseError, 'The message is no JSON.');
  }
  if (Array.isArray(value)) return invalid(null, 'The protocol has no batches: send each message by itself.');
  if (typeof value !== 'object' || value === null) return invalid(null, 'The message is no object.');
  return readObject(value as Record<string, unknown>);
}

function readObject(value: Record<string, unknown>): ReadMessage {
  const { jsonrpc, id, method, params } = value;
  const number = isId(id) ? id : null;
  if (jsonrpc !== '2.0') return invalid(number, 'The message is not of JSON-RPC "2.0".');
  if ('id' in value && number === null && !isAnswerToNothing(value)) {
    return invalid(null, 'The id of a message is a whole number or a string.');
  }
  if (method === undefined && ('result' in value || 'error' in value)) return { message: value as Message };
  if (typeof method !== 'string') return invalid(number, 'The message has no method.');
  if (params !== undefined && typeof params !== 'object') {
    return invalid(number, 'The params of a message are an object or an array.');
  }
  return { message: value as Message };
}

/** Whether the client says that it could not read a message of the server. */
function isAnswerToNothing({ id, method, error }: Record<string, unknown>): boolean {
  return id === null && method === undefined && error !== undefined;
}

function isId(id: unknown): id is number | string {
  return typeof id === 'string' || (typeof id === 'number' && Number.isSafeInteger(id));
}

function invalid(id: number | string | null, message: string): ReadMessage {
  return refused(id, codes.invalidRequest, message);
}

function refused(id: number | string | null, code: number, message: string): ReadMessage {
  return { id, refusal: { error: { code, message } } };
}
