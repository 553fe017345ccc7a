import { readFileSync, writeFileSync } from 'node:fs';
import { type Input, type Tool, tools } from '@azroute/language/tools';
import { expect, it } from 'vitest';
import { inRoot } from '../../scripts/lib/root.mjs';

const file = inRoot('packages/extension/package.json');
const text = readFileSync(file, 'utf8');
const manifest = JSON.parse(text);
/** `AZROUTE_WRITE_TOOLS=1 npx vitest run test/docs/tools.test.ts` writes the tools into `package.json`. */
const isUpdating = process.env.AZROUTE_WRITE_TOOLS === '1';

function schemaOf({ description, choices, isList }: Input): object {
  const text = { type: 'string', ...(choices && { enum: choices }) };
  return isList ? { type: 'array', items: text, description } : { ...text, description };
}

/** A tool as `package.json` describes it to VS Code. */
function contributed({ name, title, description, inputs }: Tool): object {
  const required = Object.entries(inputs).flatMap(([input, { isOptional }]) => (isOptional ? [] : [input]));
  return {
    name: `azroute_${name}`,
    displayName: title,
    modelDescription: description,
    userDescription: description.split(/(?<=\.) /)[0],
    canBeReferencedInPrompt: true,
    toolReferenceName: `azroute-${name}`,
    icon: '$(type-hierarchy)',
    tags: ['azure', 'network', 'azroute'],
    // They run in a thread of Node, which a browser has only at the far end of a remote window.
    when: '!isWeb || remoteName',
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(Object.entries(inputs).map(([input, each]) => [input, schemaOf(each)])),
      required,
      additionalProperties: false,
    },
  };
}

it('VS Code offers the same tools as azroute mcp', () => {
  const wanted = tools.map(contributed);
  if (isUpdating) {
    const written = JSON.stringify(wanted, null, 2).replaceAll('\n', '\n    ');
    writeFileSync(
      file,
      text.replace(/(?<="languageModelTools": )\[[\s\S]*?\n {4}\]/, () => written),
    );
    return;
  }
  expect(manifest.contributes.languageModelTools).toEqual(wanted);
});
