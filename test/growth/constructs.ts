import type { Constructs } from './construct.ts';
import { appliances } from './constructs/appliances.ts';
import { estates } from './constructs/estates.ts';
import { expectations } from './constructs/expectations.ts';
import { files } from './constructs/files.ts';
import { hubs } from './constructs/hubs.ts';
import { names } from './constructs/names.ts';
import { networks } from './constructs/networks.ts';
import { premises } from './constructs/premises.ts';
import { routes } from './constructs/routes.ts';
import { texts } from './constructs/texts.ts';

/** All constructs that are scaled. */
export const constructs: Constructs = {
  ...networks,
  ...routes,
  ...premises,
  ...appliances,
  ...hubs,
  ...estates,
  ...expectations,
  ...names,
  ...texts,
  ...files,
};
