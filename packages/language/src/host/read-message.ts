import { type Answer, codes, type Message, refusal } from './messages.js';

/** A message of a client, or the refusal of an invalid one, whose id is `null` if the message has no valid id. */
export type ReadMessage =
  | { readonly message: Message }
  | { readonly id: number | string | null; readonly refusal: Answer };

/** Reads a JSON-RPC 2.0 message as in the Language Server Protocol: no batches, and named parameters or none. */
export function readMessage(json: string): ReadMessage {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refused(null, codes.parseError, 'The message is not valid JSON.');
  }
  if (Array.isArray(value)) return invalid(null, 'The protocol has no batches: send each message separately.');
  if (typeof value !== 'object' || value === null) return invalid(null, 'The message is not an object.');
  return readObject(value as Record<string, unknown>);
}

function readObject(value: Record<string, unknown>): ReadMessage {
  const { jsonrpc, id, method, params } = value;
  const number = isId(id) ? id : null;
  if (jsonrpc !== '2.0') return invalid(number, 'The message is not JSON-RPC "2.0".');
  if ('id' in value && number === null && !isAnswerToNothing(value)) {
    return invalid(null, 'The id of a message must be an integer or a string.');
  }
  if (method === undefined && ('result' in value || 'error' in value)) return { message: value as Message };
  if (typeof method !== 'string') return invalid(number, 'The message has no method.');
  if (params !== undefined && typeof params !== 'object') {
    return invalid(number, 'The params of a message must be an object or an array.');
  }
  return { message: value as Message };
}

/** Whether the client reports that it could not read a message of the server. */
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
  return { id, refusal: refusal(code, message) };
}
