import { AbstractParserErrorMessageProvider, type GrammarAST } from 'langium';
import { editDistance } from '../symbols/edit-distance.js';
import { fileStarts } from './statement-starts.js';
import type { TokenType } from './tokens.js';
import { alternativeWords, blockNouns, nameOwners, referenceWords } from './words.js';

type Options<K extends keyof AbstractParserErrorMessageProvider> = Parameters<AbstractParserErrorMessageProvider[K]>[0];

/**
 * Creates a short sentence about what was expected, and after what. For the last sentence, it also keeps the token
 * types with which the parser could have continued; the repair of statements uses them.
 */
export class AzrouteErrorMessages extends AbstractParserErrorMessageProvider {
  private last: { readonly message: string; readonly expected: readonly TokenType[] } | undefined;

  constructor(private readonly services: { readonly Grammar: GrammarAST.Grammar }) {
    super();
  }

  /** The token types that were expected according to the last sentence; none if `message` isn't the last sentence. */
  expectedBy(message: string): readonly TokenType[] {
    return this.last?.message === message ? this.last.expected : [];
  }

  override buildMismatchTokenMessage(options: Options<'buildMismatchTokenMessage'>): string {
    const { expected, actual, previous } = options;
    const rule = ruleOf(options.ruleName);
    if (expected.name === 'EOF') return this.buildNotAllInputParsedMessage({ ...options, firstRedundant: actual });
    const block = blockNouns[rule];
    const unknown = expected.name === '}' && block && actual.image !== '';
    const message = unknown
      ? `${shown(actual.image)} is not allowed in ${block}.`
      : `Expected ${words(expected, rule)}${after(previous.image, rule, previous.tokenType, [expected])}.`;
    return this.remember(message, [expected]);
  }

  override buildNotAllInputParsedMessage(options: Options<'buildNotAllInputParsedMessage'>): string {
    const { image } = options.firstRedundant;
    const message =
      image === '}'
        ? 'This } has no matching {; remove it.'
        : `${shown(image) || 'This'} is not the start of a statement${this.suggestion(image)}`;
    return this.remember(message, []);
  }

  override buildNoViableAltMessage(options: Options<'buildNoViableAltMessage'>): string {
    const first = options.expectedPathsPerAlt.flatMap((paths) => paths.flatMap((path) => path[0] ?? []));
    const rule = ruleOf(options.ruleName);
    const { image, tokenType } = options.previous;
    const message = `Expected ${choice(first, rule)}${after(image, rule, tokenType, first)}.`;
    return this.remember(message, first);
  }

  override buildEarlyExitMessage(options: Options<'buildEarlyExitMessage'>): string {
    const first = options.expectedIterationPaths.flatMap((path) => path[0] ?? []);
    const rule = ruleOf(options.ruleName);
    const message = `Expected ${choice(first, rule)}${after(options.previous.image, rule, options.previous.tokenType, first)}.`;
    return this.remember(message, first);
  }

  private suggestion(image: string): string {
    const near = [...fileStarts(this.services.Grammar)].find(
      (word) => editDistance(image.toLowerCase(), word.toLowerCase(), 2) <= 2,
    );
    return near && image.length > 2 ? `; did you mean ${near}?` : '.';
  }

  private remember(message: string, expected: readonly TokenType[]): string {
    this.last = { message, expected: [...new Set(expected)] };
    return message;
  }
}

/** The name of a rule without the invisible character that Langium adds to it. */
function ruleOf(name: string): string {
  return name.replace(/\u200B$/, '');
}

function words(type: TokenType, rule: string): string {
  switch (type.name) {
    case 'PREFIX':
      return 'a prefix such as 10.0.0.0/24';
    case 'ADDRESS':
      return 'an address such as 10.0.0.4';
    case 'NUMBER':
      return 'a number';
    case 'NAME':
      return nameOwners[rule] ? `the name of the ${nameOwners[rule]}` : 'a name';
    case 'REF':
      return referenceWords[rule] ?? 'a name';
    case 'EOF':
      return 'a statement';
    case ']':
      return 'an attribute such as allowForwardedTraffic, or ]';
    default:
      return type.name;
  }
}

/** A list of at most two alternatives; more alternatives are replaced by a common description. */
function choice(types: readonly TokenType[], rule: string): string {
  const together = alternativeWords[rule];
  const all = [...new Set(types.map((type) => words(type, rule)))];
  if (all.length <= 2 && rule !== 'UserRoute') return all.join(' or ');
  return together ?? all.slice(0, 2).join(' or ');
}

/** The place where something is expected: after a name, or after the previous word. */
function after(image: string, rule: string, type: TokenType, expected: readonly TokenType[]): string {
  if (image === '') return '';
  const owner = nameOwners[rule];
  const followsName = type.name === 'NAME' && expected.every(({ name }) => valuesAfterNames.has(name));
  return owner && followsName ? ` after the ${owner}'s name` : ` after ${shown(image)}`;
}

const valuesAfterNames = new Set(['PREFIX', 'ADDRESS', 'vxlan', 'ipsec', 'ipip', 'gre']);

const longestShown = 30;

function shown(image: string): string {
  return image.length > longestShown ? `${image.slice(0, longestShown)}…` : image;
}
