import type { KnownType } from '../../../knowledge/knownModule';

/** Methods of built-in values. */
export const BUILTIN_TYPES: Readonly<Record<string, KnownType>> = {};
