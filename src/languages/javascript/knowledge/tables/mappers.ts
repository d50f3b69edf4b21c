import type { KnownModule, KnownType, PhraseTable } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const PRISMA_CLIENT: KnownType = {
  methods: {
    $transaction: ['write db', 'calls $0'],
    ...each('$queryRaw $queryRawUnsafe $queryRawTyped', 'sql $0'),
    ...each('$executeRaw $executeRawUnsafe $runCommandRaw', 'write db'),
    ...each('$connect $disconnect', 'lifecycle db'),
    ...each('$on $use', 'order event:this'),
    $extends: ['pure', 'makes @prisma/client#PrismaClient'],
  },
  members: { '*': 'ModelDelegate' },
};

const PRISMA: KnownModule = {
  modules: ['@prisma/client', '@prisma/client/edge', '.prisma/client'],
  exports: { ...each('Prisma.sql Prisma.join Prisma.raw Prisma.validator Prisma.defineExtension', 'pure') },
  types: {
    PrismaClient: { ...PRISMA_CLIENT, names: ['PrismaClient'] },
    TransactionClient: { ...PRISMA_CLIENT, ordered: 'db', names: ['TransactionClient', 'Prisma.TransactionClient'] },
    ModelDelegate: {
      methods: {
        ...each(
          `findUnique findUniqueOrThrow findFirst findFirstOrThrow findMany count aggregate groupBy findRaw aggregateRaw`,
          'read db:this',
        ),
        ...each(
          `create createMany createManyAndReturn update updateMany updateManyAndReturn upsert delete deleteMany`,
          'write db:this',
        ),
      },
    },
  },
};

const REPOSITORY_READS = `find findOne findOneOrFail findAndCount findByIds count countBy exist exists existsBy sum average minimum maximum
  findBy findOneBy findOneByOrFail findAndCountBy findOneById`;
const REPOSITORY_WRITES = `insert update upsert delete softDelete restore increment decrement clear updateAll deleteAll`;
const REPOSITORY_ENTITY_WRITES = 'save remove softRemove recover';

/** Calls that an entity manager has; their first argument is the entity. */
const MANAGER_METHODS: PhraseTable = {
  ...each(`${REPOSITORY_READS} preload`, 'read db:$0'),
  ...each(REPOSITORY_WRITES, 'write db:$0'),
  ...each(REPOSITORY_ENTITY_WRITES, ['write db', 'mutates $0', 'mutates $1']),
  query: 'sql $0',
  transaction: ['write db', 'calls $last'],
  create: 'pure',
  merge: 'mutates $1',
  ...each('getRepository getTreeRepository withRepository', ['pure', 'makes typeorm#Repository']),
  createQueryBuilder: ['pure', 'makes typeorm#SelectQueryBuilder'],
};

const REPOSITORY: KnownType = {
  methods: {
    ...each(`${REPOSITORY_READS} preload findTrees findRoots findAncestors findDescendants`, 'read db:this'),
    ...each(REPOSITORY_WRITES, 'write db:this'),
    ...each(REPOSITORY_ENTITY_WRITES, ['write db:this', 'mutates $0']),
    query: 'sql $0',
    ...each('create hasId getId', 'pure'),
    merge: 'mutates $0',
    createQueryBuilder: ['pure', 'makes typeorm#SelectQueryBuilder'],
    extend: ['pure', 'makes typeorm#Repository'],
  },
  members: { manager: 'PooledEntityManager' },
};

const TYPEORM: KnownModule = {
  modules: ['typeorm'],
  exports: {
    ...each('getRepository getTreeRepository getCustomRepository getMongoRepository', [
      'pure',
      'makes typeorm#Repository',
    ]),
    getConnection: ['pure', 'makes typeorm#DataSource'],
    getManager: ['pure', 'makes typeorm#PooledEntityManager'],
    ...each('createConnection createConnections', ['lifecycle db', 'makes typeorm#DataSource']),
    getConnectionOptions: 'read fs',
    ...each('In Not Like ILike Between MoreThan LessThan MoreThanOrEqual LessThanOrEqual IsNull Equal Raw Any', 'pure'),
  },
  types: {
    Repository: REPOSITORY,
    TreeRepository: { extends: 'Repository', names: ['TreeRepository'] },
    MongoRepository: { extends: 'Repository', names: ['MongoRepository'] },
    // A manager that is handed to a function is most often that of a transaction: one connection.
    EntityManager: { ordered: 'db', methods: MANAGER_METHODS, names: ['EntityManager'] },
    PooledEntityManager: { methods: MANAGER_METHODS },
    QueryRunner: {
      ordered: 'db',
      methods: {
        query: 'sql $0',
        ...each('connect startTransaction commitTransaction rollbackTransaction release', 'lifecycle db:this'),
        ...each('hasTable hasColumn getTable getTables hasDatabase hasSchema', 'read db'),
        ...each('create* drop* add* rename* change* clear*', 'write db'),
      },
      members: { manager: 'EntityManager' },
      names: ['QueryRunner'],
    },
    DataSource: {
      methods: {
        ...each(
          'initialize destroy connect close synchronize dropDatabase runMigrations undoLastMigration',
          'lifecycle db',
        ),
        query: 'sql $0',
        transaction: ['write db', 'calls $last'],
        ...each('getRepository getTreeRepository getMongoRepository', ['pure', 'makes typeorm#Repository']),
        createQueryRunner: ['pure', 'makes typeorm#QueryRunner'],
        createQueryBuilder: ['pure', 'makes typeorm#SelectQueryBuilder'],
        showMigrations: 'read db',
      },
      members: { manager: 'PooledEntityManager' },
    },
    Connection: { extends: 'DataSource' },
    SelectQueryBuilder: {
      methods: {
        ...each(
          'getOne getOneOrFail getMany getManyAndCount getCount getExists getRawOne getRawMany getRawAndEntities stream',
          'read db',
        ),
        execute: 'write db',
        ...each('getQuery getSql getQueryAndParameters getParameters', 'pure'),
        clone: ['pure', 'makes typeorm#SelectQueryBuilder'],
        ...each(
          `select addSelect distinct from where andWhere orWhere whereInIds leftJoin innerJoin leftJoinAndSelect innerJoinAndSelect
           leftJoinAndMapOne leftJoinAndMapMany loadRelationCountAndMap orderBy addOrderBy groupBy addGroupBy having andHaving
           orHaving limit offset skip take setParameter setParameters withDeleted setLock cache update insert delete softDelete
           restore into values set relation of returning orIgnore orUpdate`,
          ['mutates this', 'makes typeorm#SelectQueryBuilder'],
        ),
      },
      names: ['SelectQueryBuilder'],
    },
  },
};

const SEQUELIZE: KnownModule = {
  modules: ['sequelize', 'sequelize-typescript', '@sequelize/core'],
  exports: each('literal fn col cast where json and or Sequelize.literal Sequelize.fn Sequelize.col', 'pure'),
  types: {
    Sequelize: {
      methods: {
        query: 'sql $0',
        transaction: ['write db', 'calls $last', 'makes sequelize#Transaction'],
        ...each('authenticate sync close drop truncate', 'lifecycle db'),
        ...each('define model', ['pure', 'makes sequelize#Model']),
        ...each('literal fn col escape', 'pure'),
      },
      names: ['Sequelize'],
    },
    Model: {
      methods: {
        ...each('findAll findOne findByPk findAndCountAll count sum min max aggregate findOrBuild', 'read db:this'),
        ...each(
          `create bulkCreate update destroy upsert increment decrement truncate restore findOrCreate findCreateFind`,
          ['write db:this', 'mutates this'],
        ),
        save: ['write db', 'mutates this'],
        reload: ['read db', 'mutates this'],
        ...each('sync drop', 'lifecycle db'),
        ...each('build scope unscoped', ['pure', 'makes sequelize#Model']),
      },
    },
    Transaction: { ordered: 'db', methods: each('commit rollback afterCommit', 'lifecycle db:this') },
  },
};

const KNEX_CALLS: PhraseTable = {
  ...each('default from table select', ['read db:$0', 'makes knex#QueryBuilder']),
  raw: 'sql $0',
  transaction: ['write db', 'calls $0', 'makes knex#Transaction'],
  ...each('destroy initialize migrate.latest migrate.rollback migrate.up migrate.down seed.run', 'lifecycle db'),
  ...each('ref fn.now fn.uuid', 'pure'),
  'schema.*': 'write db',
  ...each('schema.hasTable schema.hasColumn', 'read db'),
};

const KNEX: KnownModule = {
  modules: ['knex'],
  exports: { ...each('default knex', ['pure', 'makes knex#Knex']) },
  types: {
    Knex: { methods: KNEX_CALLS, names: ['Knex'] },
    // The query has been named where the builder was made; what changes rows is seen in the chain.
    QueryBuilder: {
      methods: {
        ...each('insert update del delete increment decrement truncate upsert onConflict merge ignore', [
          'write db',
          'makes knex#QueryBuilder',
        ]),
        ...each('first pluck count countDistinct min max sum avg columnInfo', ['read db', 'makes knex#QueryBuilder']),
        ...each('toSQL toString toQuery clone', 'pure'),
        stream: ['read db', 'makes stream#Readable'],
        '*': ['mutates this', 'makes knex#QueryBuilder'],
      },
    },
    Transaction: {
      ordered: 'db',
      methods: { ...KNEX_CALLS, ...each('commit rollback savepoint', 'lifecycle db:this') },
      names: ['Knex.Transaction'],
    },
  },
};

const KYSELY_EXECUTES = 'execute executeTakeFirst executeTakeFirstOrThrow';

const KYSELY_CALLS: PhraseTable = {
  ...each('selectFrom selectNoFrom', ['pure', 'makes kysely#SelectQueryBuilder']),
  ...each('insertInto updateTable deleteFrom replaceInto mergeInto', ['pure', 'makes kysely#MutationBuilder']),
  ...each('with withRecursive withSchema withPlugin', ['pure', 'makes kysely#Kysely']),
  transaction: ['pure', 'makes kysely#TransactionBuilder'],
  connection: ['pure', 'makes kysely#TransactionBuilder'],
  startTransaction: ['pure', 'makes kysely#TransactionBuilder'],
  executeQuery: 'write db',
  destroy: 'lifecycle db',
  'schema.*': ['pure', 'makes kysely#MutationBuilder'],
};

const KYSELY: KnownModule = {
  modules: ['kysely'],
  exports: { sql: ['pure', 'makes kysely#MutationBuilder'] },
  types: {
    Kysely: { methods: KYSELY_CALLS, names: ['Kysely'] },
    Transaction: {
      extends: 'Kysely',
      ordered: 'db',
      methods: each('commit rollback savepoint', ['lifecycle db:this', 'makes kysely#TransactionBuilder']),
    },
    // Builders are never changed: each call gives a new one.
    SelectQueryBuilder: {
      methods: {
        ...each(KYSELY_EXECUTES, 'read db'),
        stream: 'read db',
        '*': ['pure', 'makes kysely#SelectQueryBuilder'],
        ...each('compile', 'pure'),
      },
    },
    MutationBuilder: {
      methods: { ...each(KYSELY_EXECUTES, 'write db'), '*': ['pure', 'makes kysely#MutationBuilder'], compile: 'pure' },
    },
    TransactionBuilder: {
      methods: {
        execute: ['write db', 'calls $0', 'makes kysely#Transaction'],
        ...each('setIsolationLevel setAccessMode', ['pure', 'makes kysely#TransactionBuilder']),
      },
    },
  },
};

const DRIZZLE_BUILDER = 'makes drizzle-orm#Builder';

const DRIZZLE_DATABASE: PhraseTable = {
  ...each('select selectDistinct selectDistinctOn with $with', ['pure', 'makes drizzle-orm#SelectStart']),
  ...each('insert update delete', ['write db:$0', DRIZZLE_BUILDER]),
  $count: 'read db:$0',
  ...each('execute run all get values', 'sql $0'),
  batch: 'write db',
  transaction: ['write db', 'calls $0'],
  refreshMaterializedView: 'write db',
};

const DRIZZLE_NAMES = [
  'NodePgDatabase',
  'PostgresJsDatabase',
  'MySql2Database',
  'BetterSQLite3Database',
  'LibSQLDatabase',
  'DrizzleD1Database',
  'NeonHttpDatabase',
  'NeonDatabase',
  'VercelPgDatabase',
];

const DRIZZLE: KnownModule = {
  modules: ['drizzle-orm', 'drizzle-orm/*'],
  exports: {
    drizzle: ['pure', 'makes drizzle-orm#Database'],
    migrate: 'lifecycle db',
    ...each(
      `eq ne gt gte lt lte and or not isNull isNotNull inArray notInArray exists notExists between like ilike asc desc sql
       sql.raw sql.join count sum avg min max relations alias getTableColumns getTableName`,
      'pure',
    ),
  },
  types: {
    Database: { methods: DRIZZLE_DATABASE, members: { query: 'RelationalTables' }, names: DRIZZLE_NAMES },
    ...Object.fromEntries(DRIZZLE_NAMES.map((name) => [name, { extends: 'Database' }])),
    PgTransaction: { extends: 'Database', ordered: 'db', methods: { rollback: 'exits' }, names: ['PgTransaction'] },
    MySqlTransaction: { extends: 'PgTransaction', names: ['MySqlTransaction'] },
    SQLiteTransaction: { extends: 'PgTransaction', names: ['SQLiteTransaction'] },
    RelationalTables: { members: { '*': 'RelationalTable' } },
    // A relational query joins other tables.
    RelationalTable: { methods: each('findMany findFirst', ['read db', DRIZZLE_BUILDER]) },
    SelectStart: {
      methods: {
        from: ['read db:$0', DRIZZLE_BUILDER],
        ...each('select selectDistinct selectDistinctOn', ['pure', 'makes drizzle-orm#SelectStart']),
        ...each('insert update delete', ['write db:$0', DRIZZLE_BUILDER]),
      },
    },
    Builder: {
      methods: {
        ...each('leftJoin rightJoin innerJoin fullJoin crossJoin from', ['read db:$0', DRIZZLE_BUILDER]),
        ...each(
          `values set where returning $returningId onConflictDoNothing onConflictDoUpdate onDuplicateKeyUpdate orderBy groupBy
           having limit offset for as union unionAll intersect except prepare $dynamic execute all get run`,
          ['pure', DRIZZLE_BUILDER],
        ),
      },
    },
  },
};

const MONGOOSE_QUERY_STEPS = `lean populate sort limit skip select where equals gt gte lt lte in nin or and nor exists regex hint session
  projection batchSize read readConcern maxTimeMS collation setOptions cursor orFail transform distinct slice elemMatch`;

const MONGOOSE: KnownModule = {
  modules: ['mongoose'],
  exports: {
    ...each(
      'connect disconnect connection.close connection.dropDatabase connection.asPromise createConnection',
      'lifecycle db',
    ),
    startSession: ['pure', 'makes mongodb#ClientSession'],
    'connection.startSession': ['pure', 'makes mongodb#ClientSession'],
    'connection.transaction': ['write db', 'calls $0'],
    model: ['pure', 'makes mongoose#Model'],
    ...each('Schema Types.ObjectId Types.ObjectId.isValid isValidObjectId isObjectIdOrHexString set', 'pure'),
  },
  types: {
    Model: {
      methods: {
        ...each(`find findOne findById countDocuments estimatedDocumentCount distinct exists aggregate where count`, [
          'read db:this',
          'makes mongoose#Query',
        ]),
        ...each(
          `findOneAndUpdate findByIdAndUpdate findOneAndDelete findByIdAndDelete findOneAndRemove findByIdAndRemove
           findOneAndReplace updateOne updateMany replaceOne deleteOne deleteMany`,
          ['write db:this', 'makes mongoose#MutationQuery'],
        ),
        ...each('create insertMany insertOne bulkWrite bulkSave', 'write db:this'),
        populate: ['read db', 'mutates $0'],
        ...each('createIndexes syncIndexes ensureIndexes createCollection init', 'lifecycle db'),
        startSession: ['pure', 'makes mongodb#ClientSession'],
        ...each('hydrate castObject', 'pure'),
        watch: ['order event:this'],
      },
    },
    Document: {
      methods: {
        save: ['write db', 'mutates this'],
        ...each('updateOne deleteOne remove replaceOne', 'write db'),
        populate: ['read db', 'mutates this'],
        ...each('toObject toJSON get isModified equals', 'pure'),
        ...each('set markModified depopulate', 'mutates this'),
        ...each('validate validateSync', 'guard'),
      },
      names: ['HydratedDocument'],
    },
    Query: {
      methods: {
        exec: 'read db',
        ...each(MONGOOSE_QUERY_STEPS, ['pure', 'makes mongoose#Query']),
        countDocuments: 'read db',
      },
    },
    MutationQuery: {
      methods: { exec: 'write db', ...each(MONGOOSE_QUERY_STEPS, ['pure', 'makes mongoose#MutationQuery']) },
    },
    ClientSession: { extends: 'mongodb#ClientSession' },
    Connection: { extends: 'mongodb#Db' },
  },
};

const MIKRO_ORM: KnownModule = {
  modules: ['@mikro-orm/core', '@mikro-orm/*'],
  types: {
    // Its identity map and unit of work belong to one flow of control.
    EntityManager: {
      ordered: 'db',
      methods: {
        ...each('find findOne findOneOrFail findAndCount count', 'read db:$0'),
        ...each(
          'flush persistAndFlush removeAndFlush insert insertMany nativeUpdate nativeDelete nativeInsert upsert',
          'write db',
        ),
        ...each('transactional', ['write db', 'calls $0']),
        ...each('begin commit rollback', 'lifecycle db:this'),
        ...each('persist remove clear', 'mutates this'),
        fork: ['pure', 'makes @mikro-orm/core#EntityManager'],
      },
    },
    SqlEntityManager: { extends: 'EntityManager', names: ['SqlEntityManager'] },
    EntityRepository: {
      ordered: 'db',
      methods: each('find findOne findOneOrFail findAll findAndCount count', 'read db:this'),
      names: ['EntityRepository'],
    },
  },
};

/** Mappers between objects and tables, and builders of queries. */
export const MAPPER_MODULES: readonly KnownModule[] = [
  PRISMA,
  TYPEORM,
  SEQUELIZE,
  KNEX,
  KYSELY,
  DRIZZLE,
  MONGOOSE,
  MIKRO_ORM,
];
