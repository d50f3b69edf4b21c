import type { KnownModule } from '../../../knowledge/knownModule';
import { BROWSER_MODULES } from './browsers';
import { CLOUD_MODULES } from './cloud';
import { DATABASE_MODULES } from './databases';
import { FILE_TOOL_MODULES } from './fileTools';
import { GLOBAL_MODULES } from './globals';
import { HELPER_MODULES } from './helpers';
import { HTTP_MODULES } from './httpClients';
import { MAPPER_MODULES } from './mappers';
import { NODE_CORE_MODULES } from './nodeCore';
import { NODE_FILE_MODULES } from './nodeFiles';
import { PLATFORM_MODULES } from './platforms';
import { STORE_MODULES } from './stores';
import { TERMINAL_MODULES } from './terminals';
import { WEB_FRAMEWORK_MODULES } from './webFrameworks';

/** All that is known, family by family. */
export const KNOWN_MODULES: readonly KnownModule[] = [
  ...GLOBAL_MODULES,
  ...NODE_FILE_MODULES,
  ...NODE_CORE_MODULES,
  ...HTTP_MODULES,
  ...FILE_TOOL_MODULES,
  ...DATABASE_MODULES,
  ...MAPPER_MODULES,
  ...STORE_MODULES,
  ...CLOUD_MODULES,
  ...BROWSER_MODULES,
  ...TERMINAL_MODULES,
  ...WEB_FRAMEWORK_MODULES,
  ...HELPER_MODULES,
  ...PLATFORM_MODULES,
];
