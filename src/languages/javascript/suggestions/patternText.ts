import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { JsSource } from '../source';
import { refuse } from './refusal';
import { isMultiLine } from './textLines';

/** The text of a binding without its annotation, on one line. */
export function patternText(source: JsSource, id: TSESTree.DestructuringPattern): string {
  const annotation = 'typeAnnotation' in id ? id.typeAnnotation : undefined;
  const end = annotation?.range[0] ?? id.range[1];
  const written = source.text.slice(id.range[0], end).trimEnd();
  if (!isMultiLine(written)) return written;
  if (/\/[/*]|[`\\]/.test(written)) {
    refuse(l10n.t('A pattern over several lines has comments or templates in it.'));
  }
  return written
    .replace(/,?\s*[\r\n]\s*\}/g, ' }')
    .replace(/,?\s*[\r\n]\s*\]/g, ']')
    .replace(/\[\s*[\r\n]\s*/g, '[')
    .replace(/\s*[\r\n]\s*/g, ' ');
}
