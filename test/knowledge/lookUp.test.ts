import assert from 'node:assert/strict';
import {
  builtinMethod,
  instanceOf,
  isKnownModule,
  knownExport,
  knownGlobal,
  knownMethod,
  makesOf,
  memberTypeOf,
  orderedResourceOf,
  typeByName,
  typeNamedByExport,
  typeOfGlobal,
  type BuiltinKind,
} from '../../src/languages/javascript/knowledge/lookUp';
import { parsePhrase, type Phrase } from '../../src/languages/knowledge/phrase';

function phrases(...texts: string[]): readonly Phrase[] {
  return texts.map((text) => parsePhrase(text));
}

/** Module, export, and all that is said of it. */
const EXPORTS: readonly (readonly [string, string, ...string[]])[] = [
  ['fs/promises', 'readFile', 'read fs:$0'],
  ['fs', 'promises.rename', 'write fs:$0', 'write fs:$1'],
  ['fs', 'copyFileSync', 'read fs:$0', 'write fs:$1'],
  ['fs', 'readFile', 'read fs:$0', 'calls $last'],
  ['graceful-fs', 'promises.stat', 'read fs:$0'],
  ['fs-extra', 'outputFile', 'write fs:$0'],
  ['fs-extra', 'move', 'write fs:$0', 'write fs:$1'],
  ['fs-extra', 'readFile', 'read fs:$0'],
  ['fs-extra', 'existsSync', 'read fs:$0'],
  ['child_process', 'execSync', 'write world'],
  ['dns', 'promises.lookup', 'read dns:$0', 'calls $last'],
  ['crypto', 'randomUUID', 'read random'],
  ['timers/promises', 'setTimeout', 'order clock'],
  ['timers', 'promises.setTimeout', 'order clock'],
  ['stream', 'promises.finished', 'order stream:$0'],
  ['path', 'posix.join', 'pure'],
  ['path', 'resolve', 'read process:cwd'],
  ['os', 'tmpdir', 'read env'],
  ['util', 'types.isDate', 'pure'],
  ['zlib', 'gzipSync', 'pure'],
  ['process', 'exit', 'exits', 'lifecycle process'],
  ['assert', 'deepEqual', 'guard'],
  ['assert', 'strict.equal', 'guard'],
  ['axios', 'get', 'read net:$0'],
  ['axios', 'default', 'http $0 $1'],
  ['got', 'post', 'write net:$0', 'makes got#CancelableRequest'],
  ['ky', 'get', 'read net:$0', 'makes ky#ResponsePromise'],
  ['undici', 'request', 'http $0 $1'],
  ['node-fetch', 'default', 'http $0 $1', 'makes *globals*#Response'],
  ['superagent', 'get', 'read net:$0', 'makes superagent#Request'],
  ['glob', 'sync', 'read fs'],
  ['fast-glob', 'default', 'read fs'],
  ['globby', 'globby', 'read fs'],
  ['execa', 'execa', 'write world'],
  ['rimraf', 'rimraf', 'write fs:$0', 'calls $last'],
  ['mkdirp', 'default', 'folder fs:$0'],
  ['pg', 'Pool', 'pure', 'makes pg#Pool'],
  ['mysql2/promise', 'createPool', 'pure', 'makes mysql2/promise#Pool'],
  ['better-sqlite3', 'default', 'lifecycle db', 'makes better-sqlite3#Database'],
  ['mongodb', 'MongoClient.connect', 'lifecycle db', 'makes mongodb#MongoClient'],
  ['mongoose', 'connect', 'lifecycle db'],
  ['redis', 'createClient', 'pure', 'makes redis#RedisClient'],
  ['bullmq', 'Worker', 'lifecycle queue', 'makes bullmq#Worker'],
  ['@aws-sdk/client-s3', 'GetObjectCommand', 'pure'],
  ['firebase/firestore', 'getDoc', 'read db:$0'],
  ['firebase/storage', 'uploadBytes', 'write storage:$0'],
  ['stripe', 'default', 'pure', 'makes stripe#Stripe'],
  ['@playwright/test', 'chromium.launch', 'lifecycle ui', 'makes playwright#Browser'],
  ['puppeteer', 'launch', 'lifecycle ui', 'makes puppeteer#Browser'],
  ['@wdio/globals', 'browser.url', 'order ui'],
  ['@testing-library/react', 'screen.findByRole', 'order ui'],
  ['@testing-library/dom', 'waitFor', 'order ui', 'calls $0'],
  ['@testing-library/user-event', 'click', 'order ui'],
  ['inquirer', 'prompt', 'order ui'],
  ['@inquirer/prompts', 'confirm', 'order ui'],
  ['@inquirer/select', 'default', 'order ui'],
  ['prompts', 'default', 'order ui'],
  ['@clack/prompts', 'text', 'order ui'],
  ['ora', 'default', 'order console', 'makes ora#Ora'],
  ['enquirer', 'prompt', 'order ui'],
  ['next/navigation', 'redirect', 'exits'],
  ['next/navigation', 'notFound', 'exits'],
  ['next/headers', 'cookies', 'read env:request', 'no-wait', 'makes next/headers#Cookies'],
  ['react', 'cache', 'pure'],
  ['@sveltejs/kit', 'redirect', 'exits'],
  ['zod', 'z.object', 'pure', 'makes zod#ZodType'],
  ['lodash', 'merge', 'mutates $0'],
  ['lodash', 'map', 'calls $1'],
  ['lodash-es', 'get', 'pure'],
  ['semver', 'satisfies', 'pure'],
  ['chalk', 'bold.red', 'pure'],
  ['dayjs', 'default', 'read clock', 'makes dayjs#Dayjs'],
  ['winston', 'info', 'order log'],
  ['uuid', 'v4', 'read random'],
  ['vscode', 'workspace.fs.readFile', 'read fs:$0'],
  ['@nuxt/kit', 'nothing'],
];

const METHODS: readonly (readonly [string, string, ...string[]])[] = [
  ['pg#Pool', 'query', 'sql $0', 'calls $last'],
  ['pg#PoolClient', 'release', 'lifecycle db:this'],
  ['mysql2#PoolConnection', 'execute', 'sql $0', 'calls $last'],
  ['@prisma/client#PrismaClient', 'user.findMany', 'read db:this'],
  ['@prisma/client#PrismaClient', 'post.upsert', 'write db:this'],
  ['@prisma/client#PrismaClient', '$transaction', 'write db', 'calls $0'],
  ['typeorm#Repository', 'findOneBy', 'read db:this'],
  ['typeorm#TreeRepository', 'save', 'write db:this', 'mutates $0'],
  ['typeorm#QueryRunner', 'manager.find', 'read db:$0'],
  ['typeorm#SelectQueryBuilder', 'getMany', 'read db'],
  ['sequelize#Model', 'findByPk', 'read db:this'],
  ['knex#QueryBuilder', 'where', 'mutates this', 'makes knex#QueryBuilder'],
  ['kysely#SelectQueryBuilder', 'executeTakeFirst', 'read db'],
  ['kysely#MutationBuilder', 'execute', 'write db'],
  ['drizzle-orm#NodePgDatabase', 'insert', 'write db:$0', 'makes drizzle-orm#Builder'],
  ['drizzle-orm/node-postgres#Database', 'query.users.findMany', 'read db', 'makes drizzle-orm#Builder'],
  ['mongoose#Model', 'findByIdAndUpdate', 'write db:this', 'makes mongoose#MutationQuery'],
  ['mongodb#Collection', 'insertOne', 'write db:this'],
  ['mongodb#FindCursor', 'toArray', 'read db', 'mutates this'],
  ['ioredis#Redis', 'hgetall', 'read cache:$0'],
  ['redis#RedisClient', 'hSet', 'write cache:$0'],
  ['bullmq#Queue', 'add', 'write queue:this'],
  ['bullmq#Queue', 'getJobCounts', 'read queue:this'],
  ['@aws-sdk/client-s3#S3Client', 'send', 'command $0 storage'],
  ['@aws-sdk/client-s3#S3', 'getObject', 'read storage'],
  ['@aws-sdk/client-s3#S3', 'putObject', 'write storage'],
  ['firebase-admin/firestore#DocumentReference', 'update', 'write db:this'],
  ['@google-cloud/storage#File', 'download', 'read storage:this'],
  ['stripe#Stripe', 'customers.list', 'read net:stripe'],
  ['stripe#Stripe', 'checkout.sessions.create', 'write net:stripe'],
  ['stripe#Stripe', 'webhooks.constructEvent', 'guard'],
  ['stripe#Stripe', 'webhooks.retrieveAll', 'read net:stripe'],
  ['@supabase/supabase-js#SupabaseClient', 'auth.getUser', 'read env:auth'],
  ['@supabase/supabase-js#SupabaseClient', 'auth.signOut', 'lifecycle env:auth'],
  ['playwright#Page', 'goto', 'order ui:this'],
  ['playwright#Page', 'getByRole', 'pure', 'makes playwright#Locator'],
  ['playwright#Page', 'keyboard.press', 'order ui:this'],
  ['selenium-webdriver#WebDriver', 'quit', 'lifecycle ui:this'],
  ['got#CancelableRequest', 'json', 'pure'],
  ['zod#ZodType', 'parseAsync', 'guard'],
  ['debug#Debugger', 'default', 'order log'],
];

describe('looking up known calls', () => {
  for (const [module, path, ...texts] of EXPORTS) {
    it(`${module}: ${path} is "${texts.join(', ')}"`, () => {
      assert.deepEqual(knownExport(module, path), texts.length === 0 ? undefined : phrases(...texts));
    });
  }

  for (const [type, method, ...texts] of METHODS) {
    it(`${type}.${method} is "${texts.join(', ')}"`, () => {
      assert.deepEqual(knownMethod(type, method), phrases(...texts));
    });
  }

  it('takes node: and default as they come', () => {
    const known = phrases('read fs:$0');
    assert.deepEqual(knownExport('node:fs/promises', 'readFile'), known);
    assert.deepEqual(knownExport('node:fs', 'default.promises.readFile'), known);
    assert.deepEqual(knownExport('axios', 'default.default'), knownExport('axios', ''));
  });

  it('takes a file of a package that has one per export', () => {
    assert.deepEqual(knownExport('lodash/cloneDeep', 'default'), phrases('pure'));
    assert.deepEqual(knownExport('lodash/merge.js', 'default'), phrases('mutates $0'));
    assert.equal(knownExport('axios/get', 'default'), undefined);
    assert.ok(isKnownModule('lodash/cloneDeep'));
  });

  it('knows nothing of names that only look like ones it knows', () => {
    assert.equal(knownExport('fs', 'constructor'), undefined);
    assert.equal(knownExport('fs', '__proto__'), undefined);
    assert.equal(knownExport('fs-nothing', 'readFile'), undefined);
    assert.equal(knownMethod('pg#Nothing', 'query'), undefined);
    assert.equal(knownMethod('pg#Pool', 'toString'), undefined);
    assert.ok(!isKnownModule('*'));
  });

  it('keeps every use of one connection, page or transaction in order, but not of a pool', () => {
    assert.equal(orderedResourceOf('pg#PoolClient'), 'db');
    assert.equal(orderedResourceOf('pg#Pool'), undefined);
    assert.equal(orderedResourceOf('@prisma/client#PrismaClient'), undefined);
    assert.equal(orderedResourceOf('@prisma/client#TransactionClient'), 'db');
    assert.equal(orderedResourceOf('drizzle-orm#SQLiteTransaction'), 'db');
    assert.equal(orderedResourceOf('kysely#Transaction'), 'db');
    assert.equal(orderedResourceOf('playwright#Locator'), 'ui');
  });

  it('follows members and results from type to type', () => {
    assert.equal(memberTypeOf('typeorm#QueryRunner', 'manager'), 'typeorm#EntityManager');
    assert.equal(memberTypeOf('typeorm#DataSource', 'manager'), 'typeorm#PooledEntityManager');
    assert.equal(memberTypeOf('@prisma/client#PrismaClient', 'user'), '@prisma/client#ModelDelegate');
    assert.equal(makesOf(['pg#Pool', 'connect']), 'pg#PoolClient');
    assert.equal(makesOf(['playwright#Browser', 'newPage']), 'playwright#Page');
    assert.equal(makesOf(['mongoose', 'model']), 'mongoose#Model');
    assert.equal(makesOf(['*globals*', 'fetch']), '*globals*#Response');
    assert.equal(makesOf(['fs', 'readFileSync']), undefined);
  });

  it('finds the types of exports', () => {
    assert.equal(instanceOf('playwright', 'chromium'), 'playwright#BrowserType');
    assert.equal(instanceOf('@wdio/globals', 'default.browser'), 'webdriverio#Browser');
    assert.equal(instanceOf('playwright', 'devices'), undefined);
    assert.equal(typeNamedByExport('ioredis', 'default'), 'ioredis#Redis');
    assert.equal(typeNamedByExport('@prisma/client', 'Prisma.TransactionClient'), '@prisma/client#TransactionClient');
    assert.equal(typeNamedByExport('@aws-sdk/client-glacier', 'GlacierClient'), '@aws-sdk/client-*#AnyClient');
    assert.equal(typeNamedByExport('node:fs', 'readFile'), undefined);
  });

  it('knows unmistakable names of types, and others with the imports', () => {
    assert.equal(typeByName('QueryRunner'), 'typeorm#QueryRunner');
    assert.equal(typeByName('PrismaClient'), '@prisma/client#PrismaClient');
    assert.equal(typeByName('FastifyReply'), 'fastify#FastifyReply');
    assert.equal(typeByName('Pool'), undefined);
    assert.equal(typeByName('Pool', ['node:fs', 'pg']), 'pg#Pool');
    assert.equal(typeByName('Pool', ['mysql2/promise']), 'mysql2/promise#Pool');
    assert.equal(typeByName('Page'), 'playwright#Page');
    assert.equal(typeByName('Page', ['puppeteer']), 'puppeteer#Page');
    assert.equal(typeByName('EntityManager', ['@mikro-orm/postgresql']), '@mikro-orm/core#EntityManager');
  });

  it('knows the globals, with and without the global object', () => {
    assert.deepEqual(knownGlobal('fetch'), phrases('http $0 $1', 'makes *globals*#Response'));
    assert.deepEqual(knownGlobal('globalThis.fetch'), knownGlobal('fetch'));
    assert.deepEqual(knownGlobal('window.localStorage.setItem'), phrases('write storage:local'));
    assert.deepEqual(knownGlobal('console.log'), phrases('order console'));
    assert.deepEqual(knownGlobal('Math.random'), phrases('read random'));
    assert.deepEqual(knownGlobal('Math.max'), phrases('pure'));
    assert.deepEqual(knownGlobal('Object.assign'), phrases('mutates $0'));
    assert.deepEqual(knownGlobal('Promise.resolve'), phrases('pure', 'no-wait'));
    assert.deepEqual(knownGlobal('process.exit'), phrases('exits', 'lifecycle process'));
    assert.deepEqual(knownGlobal('Deno.readTextFile'), phrases('read fs:$0'));
    assert.deepEqual(knownGlobal('chrome.storage.local.get'), phrases('read storage:local'));
    assert.equal(knownGlobal('somethingElse'), undefined);
    assert.equal(typeOfGlobal('cy'), '*globals*#Cypress');
  });

  const builtins: readonly (readonly [BuiltinKind, string, ...string[]])[] = [
    ['array', 'push', 'mutates this'],
    ['array', 'sort', 'mutates this', 'calls $0'],
    ['array', 'map', 'calls $0'],
    ['array', 'find', 'calls $0'],
    ['array', 'slice', 'pure'],
    ['array', 'toString', 'pure'],
    ['string', 'trim', 'pure'],
    ['map', 'get', 'pure'],
    ['map', 'set', 'mutates this'],
    ['set', 'add', 'mutates this'],
    ['date', 'getTime', 'pure'],
    ['date', 'setHours', 'mutates this'],
    ['regexp', 'exec', 'pure'],
    ['promise', 'then', 'calls $0', 'calls $1'],
    ['any', 'push', 'mutates this'],
    ['any', 'trim', 'pure'],
    // Their meaning depends on what they are called on.
    ['any', 'find'],
    ['any', 'get'],
    ['any', 'set'],
    ['any', 'delete'],
  ];
  for (const [kind, method, ...texts] of builtins) {
    it(`${method} of ${kind === 'any' ? 'whatever built-in' : kind} is "${texts.join(', ')}"`, () => {
      assert.deepEqual(builtinMethod(kind, method), texts.length === 0 ? undefined : phrases(...texts));
    });
  }
});
