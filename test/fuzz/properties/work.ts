import { piecesOf } from '../subject.js';
import type { Property } from './property.js';

/**
 * The maximum number of parsed tokens for each token: attempts to repair its statement, and all statements once or
 * twice.
 */
const mostStepsPerToken = 200;

/** Reading a text takes steps in proportion to its length, however broken it is. */
export const work: Property = {
  name: 'work',
  complaints: (subject) => {
    const tokens = piecesOf(subject).length;
    const most = mostStepsPerToken * (tokens + 5);
    return subject.steps > most ? [`${subject.steps} tokens were parsed to read ${tokens}; ${most} are enough`] : [];
  },
};
