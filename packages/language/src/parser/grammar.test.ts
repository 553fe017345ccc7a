import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createLangiumParser, EmptyFileSystem, GrammarAST, inject } from 'langium';
import { createDefaultModule, createDefaultSharedModule } from 'langium/lsp';
import { describe, expect, test, vi } from 'vitest';
import { AzrouteGeneratedModule, AzrouteGeneratedSharedModule, AzrouteLanguageMetaData } from '../generated/module.js';
import { createAzrouteServices } from '../module.js';
import { build } from '../testing/parse.js';
import { AzrouteTokenBuilder } from './token-builder.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const { Grammar } = createAzrouteServices(EmptyFileSystem).azroute;

/** All keywords of the grammar that look like names. */
const keywords = [...new Set(Grammar.rules.flatMap((rule) => keywordsIn(rule)))].filter((word) => /^[a-z]/i.test(word));

function keywordsIn(node: object): string[] {
  if (GrammarAST.isKeyword(node)) return [node.value];
  return Object.entries(node)
    .filter(
      ([key, value]) => !key.startsWith('$') && typeof value === 'object' && value !== null && !('$refText' in value),
    )
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value): value is object => typeof value === 'object' && value !== null)
    .flatMap(keywordsIn);
}

/** Every kind of thing with the same name, and every kind of reference to it. */
function network(name: string): string {
  return `
vnet ${name} {
  location ${name}
  address 10.0.0.0/16
  subnet ${name} 10.0.0.0/24 {
    routeTable ${name}
    nic ${name} 10.0.0.4
    nic ${name}1 10.0.0.5
    loadBalancer ${name}-ilb 10.0.0.100 -> ${name}, ${name}1
    privateEndpoint ${name}-pe 10.0.0.6
  }
  subnet GatewaySubnet 10.0.1.0/27
  subnet RouteServerSubnet 10.0.1.32/27
  subnet AzureFirewallSubnet 10.0.1.64/26
  vpnGateway ${name}
  routeServer ${name}-ars
  firewall ${name}
}
vnet ${name}2 { address 10.1.0.0/16  subnet web 10.1.0.0/24 }
peering ${name} [subnet ${name}] <-> ${name}2 [subnet web]
routeTable ${name} {
  route ${name} 10.1.0.0/16 -> None
  route 10.2.0.0/16 -> VnetLocal
  route ${name} -> Internet
}
site dc { address 192.168.0.0/16  router ${name}-cpe  host ${name} 192.168.1.1 }
circuit ${name}-er
nva ${name} { nic ${name}.${name}  asn 65001  route 10.3.0.0/16 via ${name} }
bgp ${name} <-> ${name}-ars over ${name}
tunnel ${name} vxlan ${name} <-> ${name}-cpe
connection ${name}.${name} <-> ${name}-cpe
expect ${name}.${name}.${name} -> ${name}.${name}1 via ${name}
scenario ${name} { down ${name}-er  down bgp ${name} <-> ${name}-ars }
`;
}

/** Errors and warnings. Lesser diagnostics, such as about something unused, don't concern names. */
function faults({ diagnostics }: Awaited<ReturnType<typeof build>>): string[] {
  return diagnostics()
    .filter(({ severity = 1 }) => severity <= 2)
    .map(({ message }) => String(message));
}

describe('no keyword is reserved', () => {
  test('the grammar has keywords', () => expect(keywords.length).toBeGreaterThan(80));

  test.each(keywords)('%s', async (keyword) => {
    const built = await build(network(keyword));
    expect(faults(built)).toEqual([]);
    expect(built.view.topology.vnets.map((vnet) => vnet.name)).toEqual([keyword, `${keyword}2`]);
    expect(built.view.topology.vnets[0]?.subnets[0]?.nics.map((nic) => nic.name)).toEqual([keyword, `${keyword}1`]);
    expect(built.view.topology.nvas[0]?.nics).toHaveLength(1);
    const site = await build(`site ${keyword} { asn 65100 }\nsite b { asn 65101 }\ntunnel t gre ${keyword} <-> b`);
    expect(faults(site)).toEqual([]);
  });

  test('a quoted name is the same name', async () => {
    const built = await build(
      'vnet "vnet" { address 10.0.0.0/16 }\nvnet b { address 10.1.0.0/16 }\npeering vnet <-> "b"',
    );
    expect(built.diagnostics()).toEqual([]);
    expect(built.view.topology.peerings).toHaveLength(1);
  });

  test('a name with dots needs quotes, also in a reference', async () => {
    const built = await build(`
vnet "vnet.with.dots" { address 10.0.0.0/16  subnet a 10.0.0.0/24 { nic b 10.0.0.4 } }
nva n { nic "vnet.with.dots".a.b }`);
    expect(built.diagnostics()).toEqual([]);
    expect(built.view.topology.nvas[0]?.nics).toEqual(['nic:vnet.with.dots/a/b']);
  });
});

/** The examples of the language reference and the example files. */
function samples(): [string, string][] {
  const reference = readFileSync(`${root}docs/language.md`, 'utf8');
  const blocks = [...reference.matchAll(/```azroute\n([\s\S]*?)```/g)].map((match, i): [string, string] => [
    `docs/language.md, example ${i + 1}`,
    match[1] ?? '',
  ]);
  const files = readdirSync(`${root}examples`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.azroute'))
    .map((file): [string, string] => [file, readFileSync(`${root}examples/${file}`, 'utf8')]);
  return [...blocks, ...files];
}

test.each(samples())('%s has no syntax error', async (_name, text) => {
  const { parser } = createAzrouteServices(EmptyFileSystem).azroute;
  const result = parser.LangiumParser.parse(text);
  expect([...result.lexerErrors, ...result.parserErrors].map(({ message }) => message)).toEqual([]);
});

describe('the parser finds no ambiguity', () => {
  test('in the grammar, with four tokens of look-ahead', () => {
    expect(() => createLangiumParser(developmentServices({ maxLookahead: 4 }))).not.toThrow();
  });

  test('in any sample, with unlimited look-ahead', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    const parser = createLangiumParser(developmentServices({}));
    const texts = [...samples().map(([, text]) => text), ...keywords.map(network)];
    const errors = texts.flatMap((text) => parser.parse(text).parserErrors.map(({ message }) => message));
    expect(log.mock.calls).toEqual([]);
    expect(errors).toEqual([]);
    log.mockRestore();
  });
});

function developmentServices(config: { maxLookahead?: number }) {
  const shared = inject(createDefaultSharedModule(EmptyFileSystem), AzrouteGeneratedSharedModule);
  return inject(createDefaultModule({ shared }), AzrouteGeneratedModule, {
    LanguageMetaData: () => ({ ...AzrouteLanguageMetaData, mode: 'development' as const }),
    parser: {
      ParserConfig: () => config,
      TokenBuilder: () => new AzrouteTokenBuilder(),
    },
  });
}
