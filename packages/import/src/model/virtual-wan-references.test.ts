import { describe, expect, it } from 'vitest';
import { idOf, imported, vnet } from '../testing/azure.js';
import { connection, connectionId, firewall, h1, route, table, wan } from '../testing/virtual-wan.js';

describe('references of virtual WANs', () => {
  it('of a static route are those of its network, even if a firewall of the hub has the name', () => {
    const routes = [
      route('net', ['10.9.0.0/16'], connectionId('h1', 'azfw')),
      route('all', ['10.0.0.0/8'], idOf('azureFirewalls', 'azfw')),
    ];
    const { text } = imported([
      ...[wan, h1, firewall('azfw', 'h1'), vnet('azfw', '10.1.0.0/16'), connection('h1', 'azfw')],
      table('h1', 'defaultRouteTable', ['default'], routes),
    ]);
    expect(text).toContain('route net 10.9.0.0/16 -> azfw\n    route all 10.0.0.0/8 -> azfw--rg\n');
    expect(text).toContain('firewall azfw--rg\n');
    expect(text).toContain('connection h1 <-> azfw\n');
  });
});
