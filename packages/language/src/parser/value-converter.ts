import { type CstNode, DefaultValueConverter, type GrammarAST, type ValueType } from 'langium';
import { unquote } from '../symbols/reference-text.js';

/**
 * Converts tokens to values: a name loses its quotes; a reference keeps them, because a quoted name may contain dots.
 */
export class AzrouteValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, cstNode: CstNode): ValueType {
    if (rule.name === 'NAME') return unquote(input);
    if (rule.name === 'NUMBER') return Number(input);
    if (rule.name === 'REF' || rule.name === 'ADDRESS' || rule.name === 'PREFIX') return input;
    return super.runConverter(rule, input, cstNode);
  }
}
