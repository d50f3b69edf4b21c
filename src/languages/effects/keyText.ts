import { ANY_KEY, SYMBOLIC_KEY } from '../../core/effect';

/** Splits a key into the keys of an access path. */
export function splitKey(key: string): string[] {
  return key.split('/').filter((part) => part !== '' && part !== '.');
}

/** Puts keys together; undefined when one of them is not known. */
export function joinKeys(parts: readonly (string | undefined)[], separator: string): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join(separator);
}

/** Writes the value of an expression, given by its access path, as a key; slashes and braces have a meaning in keys. */
export function symbolicKey(text: string): string {
  return `${SYMBOLIC_KEY}${text.replaceAll(SYMBOLIC_KEY, '<').replaceAll('}', '>').replaceAll('/', '|')}}`;
}

/** A key behind a name, as a person reads it: `.total`, or `[…]` for what is only known when it runs. */
export function keyLabel(key: string): string {
  return key === ANY_KEY || key.includes(SYMBOLIC_KEY) ? '[…]' : `.${key}`;
}

/** A key as a person reads it; what is only known when the program runs becomes `…`. */
export function readableKey(key: string): string {
  let text = key;
  // Keys may hold keys, innermost first.
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replaceAll(/@\{([^{}]*)\}/g, (_, inner: string) => readableName(inner));
  }
  return text;
}

function readableName(path: string): string {
  const name = path
    .replaceAll(/item of var:\d+/g, '…')
    .replaceAll(/(?:var|param|module|global):[^.<>(),]*\.?/g, '')
    .replaceAll(/\.?<…>/g, '[…]')
    .replaceAll(/(?<![\w$\])])\[…\]/g, '…')
    .replaceAll('|', '/');
  return name.replaceAll(/[<>]/g, '') || '…';
}
