/** The scheme of documents about declarations. */
export const detailsScheme = 'azroute-details';
