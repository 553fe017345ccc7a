import { plainText } from '../azure/fields.js';
import { evaluated, iterations, required } from './evaluate.js';
import type { Scope } from './scope.js';
import { Open, Unresolved, unresolvedFrom } from './unresolved.js';
import { type Fields, fields, isFields, known, propertyOf } from './values.js';

/** The parameters and variables of a template, evaluated when they are asked for. */
export class Definitions {
  private readonly values = new Map<string, { value: unknown } | 'evaluating'>();

  /**
   * @param given values of parameters by their names in lower case; they are evaluated already
   * @param helps whether the command line can give a parameter
   */
  constructor(
    private readonly template: Fields,
    private readonly given: ReadonlyMap<string, unknown>,
    private readonly helps: boolean,
  ) {}

  /** @throws Unresolved if it has no value */
  parameter(name: string, scope: Scope): unknown {
    return this.once(`parameter ${name.toLowerCase()}`, () => {
      const definition = propertyOf(this.definitions('parameters'), name);
      const type = plainText(isFields(definition) ? propertyOf(definition, 'type') : '').toLowerCase();
      if (type.startsWith('secure')) throw new Unresolved(`parameter ${name.slice(0, 60)} is a secret`);
      if (this.given.has(name.toLowerCase())) return typed(known(this.given.get(name.toLowerCase())), type);
      const normal = isFields(definition) ? propertyOf(definition, 'defaultValue') : undefined;
      if (normal !== undefined) return evaluated(normal, scope);
      if (isFields(definition) && propertyOf(definition, 'nullable') === true) return null;
      const help = this.helps ? `--parameter ${name.slice(0, 60)}=VALUE` : undefined;
      throw new Unresolved(`parameter ${name.slice(0, 60)} has no value`, help);
    });
  }

  /** @throws Unresolved if it has no value */
  variable(name: string, scope: Scope): unknown {
    return this.once(`variable ${name.toLowerCase()}`, () => {
      const all = this.definitions('variables');
      const found = propertyOf(all, name);
      if (found !== undefined && name.toLowerCase() !== 'copy') return evaluated(found, scope);
      const copies = propertyOf(all, 'copy');
      const copy = (Array.isArray(copies) ? copies : [])
        .filter(isFields)
        .find((each) => plainText(propertyOf(each, 'name')).toLowerCase() === name.toLowerCase());
      if (!copy) throw new Unresolved(`there is no variable ${name.slice(0, 60)}`);
      return iterations(copy, scope, name).map((inside) => evaluated(propertyOf(copy, 'input'), inside));
    });
  }

  /** The outputs, each as far as it can be evaluated. */
  outputs(scope: Scope): Fields {
    const found = Object.entries(this.definitions('outputs')).map(([name, output]) => {
      if (!isFields(output)) return [name, {}];
      const copy = propertyOf(output, 'copy');
      if (!isFields(copy)) return [name, { value: evaluated(propertyOf(output, 'value'), scope) }];
      try {
        const values = iterations(copy, scope, name).map((inside) => evaluated(propertyOf(copy, 'input'), inside));
        return [name, { value: values }];
      } catch (error) {
        const reason = unresolvedFrom(error);
        if (reason) return [name, { value: new Open('copy', reason) }];
        throw error;
      }
    });
    return Object.fromEntries(found) as Fields;
  }

  /** The functions of the template by their names in lower case, with their namespaces. */
  functions(): Map<string, Fields> {
    const found = new Map<string, Fields>();
    const all = propertyOf(this.template, 'functions');
    for (const each of Array.isArray(all) ? all.filter(isFields) : []) {
      const members = propertyOf(each, 'members');
      for (const [name, definition] of Object.entries(isFields(members) ? members : {}))
        if (isFields(definition))
          found.set(`${plainText(propertyOf(each, 'namespace'))}.${name}`.toLowerCase(), definition);
    }
    return found;
  }

  private definitions(section: string): Fields {
    const found = propertyOf(this.template, section);
    return isFields(found) ? found : {};
  }

  private once(key: string, make: () => unknown): unknown {
    const before = this.values.get(key);
    if (before === 'evaluating') throw new Unresolved('it refers to itself');
    if (before) return before.value;
    this.values.set(key, 'evaluating');
    try {
      const value = make();
      this.values.set(key, { value });
      return value;
    } catch (error) {
      this.values.delete(key);
      throw error;
    }
  }
}

/** A value of the command line, which is a text, in the type of its parameter. */
function typed(value: unknown, type: string): unknown {
  if (typeof value !== 'string' || type === '' || type === 'string') return value;
  try {
    const read: unknown = JSON.parse(value);
    return type === 'int' || type === 'bool' || type === 'array' || type === 'object' ? read : value;
  } catch {
    return type === 'bool' && /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : value;
  }
}

/** The values of parameters of a nested deployment or a parameter file, evaluated in the scope that gives them. */
export function givenValues(parameters: unknown, scope: Scope | undefined): Map<string, unknown> {
  const given = new Map<string, unknown>();
  for (const [name, each] of Object.entries(isFields(parameters) ? parameters : {})) {
    if (!isFields(each)) continue;
    const value = propertyOf(each, 'value');
    if (value !== undefined) given.set(name.toLowerCase(), scope ? evaluated(value, scope) : value);
    else if (propertyOf(each, 'reference') !== undefined)
      given.set(name.toLowerCase(), new Open(name, new Unresolved(`parameter ${name.slice(0, 60)} is in a key vault`)));
  }
  return given;
}

/** @throws Unresolved if a property has no value; undefined if it is absent */
export function textProperty(of: Fields, name: string, scope: Scope): string | undefined {
  const value = propertyOf(of, name);
  if (value === undefined || value === null) return undefined;
  const found = required(value, scope);
  return typeof found === 'string' ? found : undefined;
}

/** @throws Unresolved if it is no object */
export function objectProperty(of: Fields, name: string): Fields {
  return fields(propertyOf(of, name) ?? {});
}
