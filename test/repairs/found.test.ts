import { beforeAll, expect, test } from 'vitest';
import { complaintsAbout } from './complaints.js';
import { found } from './found.js';
import { RepairClient } from './through-protocol.js';

let client: RepairClient;
beforeAll(async () => {
  client = await RepairClient.start();
});

test.each(found)('$what', async ({ text, code }) => {
  const { complaints, codes } = await complaintsAbout(client, { 'main.azroute': text });
  expect(complaints).toEqual([]);
  expect(codes).toContain(code);
});
