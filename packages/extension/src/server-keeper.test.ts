import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RestartLimit } from './restart-limit.js';
import { ServerKeeper } from './server-keeper.js';

const MINUTE = 60_000;

/** What a client does when it is started. */
type Behaviour = 'runs' | 'fails' | 'ends, then fails' | 'hangs when it is stopped';

describe('the keeper of the server', () => {
  let now: number;
  let told: string[];
  let behaviour: Behaviour;
  let endings: (() => void)[];
  let keeper: ServerKeeper;

  afterEach(() => {
    vi.useRealTimers();
  });

  beforeEach(() => {
    vi.useFakeTimers();
    now = 0;
    told = [];
    behaviour = 'runs';
    endings = [];
    keeper = new ServerKeeper(
      (ended) => {
        endings.push(ended);
        const mine = behaviour;
        return {
          start: async () => {
            if (mine === 'ends, then fails') ended();
            if (mine.endsWith('fails')) throw new Error('no memory');
          },
          stop: async () => {
            told.push('stopped');
            ended();
            if (mine === 'hangs when it is stopped') throw new Error('timed out');
          },
          needsStop: () => true,
        };
      },
      new RestartLimit(5, 3, () => now),
      {
        startsAgain: (error) => told.push(error instanceof Error ? `again: ${error.message}` : 'again'),
        givesUp: () => told.push('gives up'),
      },
    );
  });

  /** Makes the running server end unexpectedly. */
  async function end(): Promise<void> {
    endings.at(-1)?.();
    await vi.runAllTimersAsync();
  }

  it('starts a server that ended again, five times', async () => {
    await keeper.start();
    for (let i = 0; i < 5; i++) await end();
    expect(endings).toHaveLength(6);
    expect(told).toEqual(Array(5).fill('again'));
    await end();
    expect(endings).toHaveLength(6);
    expect(told.at(-1)).toBe('gives up');
  });

  it('forgets what lies more than three minutes back', async () => {
    await keeper.start();
    for (let i = 0; i < 20; i++) {
      now += MINUTE;
      await end();
    }
    expect(endings).toHaveLength(21);
    expect(told).not.toContain('gives up');
  });

  it('counts a server that does not start as one that ended, once', async () => {
    for (const bad of ['fails', 'ends, then fails'] as const) {
      behaviour = bad;
      told = [];
      endings = [];
      await keeper.restart();
      await vi.runAllTimersAsync();
      expect(endings).toHaveLength(6);
      expect(told.filter((text) => text.startsWith('again'))).toHaveLength(5);
      expect(told.at(-1)).toBe('gives up');
    }
  });

  it('starts again when it is asked to, and counts anew', async () => {
    await keeper.start();
    for (let i = 0; i < 6; i++) await end();
    expect(told.at(-1)).toBe('gives up');
    await keeper.restart();
    for (let i = 0; i < 5; i++) await end();
    expect(endings).toHaveLength(12);
    expect(told.filter((text) => text === 'gives up')).toHaveLength(1);
  });

  it('does not take a stop for an end', async () => {
    await keeper.start();
    await keeper.stop();
    await vi.runAllTimersAsync();
    expect(told).toEqual(['stopped']);
    expect(endings).toHaveLength(1);
  });

  it('starts once when it is asked to restart just as the server ended', async () => {
    await keeper.start();
    endings.at(-1)?.();
    await keeper.restart();
    await vi.runAllTimersAsync();
    expect(endings).toHaveLength(2);
  });

  it('stays stopped when it is stopped just as the server ended', async () => {
    await keeper.start();
    endings.at(-1)?.();
    await keeper.stop();
    await vi.runAllTimersAsync();
    expect(endings).toHaveLength(1);
  });

  it('goes on with a new server where the old one does not stop', async () => {
    behaviour = 'hangs when it is stopped';
    await keeper.start();
    await keeper.restart();
    expect(endings).toHaveLength(2);
  });

  it('hears nothing of a server that it has replaced', async () => {
    await keeper.start();
    await keeper.restart();
    endings[0]?.();
    await vi.runAllTimersAsync();
    expect(endings).toHaveLength(2);
    expect(told).toEqual(['stopped']);
  });
});
