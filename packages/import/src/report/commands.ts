const query =
  "resources | where type startswith 'microsoft.network/' or type =~ 'microsoft.compute/virtualmachines' | order by id asc";

/** The query with which Resource Graph exports the networks of all subscriptions that one can read. */
export const graphQuery = `az graph query -q "${query}" --first 1000 -o json`;

/** A shell for which commands are printed. */
export type Shell = 'bash' | 'powershell';

/** The names of the shells. */
export const shells: readonly Shell[] = ['bash', 'powershell'];

/** What one subscription lists without a resource group. */
const lists = [
  'vnet',
  'route-table',
  'nic',
  'lb',
  'private-endpoint',
  'public-ip',
  'firewall',
  'express-route',
  'routeserver',
  'vwan',
  'vhub',
  'vpn-gateway',
  'vpn-site',
  'p2s-vpn-gateway',
  'express-route gateway',
];
/** What a virtual hub lists; Resource Graph has only the last of them. */
const hubLists = ['connection', 'route-table', 'routing-intent', 'bgpconnection'];
/** What wants a resource group. */
const groupLists = ['vnet-gateway', 'local-gateway', 'vpn-connection'];

const pages: Readonly<Record<Shell, readonly string[]>> = {
  bash: [
    'n=1; token=',
    'while :; do',
    `  ${graphQuery} $\{token:+--skip-token "$token"} > "network-$n.json"`,
    '  token=$(sed -n \'s/.*"skip_token": *"\\([^"]*\\)".*/\\1/p\' "network-$n.json")',
    '  [ -n "$token" ] || break',
    '  n=$((n + 1))',
    'done',
  ],
  powershell: [
    '$n = 1; $token = $null',
    'do {',
    '  $next = if ($token) { @("--skip-token", $token) } else { @() }',
    `  ${graphQuery} @next | Out-File "network-$n.json" -Encoding utf8`,
    '  $token = (Get-Content "network-$n.json" -Raw | ConvertFrom-Json).skip_token',
    '  $n++',
    '} while ($token)',
  ],
};

/** How a shell saves the output of a command. */
const saved: Readonly<Record<Shell, (command: string, file: string) => string>> = {
  bash: (command, file) => `${command} > ${file}`,
  powershell: (command, file) => `${command} | Out-File "${file}" -Encoding utf8`,
};

const groups: Readonly<Record<Shell, readonly [string, string]>> = {
  bash: ['for g in $(az group list --query "[].name" -o tsv); do', 'done'],
  powershell: ['foreach ($g in az group list --query "[].name" -o tsv) {', '}'],
};

/** The commands that export everything, with comments, for a shell. */
export function exportCommands(shell: Shell): readonly string[] {
  const save = saved[shell];
  const folder =
    shell === 'bash' ? 'mkdir -p lists hubs routes' : 'New-Item -ItemType Directory -Force lists, hubs, routes';
  // PowerShell does not expand patterns for programs.
  const network = shell === 'bash' ? 'network-*.json' : '(Get-Item network-*.json)';
  const [each, end] = groups[shell];
  return [
    '# All subscriptions that you can read, with Resource Graph. A page has 1,000 rows; the loop gets all of them.',
    ...pages[shell],
    '',
    '# Without Resource Graph, for each subscription:',
    folder,
    ...lists.map((list) => save(`az network ${list} list -o json`, `lists/${list.replace(' ', '-')}.json`)),
    each,
    ...groupLists.map(
      (list) =>
        `  ${save(`az network ${list} list -g "$g" -o json`, shell === 'bash' ? `"lists/${list}.$g.json"` : `lists/${list}.$g.json`)}`,
    ),
    end,
    '# and for each Route Server:',
    save(
      'az network routeserver peering list -g GROUP --routeserver NAME -o json',
      'lists/routeserver-peering.NAME.json',
    ),
    '',
    '# For each virtual hub, with or without Resource Graph (extension virtual-wan of the Azure CLI):',
    ...hubLists.map((list) => {
      const option = list === 'routing-intent' ? '--vhub' : '--vhub-name';
      return save(`az network vhub ${list} list -g GROUP ${option} NAME -o json`, `hubs/${list}.NAME.json`);
    }),
    '',
    '# What Azure learned by BGP, for each peer of a Route Server, each VPN gateway and each circuit:',
    save(
      'az network routeserver peering list-learned-routes -g GROUP --routeserver NAME -n PEER -o json',
      'routes/NAME.PEER.json',
    ),
    save('az network vnet-gateway list-learned-routes -g GROUP -n NAME -o json', 'routes/NAME.learned.json'),
    '# What they send to a peer proves the import; the names of peers tell these files apart.',
    save(
      'az network routeserver peering list-advertised-routes -g GROUP --routeserver NAME -n PEER -o json',
      'routes/NAME.PEER.advertised.json',
    ),
    save('az network vnet-gateway list-bgp-peer-status -g GROUP -n NAME -o json', 'routes/NAME.peers.json'),
    save(
      'az network express-route list-route-tables -g GROUP -n NAME --path primary --peering-name AzurePrivatePeering -o json',
      'routes/NAME.json',
    ),
    '# What virtual hubs have learned from branches and appliances, for each route table and the firewall:',
    save(
      'az network vhub get-effective-routes -g GROUP -n NAME --resource-type RouteTable --resource-id ID -o json',
      'routes/NAME.TABLE.json',
    ),
    save(
      'az network vhub get-effective-routes -g GROUP -n NAME --resource-type AzureFirewalls --resource-id ID -o json',
      'routes/NAME.FIREWALL.json',
    ),
    '# What proves the import: the effective routes of NICs of running machines.',
    save('az network nic show-effective-route-table -g GROUP -n NIC -o json', 'routes/VNET.NIC.json'),
    '',
    '# Import what there is; without Resource Graph, the folder lists, without hubs, not the folder hubs, and so on.',
    `azroute import ${network} hubs --routes routes --to net`,
  ];
}

/** The commands that show what a kind of resource is, by type; `{g}` and `{n}` are its group and name. */
const shows: Readonly<Record<string, string>> = {
  'microsoft.network/virtualnetworks': 'az network vnet show',
  'microsoft.network/routetables': 'az network route-table show',
  'microsoft.network/networkinterfaces': 'az network nic show',
  'microsoft.network/virtualnetworkgateways': 'az network vnet-gateway show',
  'microsoft.network/localnetworkgateways': 'az network local-gateway show',
  'microsoft.network/connections': 'az network vpn-connection show',
  'microsoft.network/expressroutecircuits': 'az network express-route show',
  'microsoft.network/publicipaddresses': 'az network public-ip show',
  'microsoft.network/virtualhubs': 'az network routeserver show',
  'microsoft.network/privateendpoints': 'az network private-endpoint show',
  'microsoft.network/loadbalancers': 'az network lb show',
  'microsoft.network/azurefirewalls': 'az network firewall show',
  'microsoft.network/virtualwans': 'az network vwan show',
  'microsoft.network/vpngateways': 'az network vpn-gateway show',
  'microsoft.network/vpnsites': 'az network vpn-site show',
  'microsoft.network/expressroutegateways': 'az network express-route gateway show',
  'microsoft.network/p2svpngateways': 'az network p2s-vpn-gateway show',
};

/** What commands need to find a resource. */
export interface ResourceName {
  readonly group: string;
  readonly name: string;
  readonly subscription: string;
}

/** The command that answers what a resource is; undefined if there is none for its type. */
export function showCommand(of: ResourceName & { readonly type: string }): string | undefined {
  const command = shows[of.type];
  if (command === undefined) return undefined;
  return commandText(command, { '-g': of.group, '-n': of.name, '--subscription': of.subscription });
}

/** A command that prints JSON, with names from the input as words of its own; options without a value are left away. */
export function commandText(command: string, options: Readonly<Record<string, string>>): string {
  const words = Object.entries(options).flatMap(([name, value]) => (value === '' ? [] : [`${name} ${word(value)}`]));
  return [command, ...words, '-o json'].join(' ');
}

/** A word of a command line, quoted where a shell would read it as something else. */
function word(text: string): string {
  return /^[\w.-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replace(/['\r\n]/g, '_')}'`;
}
