import type { KnownModule } from '../../../knowledge/knownModule';

/** All that is known, family by family. */
export const KNOWN_MODULES: readonly KnownModule[] = [];
