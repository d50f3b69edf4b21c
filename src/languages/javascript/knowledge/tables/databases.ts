import type { KnownModule, PhraseTable } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const OPENS_AND_ENDS = each('connect end release destroy close', 'lifecycle db:this');
const TRANSACTION_STEPS = each('begin beginTransaction startTransaction commit rollback abort', 'lifecycle db:this');

const PG_MODULE: KnownModule = {
  modules: ['pg', 'pg-native', '@neondatabase/serverless'],
  exports: {
    ...each('escapeIdentifier escapeLiteral types.setTypeParser', 'pure'),
    neon: ['pure', 'makes postgres#Sql'],
  },
  types: {
    Pool: {
      methods: {
        query: ['sql $0', 'calls $last'],
        connect: ['lifecycle db', 'makes pg#PoolClient'],
        end: 'lifecycle db',
      },
      names: ['PgPool'],
    },
    // One connection answers one query after another.
    Client: { ordered: 'db', methods: { query: ['sql $0', 'calls $last'], ...OPENS_AND_ENDS } },
    ClientBase: { extends: 'Client', names: ['ClientBase'] },
    PoolClient: { extends: 'Client', names: ['PoolClient'] },
  },
};

const MYSQL_CONNECTION: PhraseTable = {
  ...each('query execute', ['sql $0', 'calls $last']),
  ...OPENS_AND_ENDS,
  ...TRANSACTION_STEPS,
  ping: 'read db',
  changeUser: 'lifecycle db:this',
};

const MYSQL_MODULE: KnownModule = {
  modules: ['mysql2/promise', 'mysql2', 'mysql', 'promise-mysql', 'mariadb'],
  exports: {
    createPool: ['pure', 'makes mysql2/promise#Pool'],
    createConnection: ['lifecycle db', 'makes mysql2/promise#Connection'],
    ...each('format escape escapeId raw', 'pure'),
  },
  types: {
    Pool: {
      methods: {
        ...each('query execute', ['sql $0', 'calls $last']),
        getConnection: ['lifecycle db', 'makes mysql2/promise#PoolConnection'],
        end: 'lifecycle db',
        promise: ['pure', 'makes mysql2/promise#Pool'],
        ...each('format escape escapeId', 'pure'),
      },
    },
    Connection: {
      ordered: 'db',
      methods: { ...MYSQL_CONNECTION, promise: ['pure', 'makes mysql2/promise#Connection'] },
    },
    PoolConnection: { extends: 'Connection', names: ['PoolConnection'] },
  },
};

const SQLITE_MODULES: readonly KnownModule[] = [
  {
    modules: ['better-sqlite3', 'sqlite'],
    exports: {
      default: ['lifecycle db', 'makes better-sqlite3#Database'],
      DatabaseSync: ['lifecycle db', 'makes better-sqlite3#Database'],
      open: ['lifecycle db', 'makes better-sqlite3#Database'],
    },
    types: {
      Database: {
        ordered: 'db',
        methods: {
          prepare: ['pure', 'makes better-sqlite3#Statement'],
          ...each('exec get all each run', 'sql $0'),
          ...each('pragma backup loadExtension migrate', 'write db'),
          close: 'lifecycle db',
          transaction: 'pure',
        },
      },
      Statement: {
        ordered: 'db',
        methods: {
          ...each('get all iterate', 'read db'),
          run: 'write db',
          ...each('pluck expand raw bind', 'mutates this'),
        },
      },
    },
  },
  {
    modules: ['sqlite3'],
    exports: { Database: ['lifecycle db', 'makes sqlite3#Database'] },
    types: {
      Database: {
        ordered: 'db',
        methods: {
          ...each('exec get all each run', ['sql $0', 'calls $last']),
          close: 'lifecycle db',
          ...each('serialize parallelize', ['order db', 'calls $0']),
        },
      },
    },
  },
  {
    modules: ['@libsql/client', '@libsql/client/web'],
    exports: { createClient: ['pure', 'makes @libsql/client#Client'] },
    types: {
      Client: {
        methods: {
          execute: 'sql $0',
          ...each('batch executeMultiple migrate', 'write db'),
          transaction: ['lifecycle db', 'makes @libsql/client#Transaction'],
          ...each('sync close', 'lifecycle db'),
        },
      },
      Transaction: {
        ordered: 'db',
        methods: { execute: 'sql $0', batch: 'write db', ...TRANSACTION_STEPS, close: 'lifecycle db:this' },
      },
    },
  },
];

const POSTGRES_JS: KnownModule = {
  modules: ['postgres', '@vercel/postgres'],
  exports: { default: ['pure', 'makes postgres#Sql'], sql: 'sql $0', 'sql.query': 'sql $0', db: 'lifecycle db' },
  types: {
    Sql: {
      methods: {
        ...each('default unsafe query', 'sql $0'),
        begin: ['write db', 'calls $last'],
        ...each('listen subscribe notify', 'order event:$0'),
        reserve: ['lifecycle db', 'makes postgres#ReservedSql'],
        end: 'lifecycle db',
        ...each('json array typed', 'pure'),
      },
    },
    TransactionSql: { ordered: 'db', methods: each('default unsafe', 'sql $0'), names: ['TransactionSql'] },
    ReservedSql: { ordered: 'db', methods: { ...each('default unsafe', 'sql $0'), release: 'lifecycle db:this' } },
  },
};

const COLLECTION_READS = each(
  `findOne countDocuments estimatedDocumentCount distinct indexes indexExists indexInformation stats isCapped options`,
  'read db:this',
);
const COLLECTION_WRITES = each(
  `insertOne insertMany updateOne updateMany replaceOne deleteOne deleteMany findOneAndUpdate findOneAndReplace
   findOneAndDelete bulkWrite drop createIndex createIndexes dropIndex dropIndexes rename`,
  'write db:this',
);

const MONGODB: KnownModule = {
  modules: ['mongodb'],
  exports: {
    ...each('ObjectId Long Decimal128 Binary UUID Timestamp ObjectId.isValid', 'pure'),
    'MongoClient.connect': ['lifecycle db', 'makes mongodb#MongoClient'],
  },
  types: {
    MongoClient: {
      methods: {
        ...each('connect close', 'lifecycle db'),
        db: ['pure', 'makes mongodb#Db'],
        startSession: ['pure', 'makes mongodb#ClientSession'],
        withSession: ['write db', 'calls $last'],
      },
      names: ['MongoClient'],
    },
    Db: {
      methods: {
        collection: ['pure', 'makes mongodb#Collection'],
        ...each('command dropDatabase dropCollection renameCollection createIndex', 'write db'),
        createCollection: ['write db', 'makes mongodb#Collection'],
        ...each('stats collections', 'read db'),
        listCollections: ['pure', 'makes mongodb#FindCursor'],
        admin: 'pure',
      },
    },
    Collection: {
      methods: {
        ...COLLECTION_READS,
        ...COLLECTION_WRITES,
        ...each('find aggregate listIndexes', ['read db:this', 'makes mongodb#FindCursor']),
        watch: ['order event:this', 'makes mongodb#ChangeStream'],
      },
    },
    // A cursor moves on: what one call takes, the next does not see.
    FindCursor: {
      methods: {
        ...each('toArray next hasNext tryNext count explain', ['read db', 'mutates this']),
        forEach: ['read db', 'mutates this', 'calls $0'],
        ...each('close rewind', 'mutates this'),
        ...each(
          'sort limit skip project filter hint batchSize maxTimeMS collation min max map match group unwind lookup addCursorFlag',
          ['mutates this', 'makes mongodb#FindCursor'],
        ),
      },
      names: ['FindCursor', 'AggregationCursor'],
    },
    ChangeStream: { ordered: 'stream', names: ['ChangeStream'] },
    ClientSession: {
      ordered: 'db',
      methods: {
        withTransaction: ['write db', 'calls $0'],
        ...each('startTransaction commitTransaction abortTransaction endSession', 'lifecycle db:this'),
        inTransaction: 'pure',
      },
      names: ['ClientSession'],
    },
  },
};

/** Drivers of databases, without mappers. */
export const DATABASE_MODULES: readonly KnownModule[] = [
  PG_MODULE,
  MYSQL_MODULE,
  ...SQLITE_MODULES,
  POSTGRES_JS,
  MONGODB,
];
