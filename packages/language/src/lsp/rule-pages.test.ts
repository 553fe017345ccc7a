import { expect, it } from 'vitest';
import { rulePlace } from '../rulebook/rule-places.js';
import { TestClient } from './testing/client.js';

const uri = 'file:///network.azroute';
/** The route table's 10.0.0.0/8 removes the None row of that prefix (R007). */
const text = `vnet hub { address 10.0.0.0/16 subnet a 10.0.0.0/24 { routeTable rt nic vm 10.0.0.4 } }
routeTable rt { route all 10.0.0.0/8 -> None }
`;
const online = /\[R007\]\(https:\/\/github\.com\/azroute\/azroute\/blob\/main\/docs\/rules\/system-routes\.md#r007\)/;
const line = rulePlace('R007')?.line;

it.each([
  { says: 'nothing', options: undefined, link: online },
  {
    says: 'the folder of its pages',
    options: { rulePages: 'vscode-remote://host/extension/rules/' },
    link: new RegExp(`\\[R007\\]\\(vscode-remote://host/extension/rules/system-routes\\.md#L${line}\\)`),
  },
  { says: 'a path', options: { rulePages: '/extension/rules' }, link: online },
  { says: 'a URI that would end a link', options: { rulePages: 'file:///rules) [x](command:y' }, link: online },
  { says: 'a number', options: { rulePages: 1 }, link: online },
])('a hover links a rule for a client that sends $says', async ({ options, link }) => {
  const client = await TestClient.start({}, { initializationOptions: options });
  await client.open(uri, text);
  await client.diagnostics(uri);
  const position = { line: 0, character: text.indexOf('vm') };
  const { contents } = await client.request<{ contents: { value: string } }>('textDocument/hover', {
    textDocument: { uri },
    position,
  });
  expect(contents.value).toMatch(link);
});
