import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { JsModule, ModuleHost } from '../modules';
import { T } from '../nodeTypes';
import { keyName, type FunctionNode, type Node } from '../syntax';

/** A type, and the declaration file in which its names mean something. */
export interface DeclaredType {
  readonly type: TSESTree.TypeNode;
  readonly module: JsModule;
}

/** The type that the declaration file gives to the parameter of a function or method, from 0. */
export function declaredParameter(
  fn: FunctionNode,
  index: number,
  module: JsModule,
  host: ModuleHost,
): DeclaredType | undefined {
  const names = declaredNames(fn);
  const declarations = names && host.loadDeclarations(module.path);
  const parameters = declarations && findParameters(declarations.source.ast, names);
  const parameter = parameters?.[index];
  const target = parameter?.type === T.TSParameterProperty ? parameter.parameter : parameter;
  const type = target && 'typeAnnotation' in target ? target.typeAnnotation?.typeAnnotation : undefined;
  return type && declarations ? { type, module: declarations } : undefined;
}

/** `[function]`, or `[class, method]`. */
function declaredNames(fn: FunctionNode): readonly string[] | undefined {
  const { parent } = fn;
  if (parent.type === T.MethodDefinition) {
    const owner = parent.parent.parent.id?.name;
    const method = keyName(parent);
    return owner === undefined || method === undefined ? undefined : [owner, method];
  }
  if (fn.id) return [fn.id.name];
  return parent.type === T.VariableDeclarator && parent.id.type === T.Identifier ? [parent.id.name] : undefined;
}

function findParameters(
  program: TSESTree.Program,
  names: readonly string[],
): readonly TSESTree.Parameter[] | undefined {
  const [name, method] = names;
  for (const statement of program.body) {
    const declaration =
      (statement.type === T.ExportNamedDeclaration || statement.type === T.ExportDefaultDeclaration) &&
      statement.declaration
        ? statement.declaration
        : statement;
    const found = parametersIn(declaration, name ?? '', method);
    if (found) return found;
  }
  return undefined;
}

function parametersIn(node: Node, name: string, method: string | undefined): readonly TSESTree.Parameter[] | undefined {
  switch (node.type) {
    case T.ClassDeclaration: {
      if (node.id?.name !== name || method === undefined) return undefined;
      const member = node.body.body.find(
        (element) => element.type === T.MethodDefinition && keyName(element) === method,
      );
      return member?.type === T.MethodDefinition ? member.value.params : undefined;
    }
    case T.TSDeclareFunction:
    case T.FunctionDeclaration:
      return method === undefined && node.id?.name === name ? node.params : undefined;
    case T.VariableDeclaration: {
      const declarator = node.declarations.find(({ id }) => id.type === T.Identifier && id.name === name);
      const type = declarator?.id.type === T.Identifier ? declarator.id.typeAnnotation?.typeAnnotation : undefined;
      return method === undefined && type?.type === T.TSFunctionType ? type.params : undefined;
    }
    default:
      return undefined;
  }
}
