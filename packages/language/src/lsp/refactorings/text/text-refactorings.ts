import { moveHere } from './move-here.js';
import { moveToFile } from './move-to-file.js';
import type { TextRefactoring } from './text-refactoring.js';

/** All refactorings of texts, in the order of the menu. */
export const textRefactorings: readonly TextRefactoring[] = [moveToFile, moveHere];
