import { allCodes } from '@azroute/language';
import type { Property } from './property.js';
import { strayRanges } from './ranges.js';

const known = new Set<unknown>(allCodes.map(({ code }) => code));

/** Every report has a location in the text, a code and a message; no internal check fails. */
export const reports: Property = {
  name: 'reports',
  complaints: (subject) => {
    const all = [...subject.problems, ...subject.findings, ...subject.shown];
    return [
      ...strayRanges(subject, all),
      ...all
        .filter(
          ({ code, message }) =>
            !known.has(code) || code === 'AZR901' || /^ |\bundefined\b|\bNaN\b|\[object/.test(String(message)),
        )
        .map(({ code, message }) => `${code} ${message}`),
    ];
  },
};
