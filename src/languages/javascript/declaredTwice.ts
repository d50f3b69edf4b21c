import { DefinitionType } from '@typescript-eslint/scope-manager';
import { ParseError } from '../../core/parseError';
import type { JsSource } from './source';

/** Throws `ParseError` when a `let` or `const` is declared twice in one scope, which no parser looks for. */
export function checkDeclarations({ scopes }: JsSource): void {
  for (const scope of scopes.scopes) {
    for (const { name, defs } of scope.variables) {
      const kinds = defs.flatMap((definition) =>
        definition.type === DefinitionType.Variable ? [definition.parent.kind] : [],
      );
      if (kinds.length > 1 && kinds.some((kind) => kind !== 'var')) {
        throw new ParseError(`${name} is declared twice`, defs.at(-1)?.name.range[0]);
      }
    }
  }
}
