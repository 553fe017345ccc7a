/** What a construct adds to a topology that other constructs also add to. */
export interface Added {
  /** Members of the VNet `hub`. */
  readonly hub?: string;
  /** Members of the subnet `s` of the VNet `hub`. */
  readonly subnet?: string;
  /** Statements of the file, or other text in it. */
  readonly text?: string;
  /** Other files by name; the text can import them. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Constructs of the language by description: each creates the requested number. */
export type Constructs = Readonly<Record<string, (n: number) => Added>>;

/** The requested number of texts, one after the other. */
export function times(n: number, make: (i: number) => string, separator = ''): string {
  return Array.from({ length: n }, (_, i) => make(i)).join(separator);
}

/** The i-th of 65,536 addresses: `address('10.1', 258)` is 10.1.1.2. */
export function address(network: string, i: number): string {
  return `${network}.${(i >> 8) & 255}.${i & 255}`;
}

/** The i-th prefix of length 28 in 10.0.0.0/8. */
export function small(i: number): string {
  return `10.${32 + ((i >> 12) & 127)}.${(i >> 4) & 255}.${(i & 15) << 4}/28`;
}

/** The largest number of things whose pairs are at most `n`. */
export function meshOf(n: number): number {
  return Math.floor((1 + Math.sqrt(1 + 8 * n)) / 2);
}

/** All pairs of `n` things, as text. */
export function pairs(n: number, make: (a: number, b: number) => string): string {
  return times(n, (a) => times(a, (b) => make(a, b)));
}

/** A topology with what constructs add: its text, and its other files. */
export function topologyOf(added: readonly Added[]): { readonly text: string; readonly files: Record<string, string> } {
  const joined = (part: 'hub' | 'subnet' | 'text') => added.map((each) => each[part] ?? '').join('');
  const text = `vnet hub {
  address 10.0.0.0/8
  subnet GatewaySubnet 10.0.0.0/26
  subnet RouteServerSubnet 10.0.0.64/26
  subnet AzureFirewallSubnet 10.0.0.128/26
  subnet s 10.16.0.0/12 {
    nic vm 10.16.0.4
    nic appliance 10.16.0.5
${joined('subnet')}  }
  vpnGateway vpn
  routeServer ars
${joined('hub')}}
nva nva0 { nic hub.appliance  asn 65001  advertise 172.16.0.0/16 }
bgp nva0 <-> ars
${joined('text')}`;
  return { text, files: Object.assign({}, ...added.map(({ files }) => files ?? {})) };
}
