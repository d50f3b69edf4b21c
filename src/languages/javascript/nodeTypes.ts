import { AST_NODE_TYPES } from '@typescript-eslint/types';

/** The types of syntax nodes. Held here, since in a bundle every use of another package's export goes through a getter. */
export const T = AST_NODE_TYPES;
