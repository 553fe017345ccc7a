import { expect, it } from 'vitest';
import { Unanswered } from './unanswered.js';

const never = new Promise<string>(() => {});

it('waits once for an answer that does not come, and asks again after a minute', async () => {
  let time = 0;
  let asked = 0;
  const requests = new Unanswered(() => time, 20);
  const ask = () =>
    requests.wait('a', () => {
      asked++;
      return never;
    });
  await expect(ask()).rejects.toMatchObject({ refusal: 'slow' });
  await expect(ask()).rejects.toMatchObject({ refusal: 'slow' });
  expect(asked).toBe(1);
  time = 60_000;
  await expect(ask()).rejects.toMatchObject({ refusal: 'slow' });
  expect(asked).toBe(2);
});

it('asks again at once after a late answer, and does not hold back other requests', async () => {
  const requests = new Unanswered(() => 0, 20);
  let answer = (_: string) => {};
  const late = new Promise<string>((resolve) => {
    answer = resolve;
  });
  await expect(requests.wait('a', () => late)).rejects.toMatchObject({ refusal: 'slow' });
  expect(await requests.wait('b', async () => 'other')).toBe('other');
  answer('late');
  await late;
  expect(await requests.wait('a', async () => 'again')).toBe('again');
});

it('asks again after an error', async () => {
  const requests = new Unanswered(() => 0, 20);
  const fails = () => requests.wait('a', () => Promise.reject(new Error('The connection was lost.')));
  await expect(fails()).rejects.toThrow('lost');
  expect(await requests.wait('a', async () => 'there')).toBe('there');
});
