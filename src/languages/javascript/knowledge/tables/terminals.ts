import type { KnownModule, PhraseTable } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const SPINNER_METHODS: PhraseTable = {
  ...each('start stop succeed fail warn info success error stopAndPersist clear render message update spin', [
    'order console',
    'makes ora#Ora',
  ]),
  frame: 'pure',
};

const PROMPT_MODULES: readonly KnownModule[] = [
  {
    modules: ['inquirer', '@inquirer/core'],
    exports: {
      prompt: 'order ui',
      createPromptModule: 'pure',
      registerPrompt: 'order ui',
      ...each('Separator createPrompt', 'pure'),
    },
  },
  {
    modules: ['@inquirer/prompts'],
    exports: { '*': 'order ui', Separator: 'pure' },
  },
  { modules: ['@inquirer/*'], exports: { default: 'order ui' } },
  {
    modules: ['prompts', 'enquirer', 'promptly', 'readline-sync', 'prompt-sync', 'prompt'],
    exports: {
      ...each('default prompt question keyIn keyInYN confirm get password choose', 'order ui'),
      'prompts.*': 'order ui',
      ...each('inject override', 'write env:prompts'),
    },
  },
  {
    modules: ['@clack/prompts', '@clack/core'],
    exports: {
      ...each(
        `text password confirm select multiselect groupMultiselect selectKey autocomplete autocompleteMultiselect path note intro outro
         cancel updateSettings stream.message stream.info taskLog box`,
        'order ui',
      ),
      'log.*': 'order ui',
      ...each('spinner progress', ['order ui', 'makes ora#Ora']),
      // They run the callbacks in the objects that they are given.
      ...each('group tasks', 'write world'),
      isCancel: 'pure',
    },
  },
];

/** Parsing the arguments of a command ends it when they are wrong, or prints the help. */
const ARGUMENT_MODULES: readonly KnownModule[] = [
  {
    modules: ['@oclif/core', '@oclif/command', '@oclif/core/ux', 'cli-ux'],
    exports: { ...each('error exit', 'exits') },
    instances: { ux: 'Ux', action: 'Action' },
    types: {
      Ux: {
        methods: {
          ...each('error exit', 'exits'),
          ...each('log stdout stderr warn info', 'order console'),
          ...each('prompt confirm anykey', 'order ui'),
        },
        members: { action: 'Action' },
      },
      Action: { ordered: 'console', methods: each('start stop pause', 'order console') },
      Command: {
        methods: {
          parse: 'guard',
          ...each('log warn logJson logToStderr', 'order console'),
          ...each('exit error', 'exits'),
        },
        // Programs give it a name of their own kind, and a package of their own.
        names: ['Command', 'SfCommand'],
      },
    },
  },
  {
    modules: ['commander', 'cac', 'sade', '@commander-js/extra-typings'],
    exports: {
      ...each('program.error program.help', 'exits'),
      // It runs the command that the arguments name.
      ...each('program.parse program.parseAsync', ['guard', 'write world']),
      default: ['pure', 'makes commander#Command'],
    },
    types: {
      Command: {
        methods: {
          ...each('error help', 'exits'),
          ...each('parse parseAsync', ['guard', 'write world']),
          '*': 'mutates this',
        },
      },
    },
  },
];

const PROGRESS_MODULES: readonly KnownModule[] = [
  {
    modules: ['ora', 'yocto-spinner', 'nanospinner'],
    exports: {
      ...each('default ora createSpinner yoctoSpinner', ['order console', 'makes ora#Ora']),
      oraPromise: 'order console',
    },
    types: { Ora: { ordered: 'console', methods: SPINNER_METHODS, names: ['Ora'] } },
  },
  {
    modules: ['listr', 'listr2', 'tasuku'],
    exports: { default: ['pure', 'makes listr#Listr'] },
    // What its tasks do is in the objects that it is made of.
    types: { Listr: { ordered: 'console', methods: { run: 'write world', add: 'mutates this' }, names: ['Listr'] } },
  },
  {
    modules: ['cli-progress', 'progress'],
    exports: { default: ['order console', 'makes cli-progress#SingleBar'] },
    types: { SingleBar: { ordered: 'console' }, MultiBar: { ordered: 'console' }, Bar: { ordered: 'console' } },
  },
  {
    modules: ['log-update', 'signale', 'update-notifier'],
    exports: { default: 'order console', '*': 'order console' },
  },
];

const LOG_METHODS = each(
  `default trace debug verbose info log http notice warn warning error fatal crit critical emerg alert silly success fail ready start
   box write isEnabled flush`,
  'order log',
);

const LOGGER_MODULES: readonly KnownModule[] = [
  {
    modules: [
      'pino',
      'bunyan',
      'loglevel',
      'winston',
      'consola',
      'roarr',
      'tslog',
      'log4js',
      'npmlog',
      'fancy-log',
      'electron-log',
    ],
    exports: {
      ...each('default pino createLogger createConsola getLogger', ['pure', 'makes pino#Logger']),
      ...each(
        'trace debug verbose info log http notice warn error fatal silly success fail ready start box',
        'order log',
      ),
      'format.*': 'pure',
    },
    instances: { consola: 'Logger' },
    types: {
      // Lines of a log are seen, but seldom matter to anyone in their exact order: a resource of its own.
      Logger: {
        methods: { ...LOG_METHODS, ...each('child withTag getSubLogger', ['pure', 'makes pino#Logger']) },
        names: ['Logger', 'LoggerService', 'ConsolaInstance'],
      },
    },
  },
  {
    modules: ['debug'],
    exports: {
      ...each('default debug', ['pure', 'makes debug#Debugger']),
      ...each('enable disable', 'write env:debug'),
      enabled: 'read env:debug',
    },
    types: {
      Debugger: {
        methods: { default: 'order log', log: 'order log', extend: ['pure', 'makes debug#Debugger'] },
        names: ['Debugger'],
      },
    },
  },
  {
    modules: ['@nestjs/common'],
    types: { Logger: { extends: 'pino#Logger' }, ConsoleLogger: { extends: 'pino#Logger' } },
  },
  {
    modules: [
      '@sentry/node',
      '@sentry/browser',
      '@sentry/react',
      '@sentry/nextjs',
      '@sentry/core',
      '@sentry/sveltekit',
    ],
    exports: {
      ...each(
        'captureException captureMessage captureEvent addBreadcrumb setTag setTags setUser setExtra setContext',
        'order log',
      ),
      ...each('init close flush', 'lifecycle log'),
      ...each('withScope', 'calls $last'),
      ...each('startSpan startSpanManual', 'calls $1'),
    },
  },
];

/** Prompts, spinners and logs. */
export const TERMINAL_MODULES: readonly KnownModule[] = [
  ...PROMPT_MODULES,
  ...PROGRESS_MODULES,
  ...LOGGER_MODULES,
  ...ARGUMENT_MODULES,
];
