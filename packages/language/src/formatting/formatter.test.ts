import { EmptyFileSystem, URI } from 'langium';
import { expect, test } from 'vitest';
import type { Range, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TestClient } from '../lsp/testing/client.js';
import { createAzrouteServices } from '../module.js';

const { shared, lsp } = createAzrouteServices(EmptyFileSystem).azroute;
const options = { tabSize: 8, insertSpaces: false };
const textDocument = { uri: 'file:///a.azroute' };

async function format(text: string, range?: Range): Promise<string> {
  const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(textDocument.uri));
  const edits = range
    ? await lsp.Formatter?.formatDocumentRange(document, { textDocument, options, range })
    : await lsp.Formatter?.formatDocument(document, { textDocument, options });
  return TextDocument.applyEdits(document.textDocument, edits as TextEdit[]);
}

const golden: readonly { readonly what: string; readonly text: string; readonly formatted: string }[] = [
  {
    what: 'indents by two blanks and puts one statement on a line',
    text: 'vnet a{\naddress 10.0.0.0/16 location west\n\tsubnet s 10.0.0.0/24\n{\nnic n 10.0.0.4 nic m 10.0.0.5}}vnet b',
    formatted: `vnet a {
  address 10.0.0.0/16
  location west
  subnet s 10.0.0.0/24 {
    nic n 10.0.0.4
    nic m 10.0.0.5
  }
}
vnet b
`,
  },
  {
    what: 'puts the prefixes of service tags one below the other',
    text: 'serviceTag Storage.westeurope 20.38.108.0/23 ,191.239.203.0/28\nserviceTag Sql   52.236.184.0/24',
    formatted:
      'serviceTag Storage.westeurope 20.38.108.0/23, 191.239.203.0/28\nserviceTag Sql                52.236.184.0/24\n',
  },
  {
    what: 'aligns no policies of a VNet with what is beside them',
    text: 'vnet a {address 10.0.0.0/16 privateEndpointVNetPolicies    Basic\nsubnet s 10.0.0.0/24}\n',
    formatted: 'vnet a {\n  address 10.0.0.0/16\n  privateEndpointVNetPolicies Basic\n  subnet s 10.0.0.0/24\n}\n',
  },
  {
    what: 'separates words by one blank',
    text: 'peering a[useRemoteGateways ,allowGatewayTransit   true ]<->b  [ ]\nnva n { nic a.b ,c }\n',
    formatted: 'peering a [useRemoteGateways, allowGatewayTransit true] <-> b []\nnva n { nic a.b, c }\n',
  },
  {
    what: 'keeps the breaks of brackets',
    text: `bgp a [ only 10.1.0.0/16,
          only 10.2.0.0/16 ] <-> b [
asOverride,
  prepend
  2 ] over
  t
`,
    formatted: `bgp a [only 10.1.0.0/16,
  only 10.2.0.0/16] <-> b [
    asOverride,
    prepend 2] over t
`,
  },
  {
    what: 'keeps several next hops on the line of their route',
    text: 'routeTable r{route default 0.0.0.0/0->10.0.0.4 ,10.0.0.5\nroute 10.0.0.0/8 -> VirtualApplianceEcmp 10.0.0.4,10.0.0.5}',
    formatted: `routeTable r {
  route default 0.0.0.0/0 -> 10.0.0.4, 10.0.0.5
  route 10.0.0.0/8 -> VirtualApplianceEcmp 10.0.0.4, 10.0.0.5
}
`,
  },
  {
    what: 'closes brackets below the statement',
    text: 'scenario s {\n expect a\n-> b via c,\nd\n}\npeering a [\nuseRemoteGateways\n] <->\nb [\nallowGatewayTransit\n]',
    formatted: `scenario s {
  expect a
    -> b via c,
    d
}
peering a [
  useRemoteGateways
] <->
  b [
    allowGatewayTransit
  ]
`,
  },
  {
    what: 'keeps a block on one line if it was written that way and contains no other block',
    text: `site d {
  router c 10.0.0.1 {asn 65000}
  router e { asn
    65001 }
  router f {

  }
}
vnet v { vpnGateway g { asn 65515 activeActive } }
`,
    formatted: `site d {
  router c 10.0.0.1 { asn 65000 }
  router e {
    asn 65001
  }
  router f {}
}
vnet v {
  vpnGateway g { asn 65515  activeActive }
}
`,
  },
  {
    what: 'keeps at most one blank line, and none at the ends of blocks and of the file',
    text: '\n\nvnet a {\n\n  location x\n\n\n  address 10.0.0.0/8\n\n}\n\n\n\nvnet b\n\n\n',
    formatted: 'vnet a {\n  location x\n\n  address 10.0.0.0/8\n}\n\nvnet b\n',
  },
  {
    what: 'leaves comments where they are',
    text: `  // head

   /* two */ vnet a { // behind the brace
// before the member
location x      // behind it
    /* over
  several lines */
    address 10.0.0.0/8, // the first
      // between
        10.1.0.0/16 /* inside */ , 10.2.0.0/16
      // at the end
} // behind the block
vnet b { /* nothing */ } /* left */ vnet c
// last`,
    formatted: `// head

/* two */ vnet a { // behind the brace
  // before the member
  location x // behind it
  /* over
  several lines */
  address 10.0.0.0/8, // the first
    // between
    10.1.0.0/16 /* inside */, 10.2.0.0/16
  // at the end
} // behind the block
vnet b { /* nothing */ } /* left */
vnet c
// last
`,
  },
  {
    what: 'writes the routes of sites and routers like those of appliances',
    text: `site d { address 192.168.0.0/16
route   10.0.0.0/8 via  10.1.0.4
route 10.9.0.0/16
  drop
router c { route 10.0.0.0/8   via t route 10.9.0.0/16 drop }
}
`,
    formatted: `site d {
  address 192.168.0.0/16
  route 10.0.0.0/8 via 10.1.0.4
  route 10.9.0.0/16 drop
  router c { route 10.0.0.0/8 via t  route 10.9.0.0/16 drop }
}
`,
  },
  {
    what: 'lines up columns where the author did',
    text: `routeTable r {
route default  0.0.0.0/0 -> Internet // the rest
route to-hub2   10.2.0.0/16 -> VirtualAppliance 10.2.2.4   // the hub
route 192.168.0.0/16   -> VirtualNetworkGateway
route AzureCloud -> Internet

route 10.0.0.0/8 -> None
route x 10.0.0.0/16 -> None
}`,
    formatted: `routeTable r {
  route default 0.0.0.0/0      -> Internet                  // the rest
  route to-hub2 10.2.0.0/16    -> VirtualAppliance 10.2.2.4 // the hub
  route         192.168.0.0/16 -> VirtualNetworkGateway
  route         AzureCloud     -> Internet

  route 10.0.0.0/8 -> None
  route x 10.0.0.0/16 -> None
}
`,
  },
  {
    what: 'lines up a statement with a block if the author did, and a block on one line by its brace',
    text: `vnet a {
subnet GatewaySubnet  10.0.0.0/27
subnet apps     10.0.1.0/24 {
nic n 10.0.1.4
}
subnet GatewaySubnet  10.0.0.0/27
subnet nva 10.0.1.0/24 {
nic n 10.0.1.4
}
routeServer r   { branchToBranch  hubRoutingPreference ASPath }
routeServer ars { branchToBranch hubRoutingPreference ASPath }
}
`,
    formatted: `vnet a {
  subnet GatewaySubnet 10.0.0.0/27
  subnet apps          10.0.1.0/24 {
    nic n 10.0.1.4
  }
  subnet GatewaySubnet 10.0.0.0/27
  subnet nva 10.0.1.0/24 {
    nic n 10.0.1.4
  }
  routeServer r   { branchToBranch  hubRoutingPreference ASPath }
  routeServer ars { branchToBranch  hubRoutingPreference ASPath }
}
`,
  },
  {
    what: 'does not line up different statements',
    text: 'nva n {\n  asn        65001\n  nic        a, b\n  route 10.0.0.0/8  via a\n  route 10.0.0.0/16 drop\n}\n',
    formatted: 'nva n {\n  asn 65001\n  nic a, b\n  route 10.0.0.0/8  via a\n  route 10.0.0.0/16 drop\n}\n',
  },
  {
    what: 'takes keywords that are names for names',
    text: 'vnet vnet{subnet subnet 10.0.0.0/24{nic nic 10.0.0.4\nrouteTable address}address 10.0.0.0/8 location location}',
    formatted: `vnet vnet {
  subnet subnet 10.0.0.0/24 {
    nic nic 10.0.0.4
    routeTable address
  }
  address 10.0.0.0/8
  location location
}
`,
  },
  { what: 'keeps line ends', text: 'vnet a {\r\nlocation x }\r\n', formatted: 'vnet a {\r\n  location x\r\n}\r\n' },
  { what: 'empties a file of white space', text: ' \n\n', formatted: '' },
  {
    what: 'leaves a statement with a syntax error alone',
    text: `vnet   a
vnet   b {
  address   10.0.0.0/8
    subnet
}   peering   a <-> b


   // before
   vnet   c {
location x }
peering  c <->
nva   n {
nic   c.x
}
`,
    formatted: `vnet a
vnet   b {
  address   10.0.0.0/8
    subnet
}   peering   a <-> b


   // before
vnet c {
  location x
}
peering  c <->
nva n {
  nic c.x
}
`,
  },
  {
    what: 'does not change what is read by its indentation if a brace is missing',
    text: `vnet   a {
   location x
}
vnet   b {
  address   10.0.0.0/8
vnet   c {
location x }
peering   a <->   b
`,
    formatted: `vnet a {
  location x
}
vnet   b {
  address   10.0.0.0/8
vnet   c {
location x }
peering a <-> b
`,
  },
  {
    what: 'leaves a statement alone to which a broken one would be added',
    text: '  vnet   a\n subnet s 10.0.0.0/24\nvnet b {\n',
    formatted: '  vnet   a\n subnet s 10.0.0.0/24\nvnet b {\n',
  },
  {
    what: 'keeps the words together whose findings a comment hides',
    text: `vnet a {
address 10.0.0.0/16
// azroute-ignore AZR020: known
subnet s 10.1.0.0/24 subnet t 10.2.0.0/24 { nic n
10.2.0.4 }
// azroute-ignore AZR020: known
subnet
u 10.3.0.0/24 }
`,
    formatted: `vnet a {
  address 10.0.0.0/16
  // azroute-ignore AZR020: known
  subnet s 10.1.0.0/24  subnet t 10.2.0.0/24 { nic n
      10.2.0.4
  }
  // azroute-ignore AZR020: known
  subnet
    u 10.3.0.0/24
}
`,
  },
  {
    what: 'takes a carriage return for a line end',
    text: '\uFEFFvnet a {\r// first\raddress 10.0.0.0/16,\r10.1.0.0/16\rlocation x }\r\r\rvnet b\r',
    formatted: '\uFEFFvnet a {\r  // first\r  address 10.0.0.0/16,\r    10.1.0.0/16\r  location x\r}\r\rvnet b\r',
  },
  {
    what: 'takes all white space for blanks',
    text: '\u2028vnet\fa\u00a0{\u3000location\vx }\u0020\ufeffvnet b',
    formatted: 'vnet a { location x }\nvnet b\n',
  },
  {
    what: 'does not change a text that is not azroute',
    text: '???  {\n  }\n\n\n',
    formatted: '???  {\n  }\n\n\n',
  },
];

test.each(golden)('the formatter $what', async ({ text, formatted }) => {
  expect(await format(text)).toBe(formatted);
  expect(await format(formatted)).toBe(formatted);
});

test('a range is formatted by whole lines', async () => {
  const text = 'vnet a {\nlocation x\naddress 10.0.0.0/8\nsubnet   s 10.0.0.0/24\n}';
  const range = { start: { line: 2, character: 3 }, end: { line: 2, character: 5 } };
  expect(await format(text, range)).toBe('vnet a {\nlocation x\n  address 10.0.0.0/8\nsubnet   s 10.0.0.0/24\n}');
});

test('a closing brace formats its block', async () => {
  const text = 'vnet   a\nvnet b {\nsubnet s 10.0.0.0/24   {\nnic n 10.0.0.4\n    }\nlocation   x\n}\n';
  const document = shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(textDocument.uri));
  const position = { line: 4, character: 5 };
  const edits = await lsp.Formatter?.formatDocumentOnType(document, { textDocument, options, position, ch: '}' });
  expect(TextDocument.applyEdits(document.textDocument, edits as TextEdit[])).toBe(
    'vnet   a\nvnet b {\n  subnet s 10.0.0.0/24 {\n    nic n 10.0.0.4\n  }\nlocation   x\n}\n',
  );
});

test('the server formats the current text', async () => {
  const client = await TestClient.start();
  const { uri } = textDocument;
  await client.open(uri, 'vnet a\n');
  const text = 'vnet   a {\nlocation   x\n}\n   vnet b\n';
  await client.change(uri, text);
  const current = TextDocument.create(uri, 'azroute', 2, text);
  const formatted = async (part?: Parameters<TestClient['format']>[1]) =>
    TextDocument.applyEdits(current, await client.format(uri, part));
  expect(await formatted()).toBe('vnet a {\n  location x\n}\nvnet b\n');
  const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
  expect(await formatted({ range })).toBe('vnet   a {\nlocation   x\n}\nvnet b\n');
  expect(await formatted({ position: { line: 2, character: 1 } })).toBe('vnet a {\n  location x\n}\n   vnet b\n');
});

test('a text with so many errors that it is not read to its end does not change', async () => {
  const text = `vnet   a\n${'lorem ipsum\n'.repeat(2000)}vnet   b\n`;
  expect(await format(text)).toBe(text);
});
