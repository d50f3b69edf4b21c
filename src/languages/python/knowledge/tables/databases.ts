import type { KnownModule, PhraseTable } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const SQL_CALLS: PhraseTable = {
  ...each('fetch fetchrow fetchval execute fetch_one fetch_all fetch_val iterate', 'sql $0'),
  ...each('executemany execute_many copy_records_to_table copy_to_table copy_from_query', 'write db'),
};

const MODEL_READS =
  'get get_or_none find find_one find_all find_many count exists first last all filter exclude values values_list aggregate in_bulk to_list distinct earliest latest fetch_related prefetch_related';
const MODEL_WRITES =
  'create save insert insert_one insert_many update delete bulk_create bulk_update get_or_create update_or_create replace upsert update_one update_many delete_one delete_many save_changes set replace_one';

/** A class of records that talks to its own table or collection. */
const MODEL_METHODS: PhraseTable = { ...each(MODEL_READS, 'read db:this'), ...each(MODEL_WRITES, 'write db:this') };

/** Only one thing at a time may go on in a session: not even two reads. */
const SESSION_METHODS: PhraseTable = {
  ...each('get scalar scalars stream stream_scalars get_one', 'read db'),
  ...each('execute exec', 'sql $0'),
  ...each('commit rollback flush refresh delete merge run_sync close invalidate begin begin_nested', 'write db'),
  ...each('add add_all expunge expunge_all expire expire_all', 'mutates this'),
  ...each('in_transaction is_modified get_bind get_transaction', 'pure'),
};

/** Clients of databases. */
export const DATABASE_MODULES: readonly KnownModule[] = [
  {
    modules: ['asyncpg', 'asyncpg.pool', 'asyncpg.connection'],
    exports: {
      connect: ['lifecycle db', 'makes asyncpg#Connection'],
      create_pool: ['lifecycle db', 'makes asyncpg#Pool'],
    },
    types: {
      Pool: {
        methods: {
          ...SQL_CALLS,
          acquire: ['read db', 'makes asyncpg#Connection'],
          ...each('close terminate expire_connections release', 'lifecycle db'),
        },
      },
      Connection: {
        ordered: 'db',
        methods: { ...SQL_CALLS, transaction: ['pure', 'makes asyncpg#Transaction'], '*': 'order db' },
      },
      Transaction: { ordered: 'db' },
    },
  },
  {
    modules: ['aiosqlite', 'aiosqlite.core'],
    exports: { connect: ['lifecycle db', 'makes aiosqlite#Connection'] },
    types: {
      Connection: {
        ordered: 'db',
        methods: {
          ...each('execute executemany executescript cursor', ['order db', 'makes aiosqlite#Cursor']),
          '*': 'order db',
        },
      },
      Cursor: { ordered: 'db' },
    },
  },
  {
    modules: [
      'sqlalchemy.ext.asyncio',
      'sqlalchemy.ext.asyncio.session',
      'sqlalchemy.ext.asyncio.engine',
      'sqlmodel.ext.asyncio.session',
    ],
    exports: {
      ...each('async_sessionmaker sessionmaker', ['pure', 'makes sqlalchemy.ext.asyncio#async_sessionmaker']),
      ...each('create_async_engine async_engine_from_config', ['pure', 'makes sqlalchemy.ext.asyncio#AsyncEngine']),
      async_scoped_session: ['pure', 'makes sqlalchemy.ext.asyncio#AsyncSession'],
    },
    types: {
      AsyncSession: { ordered: 'db', methods: SESSION_METHODS, names: ['AsyncSession'] },
      AsyncConnection: { ordered: 'db', methods: SESSION_METHODS, names: ['AsyncConnection'] },
      async_sessionmaker: {
        methods: {
          default: ['pure', 'makes sqlalchemy.ext.asyncio#AsyncSession'],
          begin: ['pure', 'makes sqlalchemy.ext.asyncio#AsyncSession'],
        },
      },
      AsyncEngine: {
        methods: {
          ...each('connect begin', ['pure', 'makes sqlalchemy.ext.asyncio#AsyncConnection']),
          dispose: 'lifecycle db',
        },
      },
    },
  },
  {
    modules: ['sqlalchemy.orm'],
    exports: {
      ...each('selectinload joinedload relationship mapped_column aliased load_only', 'pure'),
      sessionmaker: ['pure', 'makes sqlalchemy.ext.asyncio#async_sessionmaker'],
    },
    types: {
      Session: {
        ordered: 'db',
        methods: { ...SESSION_METHODS, query: ['read db', 'makes sqlalchemy.orm#Query'] },
      },
      Query: {
        ordered: 'db',
        methods: { ...each('update delete', 'write db'), '*': ['read db', 'makes sqlalchemy.orm#Query'] },
      },
    },
  },
  {
    modules: ['sqlalchemy', 'sqlmodel', 'sqlalchemy.sql', 'pydantic', 'pydantic_settings'],
    exports: {
      create_engine: ['pure', 'makes sqlalchemy#Engine'],
      select: ['pure', 'makes sqlalchemy#Select'],
      '*': 'pure',
      'func.*': 'pure',
    },
    types: {
      // A query that takes locks is more than a question.
      Select: { methods: { with_for_update: 'pure', '*': ['pure', 'makes sqlalchemy#Select'] } },
      Engine: {
        methods: {
          ...each('connect begin raw_connection', ['pure', 'makes sqlalchemy#Connection']),
          dispose: 'lifecycle db',
        },
      },
      Connection: { ordered: 'db', methods: SESSION_METHODS },
      Session: { extends: 'sqlalchemy.orm#Session' },
    },
  },
  {
    modules: ['databases'],
    types: {
      Database: {
        methods: {
          ...SQL_CALLS,
          ...each('connect disconnect', 'lifecycle db'),
          transaction: ['pure', 'makes databases#Transaction'],
        },
      },
      Transaction: { ordered: 'db' },
    },
  },
  {
    modules: ['psycopg', 'psycopg_pool', 'aiomysql', 'aiopg', 'asyncmy'],
    exports: {
      connect: ['lifecycle db', 'makes psycopg#AsyncConnection'],
      create_pool: ['lifecycle db', 'makes psycopg#AsyncConnectionPool'],
    },
    types: {
      AsyncConnection: { ordered: 'db', methods: { cursor: ['pure', 'makes psycopg#AsyncCursor'], '*': 'order db' } },
      AsyncCursor: { ordered: 'db' },
      AsyncConnectionPool: {
        methods: { ...each('acquire connection', ['read db', 'makes psycopg#AsyncConnection']), '*': 'lifecycle db' },
      },
    },
  },
  {
    modules: ['tortoise.models', 'tortoise'],
    types: {
      Model: {
        methods: {
          ...MODEL_METHODS,
          ...each('filter all exclude first get get_or_none', ['read db:this', 'makes tortoise.models#QuerySet']),
        },
      },
      QuerySet: {
        methods: {
          ...each('update delete', 'write db'),
          ...each('values values_list count exists', 'read db'),
          '*': ['read db', 'makes tortoise.models#QuerySet'],
        },
      },
    },
  },
  {
    modules: ['beanie', 'odmantic', 'ormar', 'gino'],
    types: {
      Document: {
        methods: { ...MODEL_METHODS, ...each('find find_all find_many', ['read db:this', 'makes beanie#Query']) },
      },
      Query: {
        methods: {
          ...each('update delete set', 'write db'),
          ...each('to_list count first_or_none exists', 'read db'),
          '*': ['read db', 'makes beanie#Query'],
        },
      },
      Model: { methods: MODEL_METHODS },
    },
  },
  {
    modules: ['motor.motor_asyncio', 'motor', 'pymongo.asynchronous.mongo_client'],
    types: {
      AsyncIOMotorClient: {
        members: { '*': 'motor.motor_asyncio#AsyncIOMotorDatabase' },
        methods: {
          ...each('list_database_names server_info', 'read db'),
          ...each('close drop_database', 'lifecycle db'),
          start_session: ['lifecycle db', 'makes motor.motor_asyncio#Session'],
          ...each('get_database get_default_database', ['pure', 'makes motor.motor_asyncio#AsyncIOMotorDatabase']),
        },
      },
      AsyncMongoClient: { extends: 'AsyncIOMotorClient' },
      AsyncIOMotorDatabase: {
        members: { '*': 'motor.motor_asyncio#AsyncIOMotorCollection' },
        methods: {
          ...each('list_collection_names command', 'read db'),
          ...each('drop_collection create_collection', 'write db'),
          get_collection: ['pure', 'makes motor.motor_asyncio#AsyncIOMotorCollection'],
        },
      },
      AsyncIOMotorCollection: {
        methods: {
          ...each('find_one count_documents estimated_document_count distinct index_information', 'read db:this'),
          ...each('find aggregate', ['read db:this', 'makes motor.motor_asyncio#Cursor']),
          ...each(
            `insert_one insert_many update_one update_many replace_one delete_one delete_many bulk_write find_one_and_update
             find_one_and_delete find_one_and_replace drop create_index create_indexes`,
            'write db:this',
          ),
        },
      },
      Cursor: {
        methods: {
          to_list: 'read db',
          ...each('sort limit skip', ['pure', 'makes motor.motor_asyncio#Cursor']),
          '*': 'order db',
        },
      },
      Session: { ordered: 'db' },
    },
  },
  {
    modules: ['redis.asyncio', 'redis.asyncio.client', 'aioredis', 'valkey.asyncio'],
    exports: {
      ...each('from_url create_redis_pool', ['pure', 'makes redis.asyncio#Redis']),
      'Redis.from_url': ['pure', 'makes redis.asyncio#Redis'],
    },
    types: {
      Redis: {
        methods: {
          ...each(
            `get mget getrange strlen exists ttl pttl type hget hgetall hmget hkeys hvals hexists hlen lrange llen lindex smembers
             sismember scard srandmember zrange zrangebyscore zrevrange zscore zrank zcard zcount getbit bitcount`,
            'read cache:$0',
          ),
          ...each('keys scan dbsize info ping time randomkey', 'read cache'),
          ...each('pipeline', ['pure', 'makes redis.asyncio#Pipeline']),
          pubsub: ['pure', 'makes redis.asyncio#PubSub'],
          lock: ['pure', 'makes asyncio#Lock'],
          ...each('blpop brpop bzpopmin bzpopmax xread xreadgroup xack publish', 'order queue'),
          ...each('close aclose initialize auth select', 'lifecycle cache'),
          ...each('mset msetnx rename eval evalsha flushall flushdb', 'write cache'),
          '*': 'write cache:$0',
        },
      },
      StrictRedis: { extends: 'Redis' },
      Pipeline: { ordered: 'cache' },
      PubSub: { ordered: 'stream' },
    },
  },
  {
    modules: ['aiokafka', 'aio_pika', 'nats'],
    types: {
      AIOKafkaProducer: { ordered: 'queue' },
      AIOKafkaConsumer: { ordered: 'queue' },
    },
  },
  {
    modules: ['asgiref.sync', 'channels.db'],
    exports: { ...each('sync_to_async database_sync_to_async async_to_sync', 'pure') },
  },
];
