import { type NoneRoutesProfile, noneRoutesProfiles, type Settings, type Severity } from '@azroute/engine';
import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { allCodes } from '../validation/all-codes.js';
import { deepest, tooDeep } from './nesting.js';

/** Severities that replace those of the codes; `off` hides a code. */
export type Severities = ReadonlyMap<string, Severity | 'off'>;

/** A problem in a configuration, with its offsets in the text. */
interface ConfigurationProblem {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

/** The content of an `azroute.json`. */
export interface Configuration {
  readonly severities: Severities;
  readonly settings: Partial<Settings>;
  readonly problems: readonly ConfigurationProblem[];
}

/** An empty configuration. */
export const noConfiguration: Configuration = { severities: new Map(), settings: {}, problems: [] };

const levels: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];
/** The settings of the engine that are on or off. */
export const switches = ['routeServerLearnsOwnPrefixes', 'routeServerRelaysPeeredPrefixes'] as const;
const members = ['$schema', 'diagnostics', 'noneRoutes', ...switches];

/** Reads the text of an `azroute.json`: JSON with comments. Invalid parts are left out and reported. */
export function readConfiguration(text: string): Configuration {
  // A byte order mark, which tools on Windows write, becomes a space, so that all offsets stay the same.
  const json = text.replace(/^\uFEFF/, ' ');
  const deep = tooDeep(json);
  if (deep !== undefined) {
    const message = `This file is not read: its objects and lists are nested more than ${deepest} deep here.`;
    return { ...noConfiguration, problems: [{ offset: deep, length: 1, message }] };
  }
  const errors: ParseError[] = [];
  const root = parseTree(json, errors, { allowTrailingComma: true });
  const problems: ConfigurationProblem[] = errors.slice(0, 1).map(({ error, offset, length }) => ({
    offset,
    length: Math.max(1, length),
    message: `This is not valid JSON: ${words(printParseErrorCode(error))}.`,
  }));
  const report = (node: Node, message: string) => problems.push({ offset: node.offset, length: node.length, message });
  const severities = new Map<string, Severity | 'off'>();
  const settings: { -readonly [K in keyof Settings]?: Settings[K] } = {};
  if (root?.type !== 'object') {
    if (root && problems.length === 0)
      report(root, 'The file must contain one object, such as { "diagnostics": { "AZR102": "off" } }.');
    return { severities, settings, problems };
  }
  for (const [key, name, value] of lastOfEach(root, report)) {
    if (name === 'diagnostics') {
      for (const [code, severity] of readSeverities(value, report)) severities.set(code, severity);
    } else if (name === 'noneRoutes') {
      const profile = profileOf(getNodeValue(value));
      if (profile) settings.noneRoutes = profile;
      else report(value, `noneRoutes must be one of ${quotedList(noneRoutesProfiles)}.`);
    } else if (isSwitch(name)) {
      if (value.type === 'boolean') settings[name] = getNodeValue(value) === true;
      else report(value, `${name} is true or false.`);
    } else if (name !== '$schema') {
      report(key, `There is no setting "${name}" here; the known settings are ${quotedList(members.slice(1))}.`);
    }
  }
  return { severities, settings, problems };
}

/**
 * The severities of an object that maps codes to severities, as in VS Code's setting; invalid entries are left out.
 */
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
    report(node, 'diagnostics must be an object that maps codes to severities, such as { "AZR102": "off" }.');
    return [];
  }
  const known = new Set(allCodes.map(({ code }) => code));
  return lastOfEach(node, report).flatMap(([key, code, value]): [string, Severity | 'off'][] => {
    const level = levels.find((each) => each === getNodeValue(value));
    if (!known.has(code)) report(key, `There is no code "${code}"; azroute explain lists all codes.`);
    else if (!level) report(value, `A severity must be one of ${quotedList(levels)}.`);
    else return [[code, level]];
    return [];
  });
}

/** The members of an object. One whose name is repeated later does not count, as in JSON, and is reported. */
function lastOfEach(node: Node, report: (node: Node, message: string) => void): ReturnType<typeof propertiesOf> {
  const properties = propertiesOf(node);
  const last = new Map(properties.map((property) => [property[1], property]));
  return properties.filter((property) => {
    const [key, name] = property;
    const counts = last.get(name) === property;
    if (!counts) report(key, `"${name}" is repeated below, and only the last one counts; remove one of them.`);
    return counts;
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

/** `CommaExpected` as `comma expected`. */
function words(code: string): string {
  return code.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}
