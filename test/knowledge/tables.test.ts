import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AST_NODE_TYPES as T, parse, simpleTraverse, type TSESTree } from '@typescript-eslint/typescript-estree';
import { BUILTINS, Catalogue } from '../../src/languages/knowledge/catalogue';
import type { KnownModule, KnownType, PhraseTexts } from '../../src/languages/knowledge/knownModule';
import { parsePhrase, RESOURCES } from '../../src/languages/knowledge/phrase';
import { KNOWN_MODULES } from '../../src/languages/javascript/knowledge/tables';
import { BUILTIN_TYPES } from '../../src/languages/javascript/knowledge/tables/builtins';

const CATALOGUE = new Catalogue(() => [...KNOWN_MODULES, { modules: [BUILTINS], types: BUILTIN_TYPES }]);
const TABLES = join(__dirname, '../../src/languages/javascript/knowledge/tables');

interface Entry {
  readonly place: string;
  readonly texts: PhraseTexts;
}

function entriesOfType(place: string, type: KnownType): Entry[] {
  return Object.entries(type.methods ?? {}).map(([method, texts]) => ({ place: `${place}.${method}`, texts }));
}

function entriesOf(module: KnownModule): Entry[] {
  const name = String(module.modules[0]);
  return [
    ...Object.entries(module.exports ?? {}).map(([path, texts]) => ({ place: `${name}: ${path}`, texts })),
    ...Object.entries(module.types ?? {}).flatMap(([type, known]) => entriesOfType(`${name}#${type}`, known)),
  ];
}

const ENTRIES: readonly Entry[] = [
  ...KNOWN_MODULES.flatMap(entriesOf),
  ...Object.entries(BUILTIN_TYPES).flatMap(([kind, type]) => entriesOfType(`built-in ${kind}`, type)),
];

function phrasesOf({ texts }: Entry): readonly string[] {
  return typeof texts === 'string' ? [texts] : texts;
}

/** The texts of a file that are named by a constant, for `each(NAMES, …)`. */
type NamedTexts = ReadonlyMap<string, string>;

function namedTexts(ast: TSESTree.Program): NamedTexts {
  const texts = new Map<string, string>();
  for (const statement of ast.body) {
    for (const { id, init } of statement.type === T.VariableDeclaration ? statement.declarations : []) {
      const text = init && id.type === T.Identifier ? textOf(init, texts) : undefined;
      if (text !== undefined && id.type === T.Identifier) texts.set(id.name, text);
    }
  }
  return texts;
}

function textOf(node: TSESTree.Node, texts: NamedTexts): string | undefined {
  if (node.type === T.Literal) return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === T.Identifier) return texts.get(node.name);
  if (node.type !== T.TemplateLiteral) return undefined;
  return node.quasis
    .map((quasi, i) => {
      const expression = node.expressions[i];
      return `${quasi.value.raw}${(expression && textOf(expression, texts)) ?? ''}`;
    })
    .join('');
}

/** The keys that an object literal of a table spells out, those in `...each('a b', …)` included. */
function spelledKeys(node: TSESTree.ObjectExpression, texts: NamedTexts): string[] {
  return node.properties.flatMap((property) => {
    if (property.type === T.Property) {
      if (property.key.type === T.Literal) return [String(property.key.value)];
      return property.key.type === T.Identifier && !property.computed ? [property.key.name] : [];
    }
    return property.argument.type === T.CallExpression ? eachNames(property.argument, texts) : [];
  });
}

function eachNames(node: TSESTree.CallExpression, texts: NamedTexts): string[] {
  const [names] = node.arguments;
  if (!names || node.callee.type !== T.Identifier || node.callee.name !== 'each') return [];
  return (textOf(names, texts) ?? '').split(/\s+/).filter((name) => name !== '');
}

function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

describe('the tables of known calls', () => {
  it('say something of many calls', () => {
    assert.ok(ENTRIES.length > 2000, `only ${ENTRIES.length} entries`);
  });

  it('hold only phrases that can be read', () => {
    for (const entry of ENTRIES) {
      for (const text of phrasesOf(entry)) {
        assert.doesNotThrow(() => parsePhrase(text), `${entry.place} says "${text}"`);
      }
    }
  });

  it('speak only of types that they hold', () => {
    const missing = ENTRIES.flatMap((entry) =>
      phrasesOf(entry)
        .map((text) => parsePhrase(text).type)
        .filter((type) => type !== undefined && CATALOGUE.findType(type) === undefined)
        .map((type) => `${entry.place} makes ${String(type)}`),
    );
    for (const module of KNOWN_MODULES) {
      const name = String(module.modules[0]);
      const check = (place: string, type: string | undefined): void => {
        if (type === undefined) return;
        const id = type.includes('#') ? type : `${name}#${type}`;
        if (CATALOGUE.findType(id) === undefined) missing.push(`${place} speaks of ${id}`);
      };
      for (const [path, type] of Object.entries(module.instances ?? {})) check(`${name}: ${path}`, type);
      for (const [typeName, type] of Object.entries(module.types ?? {})) {
        check(`${name}#${typeName}`, type.extends);
        for (const [member, memberType] of Object.entries(type.members ?? {})) {
          check(`${name}#${typeName}.${member}`, memberType);
        }
      }
    }
    assert.deepEqual(missing, []);
  });

  it('keep order on resources that there are', () => {
    for (const module of KNOWN_MODULES) {
      for (const [name, { ordered }] of Object.entries(module.types ?? {})) {
        if (ordered !== undefined) assert.ok((RESOURCES as readonly string[]).includes(ordered), `${name}: ${ordered}`);
      }
    }
  });

  it('list each module under one first name', () => {
    const owners = new Map<string, string>();
    const clashes: string[] = [];
    for (const { modules } of KNOWN_MODULES) {
      const first = String(modules[0]);
      for (const specifier of modules) {
        const owner = owners.get(specifier) ?? first;
        if (owner !== first) clashes.push(`${specifier} is listed under ${owner} and ${first}`);
        owners.set(specifier, owner);
        assert.ok(!specifier.startsWith('node:'), `${specifier}: names are without node:`);
      }
    }
    assert.deepEqual(clashes, []);
  });

  it('hold no export and no type of a module twice', () => {
    const names = KNOWN_MODULES.flatMap(({ modules: [first], exports = {}, types = {}, instances = {} }) => [
      ...Object.keys(exports).map((path) => `${String(first)}: ${path}`),
      ...Object.keys(types).map((type) => `${String(first)}#${type}`),
      ...Object.keys(instances).map((path) => `${String(first)}, instance ${path}`),
    ]);
    assert.deepEqual(repeated(names), []);
  });

  for (const file of readdirSync(TABLES)) {
    it(`spell no key of one table twice in ${file}`, () => {
      const ast = parse(readFileSync(join(TABLES, file), 'utf8'), { loc: true, range: true });
      const texts = namedTexts(ast);
      const problems: string[] = [];
      simpleTraverse(ast, {
        enter(node) {
          const names =
            node.type === T.ObjectExpression
              ? spelledKeys(node, texts)
              : node.type === T.CallExpression
                ? eachNames(node, texts)
                : [];
          problems.push(...repeated(names).map((name) => `line ${node.loc.start.line}: ${name}`));
        },
      });
      assert.deepEqual(problems, []);
    });
  }
});
