import { EmptyFileSystemProvider, OperationCancelled, URI } from 'langium';
import { expect, it } from 'vitest';
import { createAzrouteServices } from '../module.js';
import { builderOf } from '../workspace/document-builder.js';

const before = `${Array.from({ length: 60 }, (_, i) => `vnet a${i} { address 10.${i}.0.0/16 }\n`).join('')}// end`;
const after = `${before}\nvnet b { address 10.60.0.0/16 }\n`;

it('parsing stops at any point when it becomes obsolete, and the next build parses the same text', async () => {
  let text = before;
  const files = new EmptyFileSystemProvider();
  files.readFile = async () => text;
  const { shared, azroute } = createAzrouteServices({ fileSystemProvider: () => files });
  const builder = builderOf(shared.workspace.DocumentBuilder);
  const uri = URI.parse('memory:///main.azroute');
  const document = await shared.workspace.LangiumDocuments.getOrCreateDocument(uri);
  await builder.build([document]);

  /** Builds a state of the text, which is obsolete at some look at it. */
  const build = async (state: string, stop: number): Promise<'built' | 'stopped'> => {
    text = state;
    let looks = 0;
    builder.superseded = () => ++looks >= stop;
    const error = await builder.update([uri], []).catch((thrown: unknown) => thrown);
    if (error !== undefined) expect(error).toBe(OperationCancelled);
    return error === undefined ? 'built' : 'stopped';
  };

  const looked = new Set<string | undefined>();
  for (let stop = 1; (await build(after, stop)) === 'stopped'; stop++) {
    looked.add(document.parseResult.value.$cstNode?.root.fullText);
    expect(await build(after, Number.POSITIVE_INFINITY)).toBe('built');
    expect(document.parseResult.parserErrors).toEqual([]);
    expect(document.parseResult.value.$cstNode?.root.fullText).toBe(after);
    expect(azroute.topology.TopologyProvider.viewOf(uri)?.topology.vnets).toHaveLength(61);
    expect(await build(before, Number.POSITIVE_INFINITY)).toBe('built');
  }
  // Some stops were within the parser, which left the tree as it was.
  expect(looked).toEqual(new Set([before, after]));
});
