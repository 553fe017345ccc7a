import { expect, it } from 'vitest';
import { TestClient } from './testing/client.js';

const uri = 'file:///network.azroute';
const online = 'https://github.com/azroute/azroute/blob/main/docs/diagnostics/AZR001.md';

it.each([
  { says: 'nothing', options: undefined, link: online },
  { says: 'the folder of its pages', options: { codePages: 'pages:/codes/' }, link: 'pages:/codes/AZR001.md' },
  { says: 'a folder on a host', options: { codePages: 'web://host/codes' }, link: 'web://host/codes/AZR001.md' },
  { says: 'a path', options: { codePages: '/codes' }, link: online },
  { says: 'a URI with a space', options: { codePages: 'pages:/codes here' }, link: online },
  { says: 'a number', options: { codePages: 1 }, link: online },
])('a diagnostic links to the page of its code for a client that sends $says', async ({ options, link }) => {
  const client = await TestClient.start({}, { initializationOptions: options });
  await client.open(uri, 'vnet {\n');
  const [first] = await client.diagnostics(uri);
  expect(first).toMatchObject({ code: 'AZR001', codeDescription: { href: link } });
});
