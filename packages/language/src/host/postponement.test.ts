import { describe, expect, it } from 'vitest';
import { Postponement } from './postponement.js';

const times = { analysisWaits: 50, requestsFollow: 5 };

describe('a long analysis', () => {
  it('starts a moment after a change, in which requests may follow', () => {
    const postponement = new Postponement(times);
    postponement.changed(100);
    expect([100, 103, 105, 200].map((now) => postponement.waitAt(now, false))).toEqual([5, 2, 0, 0]);
  });

  it('waits for requests that are being answered, but not for long', () => {
    const postponement = new Postponement(times);
    postponement.changed(100);
    expect([100, 120, 149, 150, 160].map((now) => postponement.waitAt(now, true))).toEqual([50, 30, 1, 0, 0]);
  });

  it('waits as long in all, however many changes follow', () => {
    const postponement = new Postponement(times);
    const waits = Array.from({ length: 20 }, (_, i) => {
      postponement.changed(100 + 4 * i);
      return postponement.waitAt(100 + 4 * i, false);
    });
    expect(waits.indexOf(0)).toBe(13);
  });

  it('starts at once if no text has changed, whatever is being answered', () => {
    const postponement = new Postponement(times);
    expect(postponement.waitAt(100, true)).toBe(0);
    postponement.changed(100);
    postponement.started();
    expect(postponement.waitAt(101, true)).toBe(0);
  });

  it('starts at once if the changes have waited long enough for another analysis to end', () => {
    const postponement = new Postponement(times);
    postponement.changed(100);
    postponement.changed(390);
    expect(postponement.waitAt(400, true)).toBe(0);
  });

  it('waits again for the requests after the next change', () => {
    const postponement = new Postponement(times);
    postponement.changed(100);
    postponement.waitAt(100, true);
    postponement.started();
    postponement.changed(400);
    expect(postponement.waitAt(400, true)).toBe(50);
  });
});
