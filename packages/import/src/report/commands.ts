const query =
  "resources | where type startswith 'microsoft.network/' or type =~ 'microsoft.compute/virtualmachines' | order by id asc";

/** The query with which Resource Graph exports the networks of all subscriptions that one can read. */
export const graphQuery = `az graph query -q "${query}" --first 1000 -o json`;

/** The commands that export everything, with comments; they are the same in bash and PowerShell. */
export const exportCommands: readonly string[] = [
  '# All subscriptions that you can read, in one query. A page has 1,000 rows.',
  `${graphQuery} > network-1.json`,
  '# The next pages, as long as "skip_token" of the last one is not null:',
  `${graphQuery} --skip 1000 > network-2.json`,
  `${graphQuery} --skip 2000 > network-3.json`,
  'azroute import network-1.json network-2.json network-3.json --to net',
  '',
  '# Without Resource Graph, for each subscription:',
  'az network vnet list -o json > vnet.json',
  'az network route-table list -o json > route-table.json',
  'az network nic list -o json > nic.json',
  'az network lb list -o json > lb.json',
  'az network private-endpoint list -o json > private-endpoint.json',
  'az network public-ip list -o json > public-ip.json',
  'az network firewall list -o json > firewall.json',
  'az network express-route list -o json > express-route.json',
  'az network routeserver list -o json > routeserver.json',
  '# and for each resource group with gateways or a Route Server:',
  'az network vnet-gateway list -g GROUP -o json > vnet-gateway.GROUP.json',
  'az network local-gateway list -g GROUP -o json > local-gateway.GROUP.json',
  'az network vpn-connection list -g GROUP -o json > vpn-connection.GROUP.json',
  'az network routeserver peering list -g GROUP --routeserver NAME -o json > routeserver-peering.NAME.json',
  '',
  '# What proves the import: the effective routes of running machines.',
  'az network nic show-effective-route-table -g GROUP -n NIC -o json > routes/VNET.NIC.json',
  'azroute verify net/main.azroute --against routes',
];

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
};

/** The command that answers what a resource is; undefined if there is none for its type. */
export function showCommand(of: {
  readonly type: string;
  readonly group: string;
  readonly name: string;
  readonly subscription: string;
}): string | undefined {
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
