import { EmptyFileSystem, URI } from 'langium';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createAzrouteServices } from '../module.js';
import { build, uriOf } from '../testing/parse.js';

/** A workspace whose files can be edited like in an editor. */
async function workspace(files: Record<string, string>) {
  const services = createAzrouteServices(EmptyFileSystem).azroute;
  const { LangiumDocuments, LangiumDocumentFactory, DocumentBuilder, TextDocuments } = services.shared.workspace;
  const documents = Object.entries(files).map(([path, text]) => LangiumDocumentFactory.fromString(text, uriOf(path)));
  for (const document of documents) LangiumDocuments.addDocument(document);
  await DocumentBuilder.build(documents, { validation: true });
  const provider = services.topology.TopologyProvider;
  return {
    roots: (path: string) => provider.viewsOf(uriOf(path)).map((view) => view.root.replace(/.*\//, '')),
    viewOf: (path: string) => provider.viewOf(uriOf(path)),
    view: (path: string) => {
      const view = provider.viewsOf(uriOf(path))[0];
      if (!view) throw new Error(`${path} is not in any topology.`);
      return view;
    },
    async edit(path: string, text: string) {
      const uri = uriOf(path);
      const version = (TextDocuments.get(uri)?.version ?? 0) + 1;
      TextDocuments.set(TextDocument.create(uri.toString(), 'azroute', version, text));
      await DocumentBuilder.update([uri], []);
    },
    messages: (path: string) =>
      (LangiumDocuments.getDocument(URI.parse(uriOf(path).toString()))?.diagnostics ?? []).map(
        ({ message }) => message,
      ),
  };
}

const vnet = (name: string, second: number) => `vnet ${name} { address 10.${second}.0.0/16 }\n`;

describe('views', () => {
  test('stay the same objects while nothing changes', async () => {
    const { view } = await workspace({ 'a.azroute': vnet('a', 1) });
    expect(view('a.azroute')).toBe(view('a.azroute'));
    expect(view('a.azroute').snapshot).toBe(view('a.azroute').snapshot);
  });

  test('keep topology and snapshot, with fresh positions, when only the layout changes', async () => {
    const { view, edit } = await workspace({ 'a.azroute': vnet('a', 1) });
    const before = view('a.azroute');
    const { topology, snapshot } = before;
    expect(before.place('vnet:a')?.range.start.line).toBe(0);
    await edit('a.azroute', `// a comment\n\n${vnet('a', 1)}`);
    const after = view('a.azroute');
    expect(after).not.toBe(before);
    expect(after.topology).toBe(topology);
    expect(after.snapshot).toBe(snapshot);
    expect(after.place('vnet:a')?.range.start.line).toBe(2);
  });

  test('keep what a change does not touch', async () => {
    const { view, edit } = await workspace({ 'a.azroute': vnet('a', 1) + vnet('b', 2) });
    const { topology } = view('a.azroute');
    await edit('a.azroute', vnet('a', 1) + vnet('b', 3));
    const changed = view('a.azroute').topology;
    expect(changed).not.toBe(topology);
    expect(changed.vnets[0]).toBe(topology.vnets[0]);
    expect(changed.vnets[1]).not.toBe(topology.vnets[1]);
  });

  test('keep what a change does not touch across several edits, even if nothing is computed in between', async () => {
    const { view, edit } = await workspace({ 'a.azroute': vnet('a', 1) });
    const { topology } = view('a.azroute');
    await edit('a.azroute', vnet('a', 9));
    await edit('a.azroute', vnet('a', 1));
    expect(view('a.azroute').topology).toEqual(topology);
  });
});

test('a topology is released when its root has been imported by another file for a while', async () => {
  const { viewOf, edit } = await workspace({ 'main.azroute': vnet('a', 1), 'part.azroute': vnet('b', 2) });
  const before = viewOf('part.azroute');
  await edit('main.azroute', `${vnet('a', 1)}// a comment\n`);
  expect(viewOf('part.azroute')).toBe(before);
  for (let i = 0; i < 15; i++) await edit('main.azroute', `import "part.azroute"\n${vnet('a', i)}`);
  expect(viewOf('part.azroute')).not.toBe(before);
});

describe('roots', () => {
  test('are files that nobody imports', async () => {
    const { roots } = await workspace({
      'one.azroute': `import "common.azroute"\n${vnet('a', 1)}`,
      'two.azroute': `import "common.azroute"\n${vnet('a', 2)}`,
      'common.azroute': vnet('c', 3),
      'alone.azroute': vnet('a', 4),
    });
    expect(roots('common.azroute')).toEqual(['one.azroute', 'two.azroute']);
    expect(roots('one.azroute')).toEqual(['one.azroute']);
    expect(roots('alone.azroute')).toEqual(['alone.azroute']);
  });

  test('of a cycle that no other file imports: the first file by its path', async () => {
    const { roots } = await workspace({
      'b.azroute': `import "a.azroute"\n${vnet('b', 1)}`,
      'a.azroute': `import "b.azroute"\n${vnet('a', 2)}`,
    });
    expect(roots('a.azroute')).toEqual(['a.azroute']);
    expect(roots('b.azroute')).toEqual(['a.azroute']);
  });

  test('outside a circle', async () => {
    const { roots } = await workspace({
      'z.azroute': `import "b.azroute"\n`,
      'b.azroute': `import "a.azroute"\n${vnet('b', 1)}`,
      'a.azroute': `import "b.azroute"\n${vnet('a', 2)}`,
    });
    expect(roots('a.azroute')).toEqual(['z.azroute']);
  });

  test('a file that is imported from now on is checked in its new topology', async () => {
    const { edit, messages } = await workspace({
      'main.azroute': vnet('a', 1),
      'part.azroute': 'peering a <-> b\nvnet b { address 10.2.0.0/16 }\n',
    });
    expect(messages('part.azroute')).toEqual([expect.stringMatching(/^There is no a;/)]);
    await edit('main.azroute', `import "part.azroute"\n${vnet('a', 1)}`);
    expect(messages('part.azroute')).toEqual([]);
    await edit('main.azroute', vnet('a', 1));
    expect(messages('part.azroute')).toEqual([expect.stringMatching(/^There is no a;/)]);
  });
});

describe('labels, ids and places', () => {
  const fixture = `
vnet hub1 {
  address 10.1.0.0/16
  subnet GatewaySubnet 10.1.0.0/27
  subnet nva 10.1.2.0/24 { nic nva1 10.1.2.4 }
  subnet web 10.1.3.0/24 { nic twin 10.1.3.4 }
  subnet app 10.1.4.0/24 { nic twin 10.1.4.4 }
  vpnGateway vpn1
}
nva nva1 { nic hub1.nva1  route 10.0.0.0/8 drop }
site dc1 { address 192.168.0.0/16  asn 65100  host app 192.168.1.4 }
routeTable rt { route default 0.0.0.0/0 -> None  route 10.0.0.0/8 -> None }
connection vpn1 <-> dc1
connection vpn1 <-> nva1
connection vpn1 <-> dc1
`;

  test.each([
    ['nic:hub1/nva/nva1', 'hub1.nva1', 'nva1'],
    ['nic:hub1/web/twin', 'hub1.web.twin', 'twin'],
    ['nva:nva1', 'nva1', 'nva1'],
    ['vpnGateway:hub1/vpn1', 'vpn1', 'vpn1'],
    ['host:dc1/app', 'dc1.app', 'app'],
    ['subnet:hub1/nva', 'hub1.nva', 'nva'],
    ['route:rt/default', 'rt/default', '0.0.0.0/0'],
    ['route:rt#2', 'rt#2', '10.0.0.0/8'],
    ['osRoute:nva1#1', 'nva1#1', '10.0.0.0/8'],
    ['connection:vpn1 <-> dc1', 'vpn1 <-> dc1', 'vpn1 <-> dc1'],
    ['connection:vpn1 <-> dc1#2', 'vpn1 <-> dc1#2', 'vpn1 <-> dc1'],
  ])('%s', async (id, label, nameText) => {
    const { view, documents } = await build(fixture);
    expect(view.labelOf(id)).toBe(label);
    const place = view.place(id);
    expect(place && documents[0]?.textDocument.getText(place.nameRange)).toBe(nameText);
  });

  test('a site without routers is its own router', async () => {
    const { view } = await build(fixture);
    expect(view.topology.sites[0]?.routers.map((router) => router.id)).toEqual(['site:dc1']);
  });

  test('references resolve to ids, candidates or near names', async () => {
    const { view } = await build(fixture);
    expect(view.resolve('nva1', ['nic'])).toEqual({ id: 'nic:hub1/nva/nva1' });
    expect(view.resolve('hub1.twin', ['nic'])).toEqual({ ambiguous: ['hub1.web.twin', 'hub1.app.twin'] });
    expect(view.resolve('nav1', ['nic'])).toEqual({ nearest: ['hub1.nva1'] });
    expect(view.resolve('hub1.database', ['nic'])).toEqual({ nearest: expect.arrayContaining(['hub1.nva1']) });
  });
});
