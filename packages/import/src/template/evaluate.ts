import { plainText } from '../azure/fields.js';
import { contextFunctions, helpFor } from './context-functions.js';
import { member, plainFunctions } from './functions.js';
import { type Expression, parseExpression } from './parse-expression.js';
import { inLoop, type Scope } from './scope.js';
import { sizeOf } from './size.js';
import { Open, Unresolved, unresolvedFrom } from './unresolved.js';
import { type Fields, fields, isFields, known, list, number, propertyOf, text, truth } from './values.js';

/** More iterations are no network. */
const mostIterations = 10_000;

/** A value with all expressions in it evaluated; those that cannot be are `Open`. */
export function evaluated(value: unknown, scope: Scope): unknown {
  scope.budget.spend();
  if (typeof value === 'string') return evaluatedText(value, scope);
  if (Array.isArray(value)) return value.map((each) => evaluated(each, scope));
  if (!isFields(value)) return value;
  const result: [string, unknown][] = [];
  for (const [name, each] of Object.entries(value)) {
    if (name.toLowerCase() === 'copy' && isLoops(each)) result.push(...loops(each, scope));
    else result.push([keyOf(name, scope), evaluated(each, scope)]);
  }
  return Object.fromEntries(result);
}

/** The same for a text alone. */
function evaluatedText(value: string, scope: Scope): unknown {
  if (!isExpression(value)) return value.startsWith('[[') ? value.slice(1) : value;
  try {
    return expressionValue(value, scope);
  } catch (error) {
    const reason = unresolvedFrom(error);
    if (reason) return new Open(value, reason);
    throw error;
  }
}

/** Whether a text is an expression. */
export function isExpression(value: string): boolean {
  return value.startsWith('[') && value.endsWith(']') && !value.startsWith('[[');
}

/** @throws Unresolved if it has no value */
export function required(value: unknown, scope: Scope): unknown {
  return known(typeof value === 'string' ? evaluatedText(value, scope) : evaluated(value, scope));
}

function keyOf(name: string, scope: Scope): string {
  if (!isExpression(name)) return name;
  const key = evaluatedText(name, scope);
  return typeof key === 'string' ? key : name.replace(/^\[/, '');
}

const parsed = new Map<string, Expression>();

function expressionValue(value: string, scope: Scope): unknown {
  const expression = parsed.get(value) ?? parseExpression(value.slice(1, -1));
  if (parsed.size > 10_000) parsed.clear();
  parsed.set(value, expression);
  return resultOf(expression, scope);
}

function resultOf(expression: Expression, scope: Scope): unknown {
  scope.budget.spend();
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'member': {
      const of = resultOf(expression.of, scope);
      const name = resultOf(expression.name, scope);
      const found = member(of, name);
      if (found !== undefined) return known(found);
      const help = expression.of.kind === 'call' ? helpFor(expression.of.name, name) : undefined;
      throw new Unresolved(`${plainText(name).slice(0, 60)} is not known`, help);
    }
    case 'call':
      return called(expression, scope);
  }
}

function called({ name, arguments: values }: Extract<Expression, { kind: 'call' }>, scope: Scope): unknown {
  // Only the branch that counts has to have a value.
  if (name === 'if') {
    const [condition, yes, no] = values;
    if (!condition || !yes || !no) throw new Unresolved('if() needs three arguments');
    return resultOf(truth(resultOf(condition, scope)) ? yes : no, scope);
  }
  if (name === 'and') return values.every((each) => truth(resultOf(each, scope)));
  if (name === 'or') return values.some((each) => truth(resultOf(each, scope)));
  if (name === 'coalesce') {
    for (const each of values) {
      const value = resultOf(each, scope);
      if (value !== null && value !== undefined) return value;
    }
    return null;
  }
  const context = Object.hasOwn(contextFunctions, name) ? contextFunctions[name] : undefined;
  const plain = Object.hasOwn(plainFunctions, name) ? plainFunctions[name] : undefined;
  const own = scope.functions.get(name);
  if (!context && !plain && !own) throw new Unresolved(`azroute does not evaluate ${name.slice(0, 40)}()`);
  const evaluatedValues = values.map((each) => resultOf(each, scope));
  // Functions look at all of what they are given, and what they return takes memory.
  scope.budget.spend(evaluatedValues.reduce<number>((sum, each) => sum + sizeOf(each), 0) / 10);
  if (context) return context(scope, ...evaluatedValues);
  if (plain) {
    const result = plain(...evaluatedValues);
    scope.budget.spend(lengthOf(result) / 10);
    return result;
  }
  return ownFunction(own ?? {}, evaluatedValues, scope);
}

/** What a new value takes: the parts of its elements are shared. */
function lengthOf(value: unknown): number {
  return Array.isArray(value) ? value.length : typeof value === 'string' ? value.length / 100 : 1;
}

/** A function that the template defines sees nothing but its arguments. */
function ownFunction(definition: Fields, values: readonly unknown[], scope: Scope): unknown {
  const names = list(propertyOf(definition, 'parameters') ?? []).map((each) => text(propertyOf(fields(each), 'name')));
  return required(propertyOf(fields(propertyOf(definition, 'output')), 'value'), {
    ...scope,
    functions: new Map(),
    parameter: (name) => {
      const at = names.findIndex((each) => each.toLowerCase() === name.toLowerCase());
      if (at < 0) throw new Unresolved(`the function has no parameter ${name.slice(0, 60)}`);
      return values[at];
    },
  });
}

function isLoops(value: unknown): value is readonly Fields[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((each) => isFields(each) && propertyOf(each, 'input') !== undefined)
  );
}

/** Loops of properties and variables: each becomes a list. */
function loops(all: readonly Fields[], scope: Scope): [string, unknown][] {
  return all.map((each) => {
    const name = plainText(propertyOf(each, 'name'));
    try {
      return [name, iterations(each, scope, name).map((inside) => evaluated(propertyOf(each, 'input'), inside))];
    } catch (error) {
      const reason = unresolvedFrom(error);
      if (reason) return [name, new Open(plainText(propertyOf(each, 'count')), reason)];
      throw error;
    }
  });
}

/**
 * The scopes of the iterations of a loop.
 * @throws Unresolved if its count has no value
 */
export function iterations(copy: Fields, scope: Scope, name: string): Scope[] {
  const count = number(required(propertyOf(copy, 'count'), scope));
  if (count < 0 || count > mostIterations) throw new Unresolved('the loop is too long');
  scope.budget.spend(count);
  return Array.from({ length: count }, (_, i) => inLoop(scope, name, i));
}
