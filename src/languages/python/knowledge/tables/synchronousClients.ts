import type { KnownModule, KnownType } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

/** One connection to a database, by the interface that all of them have. */
const DATABASE_CONNECTION: KnownType = {
  ordered: 'db',
  methods: {
    cursor: ['pure', 'makes psycopg2#Cursor'],
    '*': 'order db',
  },
};

/** Clients that keep the thread until they are answered: what they make is what `blockingMethods.ts` speaks of. */
export const SYNCHRONOUS_MODULES: readonly KnownModule[] = [
  {
    modules: ['sqlite3'],
    exports: { connect: ['lifecycle db', 'makes sqlite3#Connection'], '*': 'pure' },
    types: {
      Connection: {
        ordered: 'db',
        methods: {
          ...each('execute executemany executescript', ['order db', 'makes sqlite3#Cursor']),
          cursor: ['pure', 'makes sqlite3#Cursor'],
          '*': 'order db',
        },
      },
      Cursor: { ordered: 'db', methods: { '*': ['order db', 'makes sqlite3#Cursor'] } },
    },
  },
  {
    modules: [
      'psycopg2',
      'psycopg2.extensions',
      'pymysql',
      'pymysql.connections',
      'pymysql.cursors',
      'MySQLdb',
      'mysql.connector',
      'pyodbc',
      'oracledb',
    ],
    exports: { connect: ['lifecycle db', 'makes psycopg2#Connection'] },
    types: {
      Connection: DATABASE_CONNECTION,
      connection: { extends: 'Connection' },
      Cursor: { ordered: 'db', methods: { '*': 'order db' } },
      cursor: { extends: 'Cursor' },
    },
  },
  {
    modules: ['redis', 'redis.client', 'valkey'],
    exports: {
      ...each('from_url Redis.from_url StrictRedis.from_url', ['pure', 'makes redis#Redis']),
    },
    types: {
      Redis: {
        extends: 'redis.asyncio#Redis',
        methods: { pipeline: ['pure', 'makes redis#Pipeline'] },
      },
      StrictRedis: { extends: 'Redis' },
      Pipeline: { ordered: 'cache' },
    },
  },
  {
    modules: ['pymongo', 'pymongo.mongo_client', 'pymongo.database', 'pymongo.collection'],
    types: {
      AsyncMongoClient: { extends: 'motor.motor_asyncio#AsyncIOMotorClient' },
      MongoClient: {
        extends: 'motor.motor_asyncio#AsyncIOMotorClient',
        members: { '*': 'pymongo#Database' },
        methods: { ...each('get_database get_default_database', ['pure', 'makes pymongo#Database']) },
      },
      Database: {
        extends: 'motor.motor_asyncio#AsyncIOMotorDatabase',
        members: { '*': 'pymongo#Collection' },
        methods: { get_collection: ['pure', 'makes pymongo#Collection'] },
      },
      Collection: { extends: 'motor.motor_asyncio#AsyncIOMotorCollection' },
    },
  },
  {
    modules: ['boto3', 'boto3.session'],
    exports: {
      client: ['pure', 'makes boto3#Client'],
      resource: ['pure', 'makes boto3#Resource'],
    },
    types: {
      Session: {
        methods: { client: ['pure', 'makes boto3#Client'], resource: ['pure', 'makes boto3#Resource'] },
      },
      Client: { extends: 'aiobotocore#Client' },
      Resource: {
        methods: {
          ...each('Bucket Object Table Queue Topic Instance Stack', ['pure', 'makes boto3#Resource']),
          ...each('get_* query scan load', 'read storage'),
          '*': 'write storage',
        },
      },
    },
  },
  {
    modules: ['urllib.request'],
    exports: {
      urlopen: 'read net:$0',
      urlretrieve: ['read net:$0', 'write fs:$1'],
      build_opener: ['pure', 'makes urllib.request#OpenerDirector'],
      '*': 'pure',
    },
    types: { OpenerDirector: { methods: { open: 'read net:$0', '*': 'mutates this' } } },
  },
  {
    modules: ['socket'],
    exports: {
      ...each('gethostname inet_aton inet_ntoa', 'pure'),
      getaddrinfo: 'read dns:$0',
      create_connection: ['lifecycle net', 'makes socket#socket'],
      socket: ['pure', 'makes socket#socket'],
      '*': 'lifecycle net',
    },
    types: { socket: { ordered: 'net', methods: { '*': 'order net' } } },
  },
  {
    modules: ['concurrent.futures', 'concurrent.futures.thread', 'concurrent.futures.process'],
    types: {
      ThreadPoolExecutor: { methods: { submit: ['calls $0', 'makes concurrent.futures#Future'] } },
      ProcessPoolExecutor: { extends: 'ThreadPoolExecutor' },
      Future: {},
    },
  },
  { modules: ['docker'], exports: { from_env: ['pure', 'makes docker#DockerClient'] }, types: { DockerClient: {} } },
];
