import { expect, it } from 'vitest';
import { TestClient } from './testing/client.js';

const uri = 'file:///main.azroute';

it.each([
  ['noneRoutes', '2021'],
  ['routeServerLearnsOwnPrefixes', true],
  ['routeServerRelaysPeeredPrefixes', false],
] as const)('%s is a setting of the client, and null leaves it to the file', async (name, value) => {
  const client = await TestClient.start();
  await client.open(uri, 'vnet hub { address 10.0.0.0/16 }\n');
  const current = async () => {
    await client.settled();
    return client.services.topology.TopologyProvider.viewsOf(uri)[0]?.snapshot.settings[name];
  };
  const before = await current();
  expect(before).not.toBe(value);
  for (const [given, expected] of [
    [value, value],
    [null, before],
    [value, value],
    [7, before],
  ]) {
    await client.configure({ [name]: given });
    expect(await current()).toBe(expected);
  }
});
