import { setTimeout as sleep } from 'node:timers/promises';
import { methodNotFound } from '../protocol/messages.ts';
import type { Session } from './session.ts';

/**
 * Without the server's own report: how long it must be silent, in milliseconds, depending on whether it can be seen to
 * be idle.
 */
const quiet = { seen: 200, unseen: 700 };
const step = 50;
/** How long it may compute, in milliseconds. */
const longest = 120_000;

/**
 * Resolves when a server has answered everything and published all results.
 * @returns false if that never happens
 */
export async function settled(session: Session): Promise<boolean> {
  await session.allAnswered();
  const answer = await session.client.request('azroute/settled', null);
  if (answer.is === 'result') return true;
  if (answer.is !== 'error' || answer.error.code !== methodNotFound) return false;
  // A server that does not support the request is watched from outside, again after one more round trip.
  if (!(await rests(session))) return false;
  await session.ask('workspaceSymbols', session.place('none.azroute', 0));
  return rests(session);
}

/** Resolves when the server has been silent and idle for a while. */
async function rests({ client }: Session): Promise<boolean> {
  const started = performance.now();
  let restsSince = started;
  while (performance.now() - started < longest) {
    if (client.process.ended !== undefined) return false;
    await sleep(step);
    const active = client.process.isActive();
    if (active === true) restsSince = performance.now();
    if (client.lastMessage > restsSince) restsSince = client.lastMessage;
    const needed = active === undefined ? quiet.unseen : quiet.seen;
    if (performance.now() - restsSince >= needed) return true;
  }
  return false;
}
