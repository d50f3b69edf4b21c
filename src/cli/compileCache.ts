import * as nodeModule from 'node:module';

/** Lets Node keep its compiled form of our code between runs, where it can (22.8 and later): most of a short run is loading. */
export function keepCompiledCode(): void {
  const { enableCompileCache } = nodeModule as { readonly enableCompileCache?: () => unknown };
  enableCompileCache?.();
}
