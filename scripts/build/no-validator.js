/**
 * In place of the validator of the Model Context Protocol's SDK, which generates code from schemas. A server needs it only
 * for what it asks its client, and azroute asks nothing.
 */
export class AjvJsonSchemaValidator {
  getValidator() {
    throw new Error('azroute validates no answers of its client');
  }
}
