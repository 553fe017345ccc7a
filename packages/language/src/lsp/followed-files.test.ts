import { URI } from 'langium';
import { expect, it, vi } from 'vitest';
import { FollowedFiles } from './followed-files.js';
import { TestClient } from './testing/client.js';

it('when thousands of files are closed, their imports are computed once', async () => {
  const client = await TestClient.start();
  await client.open('file:///main.azroute', 'import "part0.azroute"\nimport "part7.azroute"\n');
  await client.request('azroute/settled', {});
  const { shared } = client.services;
  const files = new FollowedFiles(shared);
  const all = vi.spyOn(shared.workspace.LangiumDocuments, 'all', 'get');
  const isImported = (i: number) => files.isImported(URI.parse(`file:///part${i}.azroute`));
  const imported = () => Array.from({ length: 5_000 }, (_, i) => i).filter(isImported);
  expect(imported()).toEqual([0, 7]);
  expect(all).toHaveBeenCalledTimes(1);
  await client.change('file:///main.azroute', 'import "part8.azroute"\n');
  await client.request('azroute/settled', {});
  expect(imported()).toEqual([8]);
});
