import type { Rule } from '../rule.js';
import { expectationFails } from './codes/expectation-fails.js';
import { expectationOfNothing } from './codes/expectation-of-nothing.js';
import { scenarioExpectationFails } from './codes/scenario-expectation-fails.js';
import { unmetExpectations } from './expectations.js';

export const expectationRules: readonly Rule[] = [
  { codes: [expectationFails, scenarioExpectationFails, expectationOfNothing], find: unmetExpectations },
];
