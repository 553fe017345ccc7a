import { createHash } from 'node:crypto';
import type { FindingCode, Severity } from '@azroute/engine';
import { allCodes, codeHref, linkRules, readCodePage, rulePagesOnline } from '@azroute/language';
import { SarifBuilder, SarifResultBuilder, SarifRuleBuilder, SarifRunBuilder } from 'node-sarif-builder';
import { codePageText } from '../code-pages.js';
import type { FindingJson, PlaceJson } from './diagnostic.js';

type Result = SarifResultBuilder['result'];
type Location = NonNullable<Result['locations']>[number];

/** A finding, with the reason if a comment hides it. */
export interface SarifFinding extends FindingJson {
  readonly ignoredBecause?: string;
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Codes whose related locations are the path of a packet, in order: loops, black holes, expectations. */
const walks = /^AZR(1[0-2]|60)\d/;

/** azroute's output for the example of a page: next to a user's own finding, it would be mistaken for that. */
const answers = /\n\nazroute says:(?:\n\n> .*)+/;

/** Findings as a SARIF 2.1.0 log; paths are relative to the current folder. */
export async function sarifLog(findings: readonly SarifFinding[], version: string): Promise<string> {
  const run = new SarifRunBuilder().initSimple({
    toolDriverName: 'azroute',
    toolDriverVersion: version,
    url: 'https://github.com/azroute/azroute',
  });
  const used = allCodes.filter(({ code }) => findings.some((finding) => finding.code === code));
  for (const code of used) run.addRule(await ruleOf(code));
  for (const finding of findings) {
    run.addResult(
      resultOf(
        finding,
        used.findIndex(({ code }) => code === finding.code),
      ),
    );
  }
  run.run.columnKind = 'utf16CodeUnits';
  const log = new SarifBuilder();
  log.addRun(run);
  return `${log.buildSarifJsonString({ indent: true })}\n`;
}

async function ruleOf(code: FindingCode): Promise<SarifRuleBuilder> {
  const page = await codePageText(code.code);
  const { meaning, why, fix } = readCodePage(page);
  const rule = new SarifRuleBuilder().initSimple({
    ruleId: code.code,
    shortDescriptionText: code.title,
    fullDescriptionText: meaning,
    helpUri: codeHref(code.code),
  });
  rule.rule.name = nameOf(code.title);
  rule.rule.help = {
    text: [meaning, ...why, ...fix].join('\n\n'),
    markdown: linkRules(page.replace(answers, ''), rulePagesOnline),
  };
  rule.rule.defaultConfiguration = { level: levels[code.severity] };
  return rule;
}

function resultOf(finding: SarifFinding, ruleIndex: number): SarifResultBuilder {
  const builder = new SarifResultBuilder();
  const { code, severity, message, related, ignoredBecause } = finding;
  const places = related.map(
    (place, id): Location => ({ ...locationOf(place), id, message: { text: withoutLinks(place.message) } }),
  );
  const result: Result = {
    ruleId: code,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: levels[severity],
    message: { text: withoutLinks(message) },
    locations: [locationOf(finding)],
    ...(places.length > 0 && { relatedLocations: places }),
    ...(walks.test(code) && places.length > 0 && { codeFlows: [flowOf(places)] }),
    partialFingerprints: { 'azroute/v1': fingerprint(finding) },
    ...(ignoredBecause !== undefined && {
      suppressions: [{ kind: 'inSource' as const, justification: ignoredBecause }],
    }),
  };
  Object.assign(builder.result, result);
  return builder;
}

function flowOf(places: readonly Location[]): NonNullable<Result['codeFlows']>[number] {
  return { threadFlows: [{ locations: places.map(({ id: _id, ...location }) => ({ location })) }] };
}

function locationOf({ file, line, column, endLine, endColumn }: PlaceJson): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: referenceTo(file) },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

/** Messages can contain Markdown links (section 3.11.6 of the standard); names must not become links. */
function withoutLinks(text: string): string {
  return text.replace(/\[(?=[^\]]*\]\()/g, '\\[');
}

/**
 * A path as a URI reference: a colon in a folder's name must not begin a scheme, nor any character a query or a
 * fragment.
 */
function referenceTo(file: string): string {
  const encoded = encodeURI(file).replace(/[?#[\]]/g, encodeURIComponent);
  return /^[^/]*:/.test(encoded) && !/^[a-z]:\/|^[a-z][a-z0-9+.-]+:\/\//i.test(encoded) ? `./${encoded}` : encoded;
}

/** Stays the same when lines above a finding are added or removed. */
function fingerprint({ file, code, message }: FindingJson): string {
  return createHash('sha256').update(`${file}\n${code}\n${message}`).digest('hex').slice(0, 32);
}

/** A title as the name of a rule: `ForwardingLoop`. */
function nameOf(title: string): string {
  return title
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
