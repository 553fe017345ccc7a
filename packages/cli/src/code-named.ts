import type { FindingCode } from '@azroute/engine';
import { allCodes } from '@azroute/language';
import { Failure } from './failure.js';

/**
 * The code that a text on the command line means: `AZR101`, also in small letters, or `101` for short.
 * @throws Failure with the closest codes if there is none
 */
export function codeNamed(text: string): FindingCode {
  const wanted = /^\d{1,3}$/.test(text) ? `AZR${text.padStart(3, '0')}` : text.toUpperCase();
  const found = allCodes.find(({ code }) => code === wanted);
  if (found) return found;
  const digits = /^AZR(\d+)$/.exec(wanted)?.[1];
  if (digits === undefined)
    throw new Failure(
      `"${text}" is neither a code such as AZR101 nor a rule such as R156; azroute explain lists the codes`,
    );
  const number = Number(digits);
  const near = [...allCodes]
    .sort((a, b) => Math.abs(Number(a.code.slice(3)) - number) - Math.abs(Number(b.code.slice(3)) - number))
    .slice(0, 3)
    .map(({ code }) => code);
  throw new Failure(
    `there is no code ${text}; the closest are ${near.join(', ')}, and azroute explain lists all codes`,
  );
}
