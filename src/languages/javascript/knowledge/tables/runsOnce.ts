/*
 * Words and packages by which code is known that runs once, or for one person: nobody else waits while it holds the thread.
 */

/** Words that say, wherever they stand in the name of a function, that it runs when a program begins or ends. */
export const START_WORDS: readonly string[] = [
  'start',
  'restart',
  'startup',
  'init',
  'boot',
  'bootstrap',
  'setup',
  'install',
  'shutdown',
  'teardown',
  'migration',
  'migrations',
];

/** First words of the names of functions that run when a program, or a part of it, begins or ends. */
export const START_AND_END_WORDS: readonly string[] = [
  'main',
  'initialize',
  'initialise',
  'launch',
  'activate',
  'configure',
  'prepare',
  'preload',
  'uninstall',
  'migrate',
  'upgrade',
  'register',
  'connect',
  'listen',
  'stop',
  'close',
  'exit',
  'quit',
  'cleanup',
  'dispose',
  'destroy',
  'deactivate',
  'reset',
];

/** Words for what a program reads once, before it serves anybody. */
export const SETTINGS_WORDS: readonly string[] = [
  'config',
  'configs',
  'configuration',
  'settings',
  'env',
  'dotenv',
  'certs',
  'certificate',
  'certificates',
];

/** First words, each with a later one, of the names of functions that run once although neither word alone says so. */
export const ONCE_PAIRS: readonly (readonly [first: RegExp, later: RegExp])[] = [
  [/^load$/, /^(?:plugins?|extensions?|modules?|presets?|locales?)$/],
  [/^(?:ensure|force|create)$/, /^(?:db|database|databases|schema|tables)$/],
];

/** Files of settings, keys and certificates, by a part of their path or of the name of a variable for it: small, and read seldom. */
export const SETTINGS_FILES =
  /package\.?json|\.env\b|\.pem\b|tsconfig|\b(?:ssl|tls|https?)\.(?:key|cert|ca)\b|(?:^|[^a-z])(?:pkg|env|manifest|config|settings|cert|ca)_?(?:path|file)\b|(?:Pkg|Env|Manifest|Config|Settings|Cert|Ca)(?:Path|File)\b/;

/** First words of the names of functions that make something for the person who started the program. */
export const TOOL_WORDS: readonly string[] = [
  'build',
  'bundle',
  'compile',
  'transpile',
  'generate',
  'codegen',
  'scaffold',
  'prerender',
  'pack',
  'package',
  'publish',
  'release',
  'deploy',
  'seed',
  'bench',
  'benchmark',
  'command',
  'action',
  'cli',
];

/** Methods that are given the action of a command, or a test. */
export const COMMAND_METHODS: readonly string[] = [
  'action',
  'command',
  'task',
  'describe',
  'it',
  'test',
  'before',
  'after',
  'beforeAll',
  'afterAll',
  'beforeEach',
  'afterEach',
];

/** Packages of programs that serve one person at a terminal; a file that imports one is part of such a program. */
export const TERMINAL_PACKAGES: readonly string[] = [
  'commander',
  'yargs',
  'cac',
  'meow',
  'minimist',
  'sade',
  'caporal',
  'vorpal',
  'clipanion',
  'oclif',
  '@oclif/core',
  '@oclif/command',
  'inquirer',
  '@inquirer/prompts',
  'prompts',
  'enquirer',
  '@clack/prompts',
  'listr',
  'listr2',
  'gulp',
  'grunt',
];

/** Names of folders (in the singular) with the parts of a program that serve many. */
export const SERVING_WORDS: readonly string[] = [
  'server',
  'emulator',
  'api',
  'route',
  'router',
  'controller',
  'middleware',
  'handler',
  'endpoint',
  'resolver',
  'socket',
  'proxy',
  'worker',
  'service',
];

/** Packages and modules of programs that go on running and serve many. */
export const SERVING_PACKAGES: readonly string[] = [
  'http',
  'node:http',
  'https',
  'node:https',
  'http2',
  'node:http2',
  'net',
  'node:net',
  'express',
  'fastify',
  'koa',
  '@hapi/hapi',
  'restify',
  'polka',
  'hono',
  'h3',
  '@nestjs/core',
  '@apollo/server',
  'apollo-server',
  'apollo-server-express',
  'graphql-yoga',
  'ws',
  'socket.io',
  'sockjs',
  'mqtt',
  'amqplib',
  'kafkajs',
  'bull',
  'bullmq',
  'node-cron',
  'electron',
  'discord.js',
  'telegraf',
  'next',
  'nuxt',
];
