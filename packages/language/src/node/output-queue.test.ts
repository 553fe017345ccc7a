import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import type { Outgoing } from '../host/to-client.js';
import { mostWaiting, OutputQueue } from './output-queue.js';

const short = (text: string, about?: string): Outgoing => ({ parts: [text], ...(about && { about }) });
const long = (text: string, size = 100_000): Outgoing => ({
  parts: [text, Buffer.alloc(size, '.'), text],
});

/** A client that reads nothing until told to. */
function slowClient() {
  const output = new PassThrough();
  const full: boolean[] = [];
  const queue = new OutputQueue(output, (isFull) => full.push(isFull));
  const read = async (count: number): Promise<string[]> => {
    let text = '';
    output.on('data', (chunk) => {
      text += chunk;
    });
    const messages = () => text.split(/Content-Length: \d+\r\n\r\n/).slice(1);
    while (messages().length < count) await once(output, 'data');
    // Not by an expression: matching megabytes can exceed the stack.
    return messages().map((message) => {
      const [first] = message.split('.', 1);
      return first === message ? message : `${first}…${message.slice(message.lastIndexOf('.') + 1)}`;
    });
  };
  return { queue, full, read };
}

it('short messages are sent before long ones, each kind in order', async () => {
  const { queue, read } = slowClient();
  for (const message of [long('a'), long('b'), short('c'), long('d'), short('e')]) queue.send(message);
  expect(await read(5)).toEqual(['a…a', 'c', 'e', 'b…b', 'd…d']);
});

it('of unsent messages with the same subject, only the last one is kept', async () => {
  const { queue, read } = slowClient();
  queue.send(long('a'));
  for (let i = 0; i < 100; i++) queue.send(short(`x${i}`, 'x'));
  queue.send(short('y', 'y'));
  queue.send(short('x', 'x'));
  expect(await read(3)).toEqual(['a…a', 'y', 'x']);
  queue.send(short('x again', 'x'));
  expect(queue.size).toBe(0);
});

it('reports when too much is unsent, and when it no longer is', async () => {
  const { queue, full, read } = slowClient();
  queue.send(long('a'));
  const size = mostWaiting / 4;
  for (let i = 0; i < 4; i++) queue.send(long('b', size));
  expect(full).toEqual([true]);
  await read(5);
  expect(full).toEqual([true, false]);
  expect(queue.size).toBe(0);
});

it('everything is written in the end', async () => {
  const { queue, read } = slowClient();
  for (const message of [long('a'), long('b'), short('c')]) queue.send(message);
  const written = new Promise<void>((resolve) => queue.end(resolve));
  expect(await read(3)).toHaveLength(3);
  await written;
});
