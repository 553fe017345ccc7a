import { appendFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { corpus } from './corpus.js';
import { inputOf } from './input.js';
import { minimise } from './minimise.js';
import { type Failure, failuresOf } from './try.js';

/**
 * `AZROUTE_FUZZ=100000 npx vitest run test/fuzz` tries that many inputs, `AZROUTE_FUZZ_FROM` begins at a later input,
 * `AZROUTE_FUZZ_SEED` generates different inputs, and `AZROUTE_FUZZ_LOG` names a file for progress and failures.
 */
const { AZROUTE_FUZZ, AZROUTE_FUZZ_FROM, AZROUTE_FUZZ_SEED, AZROUTE_FUZZ_LOG } = process.env;
const runs = Number(AZROUTE_FUZZ ?? 60);
const from = Number(AZROUTE_FUZZ_FROM ?? 0);
const seed = Number(AZROUTE_FUZZ_SEED ?? 20_261_124);

/** Stop after this many failures. */
const mostFailures = 20;

/** Without a number of runs, every fourth text of the corpus. */
const whole = corpus.filter((_, i) => AZROUTE_FUZZ !== undefined || i % 4 === 0);

test.each(whole)('$name keeps what holds for every text', async ({ text }) => {
  expect(await failuresOf(text, seed)).toEqual([]);
});

test(`${runs} spoilt texts from number ${from} on keep what holds for every text`, {
  timeout: 2 ** 31 - 1,
}, async () => {
  const failed: string[] = [];
  for (let number = from; number < from + runs && failed.length < mostFailures; number++) {
    if (number % 1000 === 0) log(`${new Date().toISOString()} ${number}: ${failed.length} failures`);
    const { name, text } = inputOf(seed, number);
    const [failure] = await failuresOf(text, seed + number);
    if (!failure) continue;
    failed.push(await described(number, name, text, failure));
    log(failed.at(-1) ?? '');
  }
  log(`${new Date().toISOString()} ${from + runs}: ${failed.length} failures`);
  expect(failed.join('\n\n')).toBe('');
});

async function described(
  number: number,
  name: string,
  text: string,
  { property, complaint }: Failure,
): Promise<string> {
  const again = async (smaller: string) => (await failuresOf(smaller, seed + number, [property])).length > 0;
  const small = await minimise(text, again);
  const [smaller] = await failuresOf(small, seed + number, [property]);
  return `=== ${number} ${name}: ${property.name}\n${JSON.stringify(small)}\n${(smaller?.complaint ?? complaint).slice(0, 4000)}`;
}

function log(line: string): void {
  if (AZROUTE_FUZZ_LOG) appendFileSync(AZROUTE_FUZZ_LOG, `${line}\n`);
}
