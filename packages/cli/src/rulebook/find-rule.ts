import type { Rule } from '@azroute/language';
import { Failure } from '../failure.js';
import { chapters } from './rulebook.js';

/** The number of a rule or a disputed point, as a user might write it. */
const number = /^([rtvw])(\d{1,5})([a-z]?)$/i;

/** The letters of rules; those of disputed points are others. */
const ruleLetters = 'RW';

/** Whether a text looks like the number of a rule or a disputed point. */
export function isRuleNumber(text: string): boolean {
  return number.test(text);
}

/** The entry with a number such as `R156`, `r28a`, `w45` or `T5`. */
export function findRule(text: string): Rule {
  const [, letter = '', digits = '', amendment = ''] = number.exec(text) ?? [];
  const kind = letter.toUpperCase();
  const isRule = ruleLetters.includes(kind);
  const wanted = `${kind}${digits.padStart(isRule ? 3 : 2, '0')}${amendment.toLowerCase()}`;
  const ofKind = chapters().flatMap(({ rules }) => rules.filter(({ id }) => id.startsWith(kind)));
  const found = ofKind.find(({ id }) => id === wanted);
  if (found) return found;
  const distance = ({ id }: Rule) => Math.abs(Number.parseInt(id.slice(1), 10) - Number(digits));
  const near = [...ofKind].sort((a, b) => distance(a) - distance(b)).slice(0, 3);
  const noun = isRule ? 'rule' : 'disputed point';
  throw new Failure(
    `there is no ${noun} ${text}; the closest are ${near.map(({ id }) => id).join(', ')}, and azroute explain rules lists all of them`,
  );
}
