export { hasUnseen, visibleText } from '@azroute/engine';
