import { referenceText } from '../../symbols/reference-text.js';
import type { Step } from './step.js';

/** What `azroute import` knows of things in Azure, by kind and reference: `subnet hub.apps`. */
export interface AzureIds {
  readonly ids: Readonly<Record<string, string>>;
  readonly locations: Readonly<Record<string, string>>;
}

/** What a thing is called in Azure, and where it is. */
export interface Place {
  readonly name: string;
  readonly group: string;
}

/** Looks up the names, resource groups and regions of things, where an import has left them. */
export class Places {
  constructor(
    private readonly known: AzureIds | undefined,
    private readonly steps: readonly Step[],
  ) {}

  /** A thing; undefined if no import knows it. */
  of(kind: string, ...path: readonly string[]): Place | undefined {
    return placeIn(this.id(`${kind} ${referenceText(path)}`));
  }

  /** One half of a peering. */
  peering(vnet: string, remote: string): Place | undefined {
    return placeIn(this.id(`peering ${referenceText([vnet])} -> ${referenceText([remote])}`));
  }

  /** A route table. A new one is made where the network is whose subnet gets it. */
  table(name: string): Place | undefined {
    const own = this.of('routeTable', name);
    const network = own ? undefined : this.of('vnet', this.networkOf(name) ?? '');
    return own ?? (network && { name, group: network.group });
  }

  /** The ID of a route table that exists. */
  tableId(name: string): string | undefined {
    return this.id(`routeTable ${referenceText([name])}`);
  }

  /** A Route Server; its network is not part of its name. */
  routeServer(name: string): Place | undefined {
    const end = `.${referenceText([name])}`;
    const key = Object.keys(this.known?.ids ?? {}).filter(
      (each) => each.startsWith('routeServer ') && each.endsWith(end),
    );
    return key.length === 1 ? placeIn(this.id(key[0] ?? '')) : undefined;
  }

  /** The region of the network whose subnet gets a route table. */
  locationOf(table: string): string | undefined {
    const network = this.networkOf(table);
    const key = network === undefined ? '' : `vnet ${referenceText([network])}`;
    const { locations = {} } = this.known ?? {};
    return Object.hasOwn(locations, key) ? locations[key] : undefined;
  }

  private networkOf(table: string): string | undefined {
    const step = this.steps.find((each) => each.do === 'associate' && each.table === table);
    return step?.do === 'associate' ? step.vnet : undefined;
  }

  private id(key: string): string | undefined {
    const { ids = {} } = this.known ?? {};
    return Object.hasOwn(ids, key) ? ids[key] : undefined;
  }
}

function placeIn(id: string | undefined): Place | undefined {
  const group = /\/resourceGroups\/([^/]+)\//i.exec(id ?? '')?.[1];
  const name = id?.split('/').at(-1);
  return group === undefined || name === undefined ? undefined : { name, group };
}
