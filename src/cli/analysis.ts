// The part of the command line that loads the parser (and with it TypeScript); a bundle of its own, loaded when it is needed.
export { analyze } from '../analyze';
export { prepareLanguage } from '../frontEnds';
export { fixAll } from '../fixAll';
export { createNodeFileSystem, readBytes } from '../project/nodeFileSystem';
export { Project } from '../project/project';
