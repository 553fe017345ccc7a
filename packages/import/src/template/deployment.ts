import { plainText } from '../azure/fields.js';
import { referenced } from './assumed-address.js';
import { pathOf } from './context-functions.js';
import { Definitions, givenValues, objectProperty, textProperty } from './definitions.js';
import { evaluated, isExpression, iterations, required } from './evaluate.js';
import type { Expansion, Instance } from './expansion.js';
import { anyGroup, anySubscription, type Scope, type Target } from './scope.js';
import { sizeOf } from './size.js';
import { type Budget, Open, Unresolved, unresolvedFrom } from './unresolved.js';
import { type Fields, fields, isFields, propertyOf, text, truth } from './values.js';

/** Deployments in deployments in deployments. */
const deepest = 12;

/** A template in its place. */
interface Placed {
  readonly template: Fields;
  readonly scope: Scope;
  /** Where its resources go, which can be another group than that of the expressions in it. */
  readonly target: Target;
  readonly depth: number;
  /** Its resources by symbolic name, and by name. */
  readonly byName: Map<string, Instance>;
}

/** Expands the loops, conditions and nested deployments of templates. */
export class Deployment {
  constructor(
    private readonly found: Expansion,
    private readonly budget: Budget,
  ) {}

  /** @param given values of parameters by their names in lower case */
  expand(template: Fields, given: ReadonlyMap<string, unknown>, target: Target): void {
    this.enter(template, new Definitions(template, given, true), target, 0);
  }

  private enter(template: Fields, definitions: Definitions, target: Target, depth: number): Scope {
    const byName = new Map<string, Instance>();
    const scope: Scope = {
      target,
      isOfGroup: isOfGroup(template),
      budget: this.budget,
      loops: new Map(),
      functions: definitions.functions(),
      parameter: (name) => definitions.parameter(name, scope),
      variable: (name) => definitions.variable(name, scope),
      resource: (of) => this.referenced(of, byName),
    };
    this.resourcesOf({ template, scope, target, depth, byName });
    return scope;
  }

  private referenced(of: string, byName: ReadonlyMap<string, Instance>): Fields {
    return referenced(this.instanceOf(of, byName), this.found, (instance) => this.valueOf(instance));
  }

  private instanceOf(of: string, byName: ReadonlyMap<string, Instance>): Instance {
    const { instances } = this.found;
    const known = of.startsWith('/') ? instances.get(of.toLowerCase()) : byName.get(of.toLowerCase());
    const real = known?.isExisting ? (instances.get(known.id.toLowerCase()) ?? known) : known;
    if (!real) throw new Unresolved(`${of.slice(0, 200)} is not in the input`);
    return real;
  }

  /** The evaluated resource. @throws Unresolved if it is being evaluated */
  valueOf(instance: Instance): Fields {
    if (instance.value === 'evaluating') throw new Unresolved('it refers to itself');
    if (instance.value) return instance.value;
    instance.value = 'evaluating';
    const { id, type, name, raw, scope, outputs } = instance;
    const rest = Object.entries(raw).filter(
      ([key]) =>
        !/^(id|name|type|copy|condition|dependsOn|resources|existing|apiVersion|tags|scope|comments|metadata)$/i.test(
          key,
        ),
    );
    const value: Fields = outputs
      ? { id, name, type, properties: { outputs: outputs() } }
      : { id, name, type, ...(evaluated(Object.fromEntries(rest), scope) as Fields) };
    this.budget.spend(sizeOf(value) / 10);
    instance.value = value;
    return value;
  }

  /** Deployments come last: the groups that they go to are known then. */
  private resourcesOf(placed: Placed): void {
    const resources = propertyOf(placed.template, 'resources');
    const all = Array.isArray(resources)
      ? resources.map((each) => ['', each] as const)
      : Object.entries(isFields(resources) ? resources : {});
    const isDeployment = (each: Fields) =>
      plainText(propertyOf(each, 'type')).toLowerCase() === 'microsoft.resources/deployments';
    for (const wanted of [false, true])
      for (const [symbol, each] of all)
        if (isFields(each) && isDeployment(each) === wanted) this.resource(placed, each, symbol, undefined);
  }

  private resource(placed: Placed, raw: Fields, symbol: string, parent: Instance | undefined): void {
    const what = `${plainText(propertyOf(raw, 'type'))} ${plainText(propertyOf(raw, 'name'))}`;
    const scope = parent?.scope ?? placed.scope;
    this.attempt(what, propertyOf(raw, 'name'), () => {
      const copy = propertyOf(raw, 'copy');
      const scopes = isFields(copy) ? iterations(copy, scope, plainText(propertyOf(copy, 'name'))) : [scope];
      for (const inside of scopes)
        this.attempt(what, propertyOf(raw, 'name'), () => this.one(placed, raw, { symbol, parent, scope: inside }));
    });
  }

  private attempt(what: string, expression: unknown, act: () => void): void {
    try {
      act();
    } catch (error) {
      const reason = unresolvedFrom(error);
      if (!reason) throw error;
      this.found.lost.push({ what, open: new Open(plainText(expression), reason) });
    }
  }

  private one(
    placed: Placed,
    raw: Fields,
    { symbol, parent, scope }: { symbol: string; parent: Instance | undefined; scope: Scope },
  ): void {
    const condition = propertyOf(raw, 'condition');
    if (condition !== undefined && !truth(required(condition, scope))) {
      const expression = plainText(condition);
      this.found.off.push({
        what: plainText(propertyOf(raw, 'type')),
        expression,
        parameters: parametersIn(expression, placed.template),
      });
      return;
    }
    const [ownType, ownName] = [
      text(required(propertyOf(raw, 'type'), scope)),
      text(required(propertyOf(raw, 'name'), scope)),
    ];
    const type = parent && !ownType.includes('.') ? `${parent.type}/${ownType}` : ownType;
    const name = parent && !ownName.includes('/') ? `${parent.name}/${ownName}` : ownName;
    const instance = this.instance({ ...placed, scope }, raw, type, name);
    const { instances } = this.found;
    const known = instances.get(instance.id.toLowerCase());
    if (!instance.isExisting || !known) instances.set(instance.id.toLowerCase(), instance);
    for (const each of [symbol, name]) if (each !== '') placed.byName.set(each.toLowerCase(), instance);
    const children = propertyOf(raw, 'resources');
    for (const each of Array.isArray(children) ? children.filter(isFields) : [])
      this.resource(placed, each, '', instance);
  }

  private instance(placed: Placed, raw: Fields, type: string, name: string): Instance {
    const { scope, target, depth } = placed;
    const isExisting = propertyOf(raw, 'existing') === true;
    const base = { type, name, isExisting, raw, scope };
    if (type.toLowerCase() === 'microsoft.resources/resourcegroups') {
      return { ...base, id: `/subscriptions/${target.subscription ?? anySubscription}/resourceGroups/${name}` };
    }
    const subscription = textProperty(raw, 'subscriptionId', scope) ?? target.subscription;
    const group = textProperty(raw, 'resourceGroup', scope) ?? target.group;
    const place = this.placeOf(placed, group);
    const id = `/subscriptions/${subscription ?? anySubscription}${place}/providers/${pathOf(type, name)}`;
    if (type.toLowerCase() !== 'microsoft.resources/deployments') return { ...base, id };
    if (depth >= deepest) throw new Unresolved('deployments are nested too deeply');
    const location = this.locationOf(subscription, group) ?? target.location;
    const outputs = this.nested(placed, raw, { subscription, group, location, deployment: name });
    return { ...base, id, outputs };
  }

  /** The group in an ID: resources of a template for a subscription have none. */
  private placeOf({ template, target, scope }: Placed, group: string | undefined): string {
    const isInGroup = scope.isOfGroup || isOfGroup(template) || (group !== undefined && group === target.group);
    return isInGroup || group !== undefined ? `/resourceGroups/${group ?? anyGroup}` : '';
  }

  /** The region of a group that the template makes. */
  private locationOf(subscription: string | undefined, group: string | undefined): string | undefined {
    const id = `/subscriptions/${subscription ?? anySubscription}/resourceGroups/${group}`.toLowerCase();
    const found = this.found.instances.get(id);
    const location = found && propertyOf(this.valueOf(found), 'location');
    return typeof location === 'string' ? location : undefined;
  }

  private nested({ scope, depth }: Placed, raw: Fields, target: Target): () => Fields {
    const properties = objectProperty(raw, 'properties');
    const link = propertyOf(properties, 'templateLink');
    const template = propertyOf(properties, 'template');
    if (!isFields(template)) {
      const uri = isFields(link) ? (propertyOf(link, 'relativePath') ?? propertyOf(link, 'uri')) : undefined;
      throw new Unresolved(`its template is linked (${plainText(uri).slice(0, 120)}); import that file too`);
    }
    const options = propertyOf(properties, 'expressionEvaluationOptions');
    const isInner = isFields(options) && plainText(propertyOf(options, 'scope')).toLowerCase() === 'inner';
    if (isInner) {
      const given = givenValues(propertyOf(properties, 'parameters'), scope);
      const definitions = new Definitions(template, given, false);
      const inside = this.enter(template, definitions, target, depth + 1);
      return () => definitions.outputs(inside);
    }
    // Expressions of an outer scope mean the template outside, wherever the resources go.
    const byName = new Map<string, Instance>();
    const inside: Scope = {
      ...scope,
      resource: (of) => (byName.has(of.toLowerCase()) ? this.referenced(of, byName) : scope.resource(of)),
    };
    this.resourcesOf({ template, scope: inside, target, depth: depth + 1, byName });
    const definitions = new Definitions(template, new Map(), false);
    return () => definitions.outputs(inside);
  }
}

/** Whether a template is deployed into a resource group, and not into a subscription or above. */
function isOfGroup(template: Fields): boolean {
  const schema = plainText(propertyOf(template, '$schema')).toLowerCase();
  return !/(subscription|managementgroup|tenant)deploymenttemplate/.test(schema);
}

/** The parameters that an expression reads, directly or through variables. */
function parametersIn(expression: string, template: Fields): string[] {
  const variables = propertyOf(template, 'variables');
  const seen = new Set<string>();
  const found = new Set<string>();
  const open = [expression];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    if (seen.has(each) || !isExpression(each)) continue;
    seen.add(each);
    for (const [, kind, name = ''] of each.matchAll(/(parameters|variables)\('([^']+)'\)/gi)) {
      if (kind?.toLowerCase() === 'parameters') found.add(name);
      else if (isFields(variables)) open.push(plainText(propertyOf(fields(variables), name)));
    }
  }
  return [...found].sort();
}
