import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const SRC = resolve(__dirname, '../src');

/** All texts that the sources hand to `l10n.t`, sorted; they are the keys of the translations. Throws when one is not a literal. */
export function textsOfSources(): string[] {
  const texts = new Set<string>();
  for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    const source = ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest, true);
    collect(source, source, texts);
  }
  return [...texts].sort();
}

function collect(node: ts.Node, source: ts.SourceFile, texts: Set<string>): void {
  if (ts.isCallExpression(node) && /^(?:vscode\.)?l10n\.t$/.test(node.expression.getText(source).replace(/\s/g, ''))) {
    const [text] = node.arguments;
    if (text === undefined || !ts.isStringLiteralLike(text)) {
      throw new Error(`${source.fileName}: l10n.t needs its text as a literal: ${node.getText(source)}`);
    }
    texts.add(text.text);
  }
  ts.forEachChild(node, (child) => {
    collect(child, source, texts);
  });
}
