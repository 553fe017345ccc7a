import { append } from '@azroute/engine';
import { fieldsOf, type Fields as Normal } from '../azure/fields.js';
import { givenValues } from './definitions.js';
import { Deployment } from './deployment.js';
import { isExpression } from './evaluate.js';
import type { Expansion, Instance } from './expansion.js';
import { Budget, Open, unresolvedFrom } from './unresolved.js';
import { type Fields, isFields, propertyOf } from './values.js';

/** A template as it was read. */
export interface TemplateFile {
  readonly file: string;
  readonly text: string;
  readonly value: Fields;
}

/** What a template needs beside itself. */
export interface TemplateOptions {
  /** `NAME=VALUE` of parameters, by name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Parameter files; the later ones count. */
  readonly parameterFiles: readonly Fields[];
  readonly resourceGroup?: string | undefined;
  readonly subscription?: string | undefined;
  readonly location?: string | undefined;
}

/** An expression that has no value. */
export interface UnresolvedEntry {
  readonly file: string;
  /** The line of the expression; undefined if it is not found. */
  readonly line: number | undefined;
  /** What depends on it: a resource, or a property of one. */
  readonly of: string;
  /** Whether the whole resource is left out, and not only the property. */
  readonly isWhole: boolean;
  readonly expression: string;
  readonly why: string;
  /** An option of the command line that would help. */
  readonly help: string | undefined;
}

/** What a template yields. */
export interface TemplateResources {
  readonly resources: readonly Normal[];
  readonly unresolved: readonly UnresolvedEntry[];
  /** What conditions switch off, a sentence each. */
  readonly off: readonly string[];
}

/** Evaluates a template. Never throws, whatever it contains. */
export function templateResources(file: TemplateFile, options: TemplateOptions): TemplateResources {
  const found: Expansion = { instances: new Map(), lost: [], off: [] };
  const budget = new Budget();
  const deployment = new Deployment(found, budget);
  const given = new Map<string, unknown>();
  for (const each of options.parameterFiles)
    for (const [name, value] of givenValues(propertyOf(each, 'parameters'), undefined)) given.set(name, value);
  for (const [name, value] of options.parameters) given.set(name.toLowerCase(), value);
  const { subscription, resourceGroup: group, location } = options;
  const name = file.file.replace(/^.*\//, '').replace(/\.json$/i, '');
  try {
    deployment.expand(file.value, given, { subscription, group, location, deployment: name });
  } catch (error) {
    const reason = unresolvedFrom(error);
    if (!reason) throw error;
    found.lost.push({ what: 'the template', open: new Open('', reason) });
  }
  const lines = new Lines(file);
  const unresolved: UnresolvedEntry[] = found.lost
    .filter(({ what }) => isRead(what))
    .map(({ what, open }) => entry(lines, open, what, true));
  const resources: Normal[] = [];
  for (const instance of found.instances.values()) {
    if (instance.isExisting || !isRead(instance.type)) continue;
    const { resource, open } = cleaned(resourceOf(deployment, instance), instance);
    for (const each of open) unresolved.push(entry(lines, each.open, each.of, each.isWhole));
    const fields = resource === undefined ? undefined : fieldsOf(resource);
    if (fields) resources.push(fields);
  }
  return {
    resources,
    unresolved: onePerExpression(unresolved),
    off: found.off.filter(({ what }) => isRead(what)).map(offText),
  };
}

function resourceOf(deployment: Deployment, instance: Instance): unknown {
  try {
    return deployment.valueOf(instance);
  } catch (error) {
    const reason = unresolvedFrom(error);
    if (reason) return new Open(instance.name, reason);
    throw error;
  }
}

/** Only these are parts of a network. */
function isRead(type: string): boolean {
  return /^(microsoft\.(network|compute)\/|microsoft\.resources\/deployments|\[|the template)/i.test(type);
}

/** Properties on which no routes depend, and secrets. */
const ignored =
  /^(tags|sku|zones|identity|networksecuritygroup|natgateway|ddosprotectionplan|dhcpoptions|osprofile|storageprofile|hardwareprofile|diagnosticsprofile|dnssettings|dnsservers|firewallpolicy|probe|probes|networkrulecollections|applicationrulecollections|natrulecollections|ipsecpolicies|publicipprefix|extensions|.*(key|secret|password|token|certificate).*)$/i;

/** Properties without which a resource or a part of it means something else. */
const essential = /^(id|name|addressprefix|addressprefixes|peerip|count)$/i;

/** Lists whose elements are resources of their own. */
const parts =
  /^(subnets|virtualnetworkpeerings|routes|bgpconnections|peerings|ipconfigurations|loadbalancingrules|frontendipconfigurations|backendaddresspools)$/i;

interface Problem {
  readonly of: string;
  readonly open: Open;
  readonly isWhole: boolean;
}

/** A value without what is open in it; undefined if it is nothing without that. */
function cleaned(value: unknown, { type, name }: Instance): { readonly resource: unknown; readonly open: Problem[] } {
  const open: Problem[] = [];
  const what = `${type.replace(/^[^/]*\//, '')} ${name}`;
  const clean = (each: unknown, path: readonly string[]): unknown => {
    if (each instanceof Open) {
      const of = path.length === 0 ? what : `${path.join('.')} of ${what}`;
      const isWhole = path.length === 0 || essential.test(path.at(-1) ?? '');
      open.push({ of, open: each, isWhole });
      return isWhole ? lost : undefined;
    }
    if (Array.isArray(each)) {
      const isOfParts = parts.test(path.at(-1) ?? '');
      const items = each.map((item: unknown) => clean(item, path));
      // Without one of its prefixes a list says something else; a part can be missing by itself.
      return !isOfParts && items.includes(lost) ? lost : items.filter((item) => item !== lost && item !== undefined);
    }
    if (!isFields(each)) return each;
    const entries = Object.entries(each)
      .filter(([key]) => !ignored.test(key))
      .map(([key, inner]) => [key, clean(inner, /^properties$/i.test(key) ? path : [...path, key])] as const);
    return entries.some(([, inner]) => inner === lost)
      ? lost
      : Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
  };
  const resource = clean(value, []);
  return { resource: resource === lost ? undefined : resource, open };
}

const lost = Symbol('lost');

/** Where expressions stand in a file. */
class Lines {
  constructor(readonly file: TemplateFile) {}

  of(expression: string): number | undefined {
    if (!isExpression(expression)) return undefined;
    const at = this.file.text.indexOf(JSON.stringify(expression));
    return at < 0 ? undefined : this.file.text.slice(0, at).split('\n').length;
  }
}

function entry(lines: Lines, { expression, reason }: Open, of: string, isWhole: boolean): UnresolvedEntry {
  const { why, help } = reason;
  return { file: lines.file.file, line: lines.of(expression), of: of.slice(0, 160), isWhole, expression, why, help };
}

/** One expression in many resources is one thing to know. */
function onePerExpression(entries: readonly UnresolvedEntry[]): UnresolvedEntry[] {
  const groups = new Map<string, UnresolvedEntry[]>();
  for (const each of entries) append(groups, `${each.isWhole} ${each.expression} ${each.why}`, each);
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    return [others.length === 0 ? first : { ...first, of: `${first.of} and ${others.length} more` }];
  });
}

function offText({ what, expression, parameters }: Expansion['off'][number]): string {
  const reads =
    parameters.length === 0 ? '' : `, which reads ${parameters.map((name) => `parameter ${name}`).join(', ')}`;
  return `${what.slice(0, 80)} is switched off by ${expression.slice(0, 160)}${reads}`;
}
