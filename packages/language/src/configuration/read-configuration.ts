import { type NoneRoutesProfile, noneRoutesProfiles, type Settings, type Severity } from '@azroute/engine';
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { allCodes } from '../validation/all-codes.js';

/** Severities that replace those of the codes; `off` hides a code. */
export type Severities = ReadonlyMap<string, Severity | 'off'>;

/** Something wrong in a configuration, with its place in the text in characters. */
export interface ConfigurationProblem {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

/** What a file `azroute.json` says. */
export interface Configuration {
  readonly severities: Severities;
  readonly settings: Partial<Settings>;
  readonly problems: readonly ConfigurationProblem[];
}

/** A configuration that says nothing. */
export const noConfiguration: Configuration = { severities: new Map(), settings: {}, problems: [] };

const levels: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];
const switches = ['routeServerLearnsOwnPrefixes', 'routeServerRelaysPeeredPrefixes'] as const;
const members = ['$schema', 'diagnostics', 'noneRoutes', ...switches];

/** Reads the text of an `azroute.json`: JSON with comments. What is wrong is left out, with its problem. */
export function readConfiguration(text: string): Configuration {
  const errors: ParseError[] = [];
  // A byte order mark, which tools on Windows write, becomes a blank, so that all that follows keeps its place.
  const root = parseTree(text.replace(/^\uFEFF/, ' '), errors, { allowTrailingComma: true });
  const problems: ConfigurationProblem[] = errors.slice(0, 1).map(({ error, offset, length }) => ({
    offset,
    length: Math.max(1, length),
    message: `This is no JSON: ${words(printParseErrorCode(error))}.`,
  }));
  const report = (node: Node, message: string) => problems.push({ offset: node.offset, length: node.length, message });
  const severities = new Map<string, Severity | 'off'>();
  const settings: { -readonly [K in keyof Settings]?: Settings[K] } = {};
  if (root?.type !== 'object') {
    if (root && problems.length === 0)
      report(root, 'The file holds one object, such as { "diagnostics": { "AZR102": "off" } }.');
    return { severities, settings, problems };
  }
  for (const [key, name, value] of propertiesOf(root)) {
    if (name === 'diagnostics') {
      for (const [code, severity] of readSeverities(value, report)) severities.set(code, severity);
    } else if (name === 'noneRoutes') {
      const profile = profileOf(getNodeValue(value));
      if (profile) settings.noneRoutes = profile;
      else report(value, `noneRoutes is one of ${quotedList(noneRoutesProfiles)}.`);
    } else if (isSwitch(name)) {
      if (value.type === 'boolean') settings[name] = getNodeValue(value) === true;
      else report(value, `${name} is true or false.`);
    } else if (name !== '$schema') {
      report(key, `There is no setting "${name}" here; known are ${quotedList(members.slice(1))}.`);
    }
  }
  return { severities, settings, problems };
}

/** The severities of an object from codes to severities, as VS Code's setting holds it; what is none is left out. */
export function severitiesOf(value: unknown): Severities {
  if (typeof value !== 'object' || value === null) return new Map();
  const known = new Set(allCodes.map(({ code }) => code));
  return new Map(
    Object.entries(value).flatMap(([code, severity]) => {
      const level = levels.find((each) => each === severity);
      return level && known.has(code) ? [[code, level] as const] : [];
    }),
  );
}

function readSeverities(node: Node, report: (node: Node, message: string) => void): [string, Severity | 'off'][] {
  if (node.type !== 'object') {
    report(node, 'diagnostics holds an object from codes to severities, such as { "AZR102": "off" }.');
    return [];
  }
  const known = new Set(allCodes.map(({ code }) => code));
  return propertiesOf(node).flatMap(([key, code, value]): [string, Severity | 'off'][] => {
    const level = levels.find((each) => each === getNodeValue(value));
    if (!known.has(code)) report(key, `There is no code "${code}"; azroute explain lists them all.`);
    else if (!level) report(value, `A severity is one of ${quotedList(levels)}.`);
    else return [[code, level]];
    return [];
  });
}

function propertiesOf(node: Node): [key: Node, name: string, value: Node][] {
  return (node.children ?? []).flatMap(({ children }): [Node, string, Node][] => {
    const [key, value] = children ?? [];
    return key && value ? [[key, String(key.value), value]] : [];
  });
}

function profileOf(value: unknown): NoneRoutesProfile | undefined {
  return noneRoutesProfiles.find((profile) => profile === value);
}

function isSwitch(name: string): name is (typeof switches)[number] {
  return (switches as readonly string[]).includes(name);
}

function quotedList(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

/** `CommaExpected` in words. */
function words(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
