import { noneRoutesProfiles } from '@azroute/engine';
import { allCodes } from '@azroute/language';

/** The JSON schema of `azroute.json`, which editors use for completion and validation. */
export function configurationSchema(): string {
  const severity = { enum: ['error', 'warning', 'information', 'hint', 'off'] };
  const codes = allCodes.map(({ code, title, severity: level }) => [
    code,
    { ...severity, description: `${title} (${level} unless set).` },
  ]);
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'azroute.json',
    description: 'What azroute assumes and reports in this folder and below.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      diagnostics: {
        description: 'Severities that replace those of diagnostic codes; "off" hides a code.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(codes),
      },
      noneRoutes: {
        description:
          'Which system routes with next hop None a network interface has: the documented ones, or those seen in a year.',
        enum: noneRoutesProfiles,
      },
      routeServerLearnsOwnPrefixes: {
        description:
          'Route Servers list routes inside the space of their own virtual network as learned, as in 2021 and 2022.',
        type: 'boolean',
        default: false,
      },
      routeServerRelaysPeeredPrefixes: {
        description:
          'Route Servers relay from appliance to appliance what lies inside a peered virtual network; false as seen in 2026.',
        type: 'boolean',
        default: true,
      },
    },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
