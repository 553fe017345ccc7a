import { describe, expect, it } from 'vitest';
import { importAzure } from '../import-azure.js';
import { evaluated } from './evaluate.js';
import { parseExpression } from './parse-expression.js';
import { type TemplateOptions, templateResources } from './read-template.js';
import type { Scope } from './scope.js';
import { Budget, Open, Unresolved } from './unresolved.js';

const scope: Scope = {
  target: { subscription: 'sub', group: 'rg', location: 'westeurope', deployment: 'main' },
  isOfGroup: true,
  budget: new Budget(),
  loops: new Map([
    ['', 2],
    ['outer', 7],
  ]),
  functions: new Map(),
  parameter: (name) => {
    if (name === 'none') throw new Unresolved('parameter none has no value');
    const open = new Open('x', new Unresolved('it is open'));
    return { list: ['a', 'b'], object: { one: 1 }, text: 'Hub', open }[name];
  },
  variable: (name) => `variable ${name}`,
  resource: () => ({ id: '/x', properties: { ip: '10.0.0.4' } }),
};

describe('an expression', () => {
  it.each<[expression: string, value: unknown]>([
    ["[concat('a', 1, '-b')]", 'a1-b'],
    ["[concat(createArray('a'), createArray('b', 'c'))]", ['a', 'b', 'c']],
    ["[format('{0}-{1}-{{x}}', parameters('text'), 3)]", 'Hub-3-{x}'],
    ["[format('vm{0:D3}{1:d}', 7, 12)]", 'vm00712'],
    ["[format('{0:D2} {1:D2} {2}', -5, 'a', true())]", '-05 a True'],
    ["['it''s']", "it's"],
    ["[variables('v')]", 'variable v'],
    ["[parameters('list')[1]]", 'b'],
    ["[parameters('object').one]", 1],
    ["[parameters('OBJECT'.x)]", undefined],
    ['[copyIndex()]', 2],
    ['[copyIndex(1)]', 3],
    ["[copyIndex('outer', 10)]", 17],
    [
      "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v', 's')]",
      '/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s',
    ],
    [
      "[resourceId('other', 'Microsoft.Network/routeTables', 'r')]",
      '/subscriptions/sub/resourceGroups/other/providers/Microsoft.Network/routeTables/r',
    ],
    [
      "[resourceId('s2', 'other', 'Microsoft.Network/routeTables', 'r')]",
      '/subscriptions/s2/resourceGroups/other/providers/Microsoft.Network/routeTables/r',
    ],
    ["[subscriptionResourceId('Microsoft.Network/x', 'r')]", '/subscriptions/sub/providers/Microsoft.Network/x/r'],
    ["[extensionResourceId('/a/b', 'Microsoft.Network/x', 'r')]", '/a/b/providers/Microsoft.Network/x/r'],
    ['[resourceGroup().location]', 'westeurope'],
    ['[resourceGroup().name]', 'rg'],
    ['[subscription().subscriptionId]', 'sub'],
    ['[deployment().name]', 'main'],
    ["[reference('x').ip]", '10.0.0.4'],
    ["[reference('x', '2024-01-01', 'full').id]", '/x'],
    ["[if(equals(parameters('text'), 'Hub'), 'yes', parameters('none'))]", 'yes'],
    ['[if(not(true()), 1, 2)]', 2],
    ['[and(true(), or(false(), equals(1, 1)))]', true],
    ["[coalesce(null(), 'b')]", 'b'],
    ["[empty('')]", true],
    ['[empty(createArray())]', true],
    ["[contains('abc', 'b')]", true],
    ['[contains(createArray(1, 2), 2)]', true],
    ["[contains(createObject('a', 1), 'A')]", true],
    ["[length('abc')]", 3],
    ['[length(range(3, 4))]', 4],
    ['[range(3, 2)]', [3, 4]],
    ["[first(createArray('x', 'y'))]", 'x'],
    ["[last('xyz')]", 'z'],
    ['[take(range(0, 9), 2)]', [0, 1]],
    ["[skip('abc', 1)]", 'bc'],
    ["[split('a,b;c', createArray(',', ';'))]", ['a', 'b', 'c']],
    ["[join(createArray('a', 'b'), '-')]", 'a-b'],
    ["[substring('abcdef', 2, 3)]", 'cde'],
    ["[replace('a.b.c', '.', '$&')]", 'a$&b$&c'],
    ["[toLower('AB')]", 'ab'],
    ["[toUpper('ab')]", 'AB'],
    ["[padLeft('7', 3, '0')]", '007'],
    ["[int('12')]", 12],
    ["[string(createObject('a', 1))]", '{"a":1}'],
    ["[bool('True')]", true],
    ['[json(\'{"a": [1]}\').a[0]]', 1],
    ['[add(mul(2, 3), sub(1, 2))]', 5],
    ['[mod(div(7, 2), 2)]', 1],
    ["[array('a')]", ['a']],
    ['[union(createArray(1, 2), createArray(2, 3))]', [1, 2, 3]],
    ["[union(createObject('a', 1), createObject('b', 2))]", { a: 1, b: 2 }],
    ["[cidrSubnet('10.0.0.0/16', 24, 3)]", '10.0.3.0/24'],
    ["[cidrSubnet('fd00::/48', 64, 5)]", 'fd00:0:0:5::/64'],
    ["[cidrHost('10.0.0.0/24', 3)]", '10.0.0.4'],
    ["[parseCidr('10.0.0.0/24').lastUsable]", '10.0.0.254'],
    ["[tryGet(parameters('object'), 'two')]", null],
    ["[uniqueString('a')]", expect.stringMatching(/^[a-z2-7]{13}$/)],
    ['[[not an expression]', '[not an expression]'],
    ['plain', 'plain'],
    ['[not closed', '[not closed'],
  ])('%s is %j', (expression, value) => {
    const found = evaluated(expression, scope);
    if (value === undefined) expect(found).toBeInstanceOf(Open);
    else expect(found).toEqual(value);
  });

  it.each([
    ["[map(range(0, 2), lambda('i', 1))]", 'azroute does not evaluate'],
    ["[parameters('none')]", 'parameter none has no value'],
    ["[concat('a'", undefined],
    ["[constructor('x')]", 'azroute does not evaluate constructor()'],
    ["[concat('a' 'b')]", 'it lacks a )'],
    ['[]', 'it is not an expression'],
    ["[cidrSubnet('10.0.0.0/24', 16, 0)]", 'the prefix has no such subnet'],
    ["[cidrSubnet('fd00::/48', 64, 0.5)]", 'a whole number is expected'],
    ["[cidrHost('10.0.0.0/24', 255)]", 'the prefix has no such address'],
    ["[format('{0:N2}', 7)]", 'azroute does not evaluate the format N2'],
    ["[format('{0,5}', 7)]", 'azroute does not evaluate alignments of format()'],
    ["[format('{1}', 7)]", 'format() has no value for {1}'],
    ["[format('{a}', 7)]", 'format() needs items such as {0}'],
    ['[range(0, 1000000)]', 'the range is too long'],
    ["[resourceId('Microsoft.Network/virtualNetworks/subnets', 'v')]", 'it has 1 names for the type'],
  ])('%s has no value', (expression, why) => {
    const found = evaluated(expression, scope);
    if (why === undefined) expect(found).toBe(expression);
    else expect(found).toMatchObject({ expression, reason: { why: expect.stringContaining(why) } });
  });

  it('of a value in which something is open is open too', () => {
    for (const call of ['string', 'uniqueString', 'length(string'])
      expect(
        evaluated(`[${call}(createArray(parameters('open')))${call.includes('(') ? ')' : ''}]`, scope),
      ).toBeInstanceOf(Open);
  });

  const long = (text: string) => text.repeat(50_000);
  it.each<[what: string, expression: string, why: string]>([
    ['a chain of members', `[parameters('object')${long('.a')}]`, 'it is nested too deeply'],
    ['a replaced text', `[replace('${long('a')}', 'a', '${long('b')}')]`, 'the value is too long'],
    ['a joined text', `[join(range(0, 50000), '${long('b')}')]`, 'the value is too long'],
    ['a formatted text', `[format('${long('{0}')}', '${long('b')}')]`, 'the value is too long'],
    ['a concatenated text', `[concat('${long('b')}', '${long('b')}', 'c')]`, 'the value is too long'],
  ])('%s that is too long has no value, and takes no memory', (_, expression, why) => {
    expect(evaluated(expression, scope)).toMatchObject({ reason: { why } });
  });

  it('splits at several texts, however long they are', () => {
    const found = evaluated(`[split('a.b-c', createArray('${long('x')}', '.', '-'))]`, scope);
    expect(found).toEqual(['a', 'b', 'c']);
  });

  it('that is nested deeply is refused', () => {
    expect(() => parseExpression(`${'not('.repeat(500)}true()${')'.repeat(500)}`)).toThrow(Unresolved);
  });
});

const group = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

/** The resources of a template, by name, and what is open. */
function resourcesOf(value: Record<string, unknown>, options: Partial<TemplateOptions> = {}) {
  const text = JSON.stringify({ $schema: group, ...value }, undefined, 2);
  const file = { file: 'main.json', text, value: JSON.parse(text) as Record<string, unknown> };
  return templateResources(file, { parameters: new Map(), parameterFiles: [], ...options });
}

const vnet = (name: string, more: object = {}) => ({
  type: 'Microsoft.Network/virtualNetworks',
  apiVersion: '2024-01-01',
  name,
  properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] } },
  ...more,
});

describe('a template', () => {
  it('repeats resources, properties and variables', () => {
    const { resources } = resourcesOf({
      variables: { copy: [{ name: 'names', count: 2, input: "[format('s{0}', copyIndex('names'))]" }] },
      resources: [
        vnet("[concat('v', copyIndex(1))]", {
          copy: { name: 'vnets', count: "[length(variables('names'))]" },
          properties: {
            copy: [
              {
                name: 'subnets',
                count: "[length(variables('names'))]",
                input: {
                  name: "[variables('names')[copyIndex('subnets')]]",
                  i: '[copyIndex()]',
                  v: "[copyIndex('vnets')]",
                },
              },
            ],
          },
        }),
      ],
    });
    expect(resources).toMatchObject([
      {
        name: 'v1',
        subnets: [
          { name: 's0', i: 0, v: 0 },
          { name: 's1', i: 1, v: 0 },
        ],
      },
      {
        name: 'v2',
        subnets: [
          { name: 's0', i: 0, v: 1 },
          { name: 's1', i: 1, v: 1 },
        ],
      },
    ]);
  });

  it('has children, existing resources and symbolic names', () => {
    const { resources } = resourcesOf({
      languageVersion: '2.0',
      resources: {
        hub: {
          existing: true,
          type: 'Microsoft.Network/virtualNetworks',
          apiVersion: 'x',
          name: 'hub',
          resourceGroup: 'rg-hub',
        },
        spoke: vnet('spoke', {
          resources: [{ type: 'subnets', name: 'a', properties: { addressPrefix: '10.0.0.0/24' } }],
        }),
        peering: {
          type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
          name: "[format('{0}/to-hub', 'spoke')]",
          properties: { remoteVirtualNetwork: { id: "[resourceInfo('hub').id]" } },
        },
      },
    });
    expect(resources.map(({ id }) => id)).toEqual([
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/resource-group/providers/Microsoft.Network/virtualNetworks/spoke',
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/resource-group/providers/Microsoft.Network/virtualNetworks/spoke/subnets/a',
      '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/resource-group/providers/Microsoft.Network/virtualNetworks/spoke/virtualNetworkPeerings/to-hub',
    ]);
    expect(resources[2]).toMatchObject({
      remotevirtualnetwork: { id: expect.stringContaining('/resourceGroups/rg-hub/') },
    });
  });

  it.each(['inner', 'outer'])('has nested deployments with %s scope and outputs', (kind) => {
    const inner = {
      $schema: group,
      parameters: { name: { type: 'string' } },
      resources: [vnet("[parameters('name')]", { location: '[resourceGroup().location]' })],
      outputs: {
        id: { type: 'string', value: "[resourceId('other', 'Microsoft.Network/virtualNetworks', parameters('name'))]" },
      },
    };
    const { resources, unresolved } = resourcesOf(
      {
        parameters: { name: { type: 'string', defaultValue: 'outside' } },
        resources: [
          {
            type: 'Microsoft.Resources/deployments',
            name: 'nested',
            resourceGroup: 'other',
            properties: {
              ...(kind === 'inner' ? { expressionEvaluationOptions: { scope: 'inner' } } : {}),
              parameters: { name: { value: "[concat(parameters('name'), '-given')]" } },
              template: inner,
            },
          },
          {
            type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
            name: 'x/p',
            properties: { remoteVirtualNetwork: { id: "[reference('nested').outputs.id.value]" } },
          },
        ],
      },
      { location: 'northeurope' },
    );
    const name = kind === 'inner' ? 'outside-given' : 'outside';
    expect(unresolved).toEqual([]);
    expect(resources.find((each) => each.name === name)).toMatchObject({
      id: expect.stringContaining(`/resourceGroups/other/providers/Microsoft.Network/virtualNetworks/${name}`),
      location: 'northeurope',
    });
    expect(resources.find((each) => String(each.id).endsWith('/p'))).toMatchObject({
      remotevirtualnetwork: {
        id: expect.stringContaining(`/other/providers/Microsoft.Network/virtualNetworks/${name}`),
      },
    });
  });

  it('takes parameters from the command line, from files and from defaults, in this order', () => {
    const template = {
      parameters: {
        a: { type: 'string', defaultValue: 'default' },
        b: { type: 'string', defaultValue: 'default' },
        c: { type: 'string', defaultValue: 'default' },
        n: { type: 'int' },
      },
      resources: [vnet("[concat(parameters('a'), parameters('b'), parameters('c'), add(parameters('n'), 1))]")],
    };
    const { resources } = resourcesOf(template, {
      parameters: new Map([
        ['A', 'cli-'],
        ['n', '4'],
      ]),
      parameterFiles: [{ parameters: { a: { value: 'file-' }, b: { value: 'file-' } } }],
    });
    expect(resources.map(({ name }) => name)).toEqual(['cli-file-default5']);
  });

  it('knows the address of a firewall that has none yet', () => {
    const { resources } = resourcesOf({
      resources: [
        vnet('hub', {
          properties: {
            addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
            subnets: [{ name: 'AzureFirewallSubnet', properties: { addressPrefix: '10.0.9.0/26' } }],
          },
        }),
        {
          type: 'Microsoft.Network/azureFirewalls',
          name: 'fw',
          properties: {
            ipConfigurations: [
              {
                properties: {
                  subnet: {
                    id: "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'hub', 'AzureFirewallSubnet')]",
                  },
                },
              },
            ],
          },
        },
        {
          type: 'Microsoft.Network/routeTables',
          name: 'rt',
          properties: {
            routes: [
              {
                name: 'r',
                properties: { nextHopIpAddress: "[reference('fw').ipConfigurations[0].properties.privateIPAddress]" },
              },
            ],
          },
        },
      ],
    });
    expect(resources).toContainEqual(
      expect.objectContaining({ routes: [{ name: 'r', nexthopipaddress: '10.0.9.4' }] }),
    );
  });

  it('leaves out what has no value, and says where, why and what would help', () => {
    const { resources, unresolved } = resourcesOf({
      parameters: { prefix: { type: 'string' }, psk: { type: 'securestring' } },
      resources: [
        vnet("[parameters('prefix')]"),
        vnet('good', {
          location: '[resourceGroup().location]',
          properties: {
            addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
            subnets: [
              { name: 'a', properties: { addressPrefix: "[parameters('prefix')]" } },
              {
                name: 'b',
                properties: { addressPrefix: '10.0.1.0/24', networkSecurityGroup: { id: "[parameters('prefix')]" } },
              },
            ],
          },
        }),
        vnet('lost', { properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16', "[parameters('prefix')]"] } } }),
        { type: 'Microsoft.Network/connections', name: 'c', properties: { sharedKey: "[parameters('psk')]" } },
        {
          type: 'Microsoft.Resources/deployments',
          name: 'linked',
          properties: { templateLink: { relativePath: 'x/y.json' } },
        },
      ],
    });
    expect(resources.map(({ name }) => name)).toEqual(['good', 'c']);
    expect(resources[0]).toMatchObject({ subnets: [{ name: 'b' }] });
    expect(unresolved.map(({ line, of, isWhole, help }) => [line === undefined, of, isWhole, help])).toEqual([
      [false, "Microsoft.Network/virtualNetworks [parameters('prefix')] and 2 more", true, '--parameter prefix=VALUE'],
      [true, 'Microsoft.Resources/deployments linked', true, undefined],
      [false, 'location of virtualNetworks good', false, '--location REGION'],
    ]);
  });

  it('that switches everything off is answered with the conditions', () => {
    const template = {
      $schema: group,
      parameters: { deploy: { type: 'bool', defaultValue: false } },
      variables: { wanted: "[and(parameters('deploy'), true())]" },
      resources: [vnet('hub', { condition: "[variables('wanted')]" })],
    };
    expect(importAzure([{ name: 'm.json', text: JSON.stringify(template) }], { layout: 'text' })).toEqual({
      refused: [
        "The template yields no virtual network. Microsoft.Network/virtualNetworks is switched off by [variables('wanted')], which reads parameter deploy.",
      ],
    });
    const template2 = { parameters: new Map([['deploy', 'true']]) };
    expect(
      importAzure([{ name: 'm.json', text: JSON.stringify(template) }], { layout: 'text', template: template2 }),
    ).toMatchObject({ files: [{}] });
    const wrong = { parameters: new Map([['deplay', 'true']]) };
    expect(
      importAzure([{ name: 'm.json', text: JSON.stringify(template) }], { layout: 'text', template: wrong }),
    ).toEqual({
      refused: ['No template has a parameter deplay. Did you mean deploy?'],
    });
  });

  it.each<[what: string, variables: object]>([
    [
      'shared parts',
      Object.fromEntries(
        Array.from({ length: 60 }, (_, i) => [
          `v${i}`,
          i === 0 ? ['a'] : `[createArray(variables('v${i - 1}'), variables('v${i - 1}'))]`,
        ]),
      ),
    ],
    ['ranges in a loop', { copy: [{ name: 'v59', count: 10_000, input: '[range(0, 100000)]' }] }],
    [
      'a large part in a loop',
      { big: '[range(0, 10000)]', copy: [{ name: 'v59', count: 10_000, input: "[variables('big')]" }] },
    ],
  ])('whose values are long by %s is given up before they take memory or time', (_, variables) => {
    const template = (tags: unknown) => resourcesOf({ variables, resources: [vnet('x', { properties: { a: tags } })] });
    for (const expression of ["[variables('v59')]", "[string(variables('v59'))]", "[equals(variables('v59'), 1)]"])
      expect(template(expression).unresolved.map(({ why }) => why)).toEqual([
        expect.stringMatching(/^(the value is too long|the template is too large to evaluate)$/),
      ]);
  });

  it('that never ends is given up', () => {
    const deep = (n: number): object => ({
      type: 'Microsoft.Resources/deployments',
      name: `d${n}`,
      properties: { template: { $schema: group, resources: n === 0 ? [vnet('x')] : [deep(n - 1)] } },
    });
    expect(resourcesOf({ resources: [deep(30)] }).unresolved).toMatchObject([
      { why: 'deployments are nested too deeply' },
    ]);
    const self = { variables: { a: "[variables('a')]" }, resources: [vnet("[variables('a')]")] };
    expect(resourcesOf(self).unresolved).toMatchObject([{ why: 'it refers to itself' }]);
    const copies = {
      copy: { name: 'c', count: 9_999 },
      properties: { copy: [{ name: 'subnets', count: 9_999, input: { name: 'x' } }] },
    };
    expect(resourcesOf({ resources: [vnet("[concat('v', copyIndex())]", copies)] }).unresolved.length).toBeGreaterThan(
      0,
    );
  });
});
