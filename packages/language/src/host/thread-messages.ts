import type { Analyst } from './analyst.js';
import type { Message } from './messages.js';
import { RepeatedMessages } from './repeated-messages.js';

/** Passes the threads' own messages on to the client, as if they came from one server. */
export class ThreadMessages {
  /** Requests that the client has not answered, by the id that was sent to the client. */
  private readonly asked = new Map<string, { readonly analyst: Analyst; readonly id: number | string }>();
  private readonly registered = new Set<string>();
  private readonly logged = new RepeatedMessages<Analyst>();
  private nextId = 1;

  /** @param send sends a message to the client */
  constructor(private readonly send: (json: string) => void) {}

  /** Passes a message of a thread on, unless another thread has sent the same one. */
  pass(analyst: Analyst, { id, method, params }: Message): void {
    if (id === undefined) {
      const json = JSON.stringify({ jsonrpc: '2.0', method, params });
      if (method !== 'window/logMessage' || !this.logged.repeats(analyst, json)) this.send(json);
      return;
    }
    const registration = method === 'client/registerCapability' ? JSON.stringify(params, withoutIds) : undefined;
    if (registration !== undefined && this.registered.has(registration)) {
      analyst.respond({ id, result: null });
      return;
    }
    if (registration !== undefined) this.registered.add(registration);
    const own = `azroute-${this.nextId++}`;
    this.asked.set(own, { analyst, id });
    this.send(JSON.stringify({ jsonrpc: '2.0', id: own, method, params }));
  }

  /** Sends a request of the host, whose answer says nothing, to the client. */
  ask(method: string): void {
    this.send(JSON.stringify({ jsonrpc: '2.0', id: `azroute-${this.nextId++}`, method }));
  }

  /** Handles the client's answer to a request of a thread. */
  respond({ id, result, error }: Message): void {
    const asked = this.asked.get(String(id));
    this.asked.delete(String(id));
    asked?.analyst.respond({ id: asked.id, ...(error ? { error } : { result: result ?? null }) });
  }
}

/** A replacer for JSON that omits ids, because equal registrations have different ids. */
function withoutIds(key: string, value: unknown): unknown {
  return key === 'id' ? undefined : value;
}
