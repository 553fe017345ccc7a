export { drawioText } from './draw/drawio.js';
export { type SvgOptions, svgText, svgTree } from './draw/svg.js';
export { paletteVariables, type Theme } from './draw/theme.js';
export type { Element } from './draw/tree.js';
export type * from './model.js';
export { drawPicture, type PictureOptions } from './place/picture.js';
export { drawPictureFor } from './ways/draw.js';
export type { DecisionRow } from './ways/rows.js';
export { type Question, type Way, wayIntoLoop, wayOf } from './ways/way.js';
