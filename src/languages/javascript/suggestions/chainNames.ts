import type { Reference, Variable } from '@typescript-eslint/scope-manager';
import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { T } from '../nodeTypes';
import { contains, type Span } from '../../../core/span';
import { isTypeScript, type JsSource } from '../source';
import { isFunction, type Node, walk } from '../syntax';
import { spanOf } from './attachedComments';
import { refuse } from './refusal';

/** The variables that a chain declares. */
export interface ChainNames {
  /** Those that are used outside of it, in the order in which they are declared. */
  readonly leaving: readonly string[];
  /** One of them gets another value outside. */
  readonly isReassigned: boolean;
  /** One of its statements uses what another one declares. */
  readonly areUsedInside: boolean;
}

/**
 * Tells which variables of a chain are used after it; `stretch` is all that becomes chains. Refuses what a function of its own
 * would change: variables that functions elsewhere see, and values that are set inside for the outside.
 */
export function chainNames(source: JsSource, statements: readonly Node[], stretch: Span): ChainNames {
  const spans = statements.map(spanOf);
  const isInside = ({ identifier }: Reference): boolean => spans.some((span) => contains(span, spanOf(identifier)));
  const leaving: string[] = [];
  let isReassigned = false;
  let areUsedInside = false;
  for (const variable of statements.flatMap((statement) => declaredBy(source, statement))) {
    const uses = variable.references.filter((reference) => !reference.init);
    const outside = uses.filter((reference) => !isInside(reference));
    areUsedInside ||= outside.length < uses.length;
    if (outside.length === 0) continue;
    checkOutside(variable, outside, stretch, statements[0]?.parent);
    const isChangedOutside = outside.some((reference) => reference.isWrite());
    if (isChangedOutside && uses.some((reference) => isInside(reference) && isInFunction(reference, statements))) {
      refuse(l10n.t('A function of one chain uses `{0}`, which changes later.', variable.name));
    }
    if (uses.some((reference) => reference.isWrite() && isInside(reference) && isInFunction(reference, statements))) {
      refuse(l10n.t('A function of one chain uses `{0}`, which changes later.', variable.name));
    }
    isReassigned ||= isChangedOutside;
    leaving.push(variable.name);
  }
  checkAssignments(source, statements, spans);
  return { leaving, isReassigned, areUsedInside };
}

function declaredBy(source: JsSource, statement: Node): readonly Variable[] {
  return statement.type === T.VariableDeclaration ? source.scopes.getDeclaredVariables(statement) : [];
}

/** A function that is declared elsewhere would see the variable before it has its value. */
function checkOutside({ name }: Variable, outside: readonly Reference[], stretch: Span, list: Node | undefined): void {
  const isEarly = outside.some(
    ({ identifier }) => identifier.range[0] < stretch.end || isInDeclaration(identifier, list),
  );
  if (isEarly) refuse(l10n.t('A function elsewhere uses `{0}`.', name));
}

function isInDeclaration(node: Node, list: Node | undefined): boolean {
  const end = firstAround(node, (at) => at === list || at.type === T.FunctionDeclaration);
  return end !== undefined && end !== list;
}

function isInFunction({ identifier }: Reference, statements: readonly Node[]): boolean {
  const end = firstAround(identifier, (at) => statements.includes(at) || isFunction(at));
  return end !== undefined && isFunction(end);
}

function firstAround(node: Node | undefined, isWanted: (node: Node) => boolean): Node | undefined {
  for (let at = node; at; at = at.parent) if (isWanted(at)) return at;
  return undefined;
}

/** TypeScript doesn't know when a function assigns to a variable from outside. */
function checkAssignments(source: JsSource, statements: readonly Node[], spans: readonly Span[]): void {
  if (!isTypeScript(source)) return;
  const targets = new Map<TSESTree.Node, string>();
  for (const statement of statements) {
    walk(statement, (node) => {
      if (node.type === T.AssignmentExpression && node.left.type === T.Identifier)
        targets.set(node.left, node.left.name);
      return undefined;
    });
  }
  if (targets.size === 0) return;
  for (const scope of source.scopes.scopes) {
    for (const { identifier, resolved } of scope.references) {
      const name = targets.get(identifier);
      const definition = resolved?.defs[0]?.name;
      if (name === undefined || (definition && spans.some((span) => contains(span, spanOf(definition))))) continue;
      refuse(l10n.t('One of the chains assigns to `{0}`, which is declared outside of it.', name));
    }
  }
}
