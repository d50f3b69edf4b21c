import * as l10n from '@vscode/l10n';
import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Suggestion, TextEdit } from '../../../core/suggestion';
import type { EntitySource } from '../effects/entitySource';
import type { PromiseVersion } from '../knowledge/tables/blockingCalls';
import type { JsModule } from '../modules';
import { T } from '../nodeTypes';
import { importHelper } from '../suggestions/helperImport';
import { variableNamed } from '../scopeLookup';
import { codeSpan, removeSpans, statementEnd } from '../suggestions/statementText';
import { literalText, unwrap, type Node } from '../syntax';
import type { BlockingPlace } from './findBlockingCalls';

/** Where a promise version is imported from, and what it is called there. */
type Source = Required<PromiseVersion>;

/** The rewrite of a blocking call with its promise version, the import included; none where an await can't stand or would mean another thing. */
export function rewriteBlockingCall(place: BlockingPlace, module: JsModule, entities: EntitySource): Suggestion[] {
  const { node, facts, isInCallback } = place;
  if (node.type !== T.CallExpression || !facts?.instead || isInCallback || !meansTheSame(node)) return [];
  const blocked = entities.entityOf(node.callee, module);
  if (blocked?.kind !== 'external') return [];
  const instead: Source = { module: blocked.module, isPromisified: false, ...facts.instead };
  const around = awaitAround(node, module);
  const version = around && nameOf(instead, node, module, entities);
  if (!version) return [];
  const start: TextEdit = {
    start: node.range[0],
    end: calleeEnd(node, module),
    newText: `${around.before}await ${version.text}`,
  };
  const end: TextEdit[] =
    around.after === '' ? [] : [{ start: node.range[1], end: node.range[1], newText: around.after }];
  const imports = withoutUnused(node, version.edits, module);
  const edits = [...imports, start, ...end].sort((a, b) => a.start - b.start || a.end - b.end);
  return [{ target: 'await-call', title: l10n.t('Await {0} instead', instead.name), edits }];
}

/** Where the callee ends, with the parentheses around it: `(0, fs_1.readFileSync)(path)`. */
function calleeEnd({ callee }: TSESTree.CallExpression, { source }: JsModule): number {
  const [, end] = callee.range;
  return end + (/^(?:\s*\))*/.exec(source.text.slice(end))?.[0].length ?? 0);
}

/** The promise versions take no descriptors, and some know fewer options. */
function meansTheSame({ arguments: args, callee, optional, parent }: TSESTree.CallExpression): boolean {
  const [first] = args;
  if (optional || parent.type === T.ChainExpression || args.some(({ type }) => type === T.SpreadElement)) return false;
  if (callee.type === T.MemberExpression && (callee.optional || callee.object.type === T.CallExpression)) return false;
  if (first && isDescriptor(unwrap(first))) return false;
  return !args.some(
    (each) =>
      each.type === T.ObjectExpression &&
      each.properties.some(
        (property) =>
          property.type === T.SpreadElement ||
          (property.key.type === T.Identifier && property.key.name === 'throwIfNoEntry'),
      ),
  );
}

function isDescriptor(node: Node): boolean {
  if (node.type === T.Literal) return typeof node.value === 'number' || node.value === '/dev/stdin';
  const name = node.type === T.MemberExpression ? node.property : node;
  return name.type === T.Identifier && /^(?:.*_)?fd$|Fd$|[dD]escriptor$/.test(name.name);
}

/** What stands before and after the await so that it is read as one; undefined where that would change what stands before it. */
function awaitAround(
  call: TSESTree.CallExpression,
  { source }: JsModule,
): { readonly before: string; readonly after: string } | undefined {
  const { parent } = call;
  const needsParentheses =
    (parent.type === T.MemberExpression && parent.object === call) ||
    (parent.type === T.CallExpression && parent.callee === call) ||
    (parent.type === T.TaggedTemplateExpression && parent.tag === call) ||
    (parent.type === T.TSNonNullExpression && parent.parent.type === T.MemberExpression) ||
    (parent.type === T.BinaryExpression && parent.operator === '**' && parent.left === call);
  if (!needsParentheses) return { before: '', after: '' };
  // Where no semicolon ends the line before, a parenthesis would go on with it.
  const before = source.text.slice(0, call.range[0]).replace(/(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)+$/, '');
  const startsStatement = statementOf(call).range[0] === call.range[0];
  return startsStatement && !/[;{}]$/.test(before) ? undefined : { before: '(', after: ')' };
}

/** The statement that a node stands in. */
export function statementOf(node: Node): Node {
  let at = node;
  while (at.parent && !/(?:Statement|Declaration)$/.test(at.type)) at = at.parent;
  return at;
}

interface Version {
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

function nameOf(version: Source, call: Node, module: JsModule, entities: EntitySource): Version | undefined {
  if (!version.isPromisified) {
    const whole = wholeModule(version, module, entities);
    if (whole !== undefined && isSeen(whole, call, module)) return { text: `${whole}.${version.name}`, edits: [] };
    return imported(version.module, version.name, call, module);
  }
  const promisify = imported('node:util', 'promisify', call, module);
  const whole = wholeModule(version, module, entities);
  const original =
    whole !== undefined && isSeen(whole, call, module)
      ? { text: `${whole}.${version.name}`, edits: [] }
      : imported(version.module, version.name, call, module);
  if (!promisify || !original) return undefined;
  return { text: `${promisify.text}(${original.text})`, edits: [...promisify.edits, ...original.edits] };
}

/** A name of the file that stands for all of the module that has the promise version: `fsp` of `import fsp from 'fs/promises'`. */
function wholeModule(version: Source, module: JsModule, entities: EntitySource): string | undefined {
  const wanted = version.module.replace(/^node:/, '');
  for (const statement of module.source.ast.body) {
    for (const name of declaredNames(statement)) {
      const entity = entities.entityOf(name, module);
      if (entity?.kind !== 'external') continue;
      const path = [...entity.module.split('/'), ...entity.path.filter((part) => part !== 'default')].join('/');
      if (path === wanted) return name.name;
    }
  }
  return undefined;
}

function declaredNames(statement: TSESTree.ProgramStatement): TSESTree.Identifier[] {
  if (statement.type === T.ImportDeclaration && statement.importKind !== 'type') {
    return statement.specifiers.map(({ local }) => local);
  }
  if (statement.type !== T.VariableDeclaration) return [];
  return statement.declarations.flatMap(({ id, init }) => {
    if (id.type === T.Identifier)
      return init?.type === T.CallExpression || init?.type === T.MemberExpression ? [id] : [];
    if (id.type !== T.ObjectPattern) return [];
    return id.properties.flatMap((part) =>
      part.type === T.Property && part.value.type === T.Identifier ? [part.value] : [],
    );
  });
}

function imported(specifier: string, name: string, call: Node, module: JsModule): Version | undefined {
  const { source } = module;
  const bare = specifier.replace(/^node:/, '');
  // A file that writes the module without `node:` goes on so.
  const written = importsFrom(source.ast, bare) ? bare : specifier;
  const { name: text, edit } = importHelper(source, written, name, `${name}Promise`);
  if (!edit && !isSeen(text, call, module)) return undefined;
  return { text, edits: edit ? [edit] : [] };
}

function importsFrom({ body }: TSESTree.Program, specifier: string): boolean {
  return body.some((statement) => {
    if (statement.type === T.ImportDeclaration) return statement.source.value === specifier;
    if (statement.type !== T.VariableDeclaration) return false;
    return statement.declarations.some(({ init }) => {
      const [argument] = init?.type === T.CallExpression ? init.arguments : [];
      return argument !== undefined && literalText(argument) === specifier;
    });
  });
}

/** The edits of the imports; where the call is the only use of the blocking function, its import goes. */
function withoutUnused(
  { callee }: TSESTree.CallExpression,
  edits: readonly TextEdit[],
  module: JsModule,
): readonly TextEdit[] {
  const variable = callee.type === T.Identifier ? module.variableOf(callee) : undefined;
  const part = variable?.identifiers[0]?.parent;
  const uses = variable?.references.filter((reference) => reference.init !== true).length;
  if (!part || uses !== 1 || variable.defs.length !== 1) return edits;
  const list =
    part.type === T.ImportSpecifier && part.parent.type === T.ImportDeclaration
      ? part.parent.specifiers
      : part.type === T.Property && part.parent.type === T.ObjectPattern
        ? part.parent.properties
        : undefined;
  if (!list) return edits;
  // Inside a function it may be a dynamic import, and no place for another one.
  if (statementOf(part).parent?.type !== T.Program) return edits;
  const index = list.findIndex((each) => each === part);
  const [previous, next] = [list[index - 1], list[index + 1]];
  if (next) return [...edits, { start: part.range[0], end: next.range[0], newText: '' }];
  if (previous) {
    // After a default import there are braces.
    if (previous.type === T.ImportDefaultSpecifier) return edits;
    return [...edits, { start: previous.range[1], end: part.range[1], newText: '' }];
  }
  const added = edits.find((edit) => edit.start === part.range[1] && edit.newText.startsWith(', '));
  if (!added) return withoutStatement(statementOf(part), edits, module);
  const instead = { start: part.range[0], end: part.range[1], newText: added.newText.slice(2) };
  return edits.map((edit) => (edit === added ? instead : edit));
}

/** An import that would be empty makes room for the new one, or goes. */
function withoutStatement(statement: Node, edits: readonly TextEdit[], { source }: JsModule): readonly TextEdit[] {
  if (statement.type === T.VariableDeclaration && statement.declarations.length > 1) return edits;
  const [edit, ...others] = edits;
  if (edit && others.length === 0 && /^\s*(?:import|const)\b/.test(edit.newText)) {
    return [{ start: statement.range[0], end: statementEnd(source, statement), newText: edit.newText.trim() }];
  }
  const removal = removeSpans(source, [codeSpan(source, statement)]);
  const isApart = edits.every((each) => removal.every(({ start, end }) => each.end < start || end < each.start));
  return isApart ? [...edits, ...removal] : edits;
}

/** Says whether a name of the module means the same where the call stands. */
function isSeen(name: string, call: Node, { source }: JsModule): boolean {
  const [definition, ...others] = variableNamed(source, name, call)?.defs ?? [];
  if (!definition || others.length > 0) return false;
  if (definition.type === 'ImportBinding') return true;
  return definition.node.type === T.VariableDeclarator && definition.node.parent.parent.type === T.Program;
}
