import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import type { SarifFinding } from './sarif.js';
import { sarifLog } from './sarif.js';

const place = { file: 'hubs/west hub.azroute', line: 3, column: 5, endLine: 3, endColumn: 9 };

const loop: SarifFinding = {
  ...place,
  severity: 'error',
  code: 'AZR101',
  message: 'Packets loop.',
  related: [
    { ...place, line: 7, endLine: 7, message: 'vm: 0.0.0.0/0' },
    { ...place, message: 'nva1 again' },
  ],
};

const ignored: SarifFinding = {
  ...place,
  severity: 'information',
  code: 'AZR134',
  message: 'Past nva1.',
  related: [],
  ignoredBecause: 'only the Internet is inspected',
};

/**
 * What SARIF 2.1.0 requires of the parts that azroute writes (sections 3.13 to 3.38 of the standard); nothing else is
 * allowed.
 */
const object = (properties: Record<string, unknown>, required: readonly string[] = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const text = { type: 'string', minLength: 1 };
const positive = { type: 'integer', minimum: 1 };
const list = (items: unknown) => ({ type: 'array', items });
const message = object({ text });
const region = object({ startLine: positive, startColumn: positive, endLine: positive, endColumn: positive });
const physicalLocation = object({
  artifactLocation: object({ uri: { type: 'string', pattern: '^[^ ]+$' }, index: { type: 'integer', minimum: 0 } }, [
    'uri',
  ]),
  region,
});
const location = object({ physicalLocation, message, id: { type: 'integer', minimum: 0 } }, ['physicalLocation']);
const level = { enum: ['none', 'note', 'warning', 'error'] };
const rule = object({
  id: text,
  name: text,
  shortDescription: message,
  fullDescription: message,
  helpUri: text,
  help: object({ text, markdown: text }),
  defaultConfiguration: object({ level }),
});
const result = object(
  {
    ruleId: text,
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message,
    locations: list(location),
    relatedLocations: list(location),
    codeFlows: list(object({ threadFlows: list(object({ locations: list(object({ location })) })) })),
    partialFingerprints: { type: 'object', additionalProperties: text },
    suppressions: list(object({ kind: { enum: ['inSource', 'external'] }, justification: text })),
  },
  ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints'],
);
const driver = object({ name: text, version: text, informationUri: text, rules: list(rule) });
const log = object({
  $schema: text,
  version: { const: '2.1.0' },
  runs: list(
    object(
      {
        tool: object({ driver }),
        results: list(result),
        columnKind: { enum: ['utf16CodeUnits'] },
        artifacts: list({}),
      },
      ['tool', 'results', 'columnKind'],
    ),
  ),
});

describe('a SARIF log', async () => {
  const parsed = JSON.parse(await sarifLog([loop, ignored], '1.2.3'));
  const [run] = parsed.runs;

  test('is as the standard asks', () => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(log);
    expect(validate(parsed) ? [] : validate.errors).toEqual([]);
  });

  test('has the rules of its results, with their pages, and points to them', () => {
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['AZR101', 'AZR134']);
    expect(run.tool.driver.rules[0]).toMatchObject({
      name: 'ForwardingLoop',
      helpUri: expect.stringMatching(/docs\/diagnostics\/AZR101\.md$/),
      defaultConfiguration: { level: 'error' },
    });
    expect(run.results.map(({ ruleIndex }: { ruleIndex: number }) => ruleIndex)).toEqual([0, 1]);
  });

  test('has the way of a packet as a code flow, and paths as URIs', () => {
    const [flow] = run.results[0].codeFlows[0].threadFlows;
    expect(
      flow.locations.map((step: { location: { message: { text: string } } }) => step.location.message.text),
    ).toEqual(['vm: 0.0.0.0/0', 'nva1 again']);
    expect(run.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('hubs/west%20hub.azroute');
  });

  test('holds what a comment hides as suppressed, with the reason', () => {
    expect(run.results[1].suppressions).toEqual([
      { kind: 'inSource', justification: 'only the Internet is inspected' },
    ]);
    expect(run.results[0]).not.toHaveProperty('suppressions');
  });

  test('of nothing is a run without results', async () => {
    expect(JSON.parse(await sarifLog([], '1.2.3')).runs[0]).toMatchObject({
      results: [],
      tool: { driver: { rules: [] } },
    });
  });
});

test('a name in a message is no link, and a path is no address, query or fragment', async () => {
  const message = 'vnet "[click](https://evil.example)" has nothing [only this]';
  const log = JSON.parse(await sarifLog([{ ...loop, message, file: 'a:b#c?d[e].azroute' }], '1.0.0'));
  const [found] = log.runs[0].results;
  expect(found.message.text).toBe('vnet "\\[click](https://evil.example)" has nothing [only this]');
  const { uri } = found.locations[0].physicalLocation.artifactLocation;
  expect(uri).toBe('./a:b%23c%3Fd%5Be%5D.azroute');
});
