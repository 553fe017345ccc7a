import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { until } from './until.js';

/** A row of the list of suggestions. */
interface Row {
  readonly label: string;
  readonly index: number;
  readonly isFocused: boolean;
}

/** A person types five to ten characters a second. */
const betweenKeys = 60;

/** How long the list of suggestions may take before somebody misses it. */
const patience = 4000;

const address = process.env.AZROUTE_WINDOW_KEYS;

/** Somebody who uses the keyboard of the window, and sees its list of suggestions. Only the embedded VS Code has one. */
export const person = {
  isThere: address !== undefined,

  press: (key: string): Promise<void> => deed('press', key),

  /** Does something in the view of a diagram; undefined if there is none. */
  inDiagram: <T>(deedThere: object): Promise<T> => deed('diagram', deedThere),

  type: (text: string): Promise<void> => deed('type', { text, delay: betweenKeys }),

  /** What the list of suggestions shows; nothing if it is closed. */
  list: async (): Promise<readonly Row[]> => (await deed<Row[] | null>('suggestions', {})) ?? [],

  /**
   * Takes something from the list of suggestions, which must be open already, or open by itself: goes to it with the
   * arrow keys and presses Tab.
   */
  async choose(label: string): Promise<void> {
    const isLoaded = (rows: readonly Row[]) => rows.some((row) => row.isFocused && row.label !== '');
    const shown = await until(
      async () => {
        const rows = await person.list();
        return isLoaded(rows) && rows.some((row) => row.label === label) && rows;
      },
      `${label} in the list of suggestions`,
      patience,
    ).catch(async (error) => {
      const labels = (await person.list()).map((row) => row.label);
      throw new Error(`${error.message}; it shows ${labels.join(', ') || 'nothing'}`);
    });
    const row = shown.find((each) => each.label === label);
    assert.ok(row);
    const from = shown.find((each) => each.isFocused)?.index ?? 0;
    const key = row.index < from ? 'ArrowUp' : 'ArrowDown';
    for (let left = Math.abs(row.index - from); left > 0; left--) {
      await person.press(key);
      await wait(betweenKeys);
    }
    await until(
      async () => (await person.list()).some((each) => each.isFocused && each.label === label),
      `${label} to be chosen`,
    );
    await person.press('Tab');
    await wait(betweenKeys);
  },
};

async function deed<T>(name: string, value: unknown): Promise<T> {
  assert.ok(address, 'the window has no keyboard for tests');
  const response = await fetch(address, { method: 'POST', body: JSON.stringify({ [name]: value }) });
  const text = await response.text();
  assert.ok(response.ok, text);
  return JSON.parse(text) as T;
}
