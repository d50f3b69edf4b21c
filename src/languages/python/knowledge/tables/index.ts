import type { KnownModule } from '../../../knowledge/knownModule';
import { DATABASE_MODULES } from './databases';
import { HTTP_MODULES } from './http';
import { STANDARD_MODULES } from './standardLibrary';
import { SYNCHRONOUS_MODULES } from './synchronousClients';
import { TOOL_MODULES } from './tools';

/** All that is known, family by family. */
export const KNOWN_MODULES: readonly KnownModule[] = [
  ...STANDARD_MODULES,
  ...HTTP_MODULES,
  ...DATABASE_MODULES,
  ...SYNCHRONOUS_MODULES,
  ...TOOL_MODULES,
];
