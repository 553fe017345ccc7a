import { type Fields, fieldsOf, isObject, textOf } from '../azure/fields.js';
import { deviceShapes } from './device-shapes.js';
import { gatewayShapes } from './gateway-shapes.js';
import { networkShapes } from './network-shapes.js';
import { type Shapes, shape } from './shape.js';
import { virtualWanShapes } from './virtual-wan-shapes.js';

const shapes: Shapes = {
  ...networkShapes,
  ...deviceShapes,
  ...gatewayShapes,
  ...virtualWanShapes,
  azapi_resource: (attributes) => azapi(attributes, 'id'),
  azapi_update_resource: (attributes) => azapi(attributes, 'resource_id'),
};

/** The resources that a row of a state describes; those of other types have only their ID. */
export function restResources(type: string, attributes: Fields): readonly Fields[] {
  if (!/^(azurerm|azapi)_/.test(type)) return [];
  const fields = shapes[type]?.(attributes) ?? shape({ id: textOf(attributes, 'id') });
  return /\/providers\/microsoft\.(network|compute)\//i.test(textOf(fields, 'id') ?? '') ? [fields] : [];
}

/** The body is in the shape of the REST interface already; in version 1 of the provider, as a JSON text. */
function azapi(attributes: Fields, id: string): Fields {
  const { body, location } = attributes;
  return shape({ ...bodyOf(body), location, id: textOf(attributes, id) ?? textOf(attributes, 'id') });
}

function bodyOf(body: unknown): Fields {
  if (typeof body !== 'string') return isObject(body) ? (body as Fields) : {};
  try {
    return fieldsOf(JSON.parse(body)) ?? {};
  } catch {
    return {};
  }
}
