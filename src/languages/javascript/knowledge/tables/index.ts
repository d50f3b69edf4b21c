import type { KnownModule } from '../knownModule';
import { GLOBAL_MODULES } from './globals';
import { NODE_FILE_MODULES } from './nodeFiles';

/** All that is known, family by family. */
export const KNOWN_MODULES: readonly KnownModule[] = [...GLOBAL_MODULES, ...NODE_FILE_MODULES];
