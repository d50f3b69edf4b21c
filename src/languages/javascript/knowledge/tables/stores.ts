import type { KnownModule, KnownType, PhraseTable } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const KEYED_READS = `get mget getRange getrange strlen exists ttl pttl type hget hgetall hmget hkeys hvals hexists hlen lrange llen lindex
  smembers sismember scard srandmember zrange zrangebyscore zrevrange zrevrangebyscore zscore zrank zcard zcount getbit bitcount
  mGet getBit hGet hGetAll hmGet hKeys hVals hExists hLen lRange lLen lIndex sMembers sIsMember sCard sRandMember zRange
  zRangeByScore zScore zRank zCard zCount bitCount`;

const KEYED_WRITES = `set setex setnx psetex getset getdel getex append incr incrby incrbyfloat decr decrby del unlink expire pexpire expireat
  persist hset hsetnx hmset hdel hincrby hincrbyfloat lpush rpush lpop rpop lrem lset ltrim linsert sadd srem spop zadd zrem
  zincrby zremrangebyrank zremrangebyscore zpopmin zpopmax setbit pfadd xadd xdel xtrim setEx setNX pSetEx getSet getDel getEx
  incrBy incrByFloat decrBy pExpire expireAt hSet hSetNX hDel hIncrBy lPush rPush lPop rPop lRem lSet lTrim sAdd sRem sPop
  zAdd zRem zIncrBy zRemRangeByRank zRemRangeByScore setBit pfAdd xAdd xDel xTrim`;

const REDIS_CALLS: PhraseTable = {
  ...each(KEYED_READS, 'read cache:$0'),
  ...each(KEYED_WRITES, 'write cache:$0'),
  ...each(
    'keys scan dbsize dbSize info ping time randomkey hscan sscan zscan hScan sScan zScan memory sinter sunion sdiff',
    'read cache',
  ),
  ...each(
    'mset msetnx mSet mSetNX rename renamenx eval evalsha evalSha flushall flushdb flushAll flushDb sinterstore sunionstore',
    'write cache',
  ),
  ...each('blpop brpop blPop brPop bzpopmin bzpopmax xread xreadgroup xRead xReadGroup xack xAck', 'order queue'),
  publish: 'order queue:$0',
  ...each('subscribe psubscribe unsubscribe punsubscribe pSubscribe pUnsubscribe', 'lifecycle queue'),
  ...each('connect quit disconnect destroy close select auth', 'lifecycle cache'),
  ...each('watch unwatch discard', 'order cache'),
  ...each('multi pipeline', ['pure', 'makes redis#Pipeline']),
  duplicate: ['pure', 'makes redis#RedisClient'],
};

const PIPELINE: KnownType = {
  ordered: 'cache',
  methods: {
    ...each('exec execAsPipeline execTyped', 'write cache'),
    '*': ['mutates this', 'makes redis#Pipeline'],
  },
};

const REDIS_MODULES: readonly KnownModule[] = [
  {
    modules: ['redis', '@redis/client'],
    exports: { ...each('createClient createCluster createClientPool', ['pure', 'makes redis#RedisClient']) },
    types: {
      RedisClient: { methods: REDIS_CALLS, names: ['RedisClientType'] },
      RedisClientType: { extends: 'RedisClient' },
      Pipeline: PIPELINE,
    },
  },
  {
    modules: ['ioredis', '@upstash/redis', 'iovalkey'],
    exports: {
      default: ['pure', 'makes ioredis#Redis'],
      'Redis.fromEnv': ['read env', 'makes ioredis#Redis'],
    },
    types: { Redis: { extends: 'redis#RedisClient' }, Cluster: { extends: 'redis#RedisClient' } },
  },
  {
    modules: ['@vercel/kv'],
    exports: { createClient: ['pure', 'makes @vercel/kv#VercelKV'] },
    instances: { kv: 'VercelKV', default: 'VercelKV' },
    types: { VercelKV: { extends: 'redis#RedisClient' } },
  },
];

const QUEUE_METHODS: PhraseTable = {
  ...each(
    'add addBulk upsertJobScheduler removeJobScheduler remove removeRepeatable removeRepeatableByKey retryJobs promoteJobs clean',
    'write queue:this',
  ),
  'get*': 'read queue:this',
  ...each('count isPaused', 'read queue:this'),
  ...each('pause resume drain obliterate close disconnect waitUntilReady isReady empty', 'lifecycle queue:this'),
  process: ['lifecycle queue:this', 'calls $last'],
};

const QUEUE_MODULES: readonly KnownModule[] = [
  {
    modules: ['bullmq', 'bull', 'bee-queue'],
    exports: {
      default: ['pure', 'makes bullmq#Queue'],
      Worker: ['lifecycle queue', 'makes bullmq#Worker'],
      QueueEvents: ['lifecycle queue', 'makes bullmq#QueueEvents'],
    },
    types: {
      Queue: { methods: QUEUE_METHODS },
      FlowProducer: {
        methods: { ...each('add addBulk', 'write queue'), getFlow: 'read queue', close: 'lifecycle queue' },
      },
      Worker: { ordered: 'queue', methods: each('close pause resume run waitUntilReady', 'lifecycle queue:this') },
      QueueEvents: { ordered: 'queue' },
      Job: {
        ordered: 'queue',
        methods: {
          ...each(
            'updateProgress updateData update log remove retry promote changeDelay changePriority moveToFailed moveToCompleted moveToDelayed progress',
            'write queue:this',
          ),
          ...each('getState isCompleted isFailed isActive isWaiting isDelayed getChildrenValues', 'read queue:this'),
          ...each('waitUntilFinished finished', 'order queue'),
        },
      },
    },
  },
  {
    modules: ['amqplib'],
    exports: { connect: ['lifecycle queue', 'makes amqplib#Connection'] },
    types: {
      Connection: {
        methods: {
          ...each('createChannel createConfirmChannel', ['lifecycle queue', 'makes amqplib#Channel']),
          close: 'lifecycle queue',
        },
      },
      Channel: { ordered: 'queue', names: ['ConfirmChannel'] },
      ConfirmChannel: { extends: 'Channel' },
    },
  },
  {
    modules: ['kafkajs'],
    types: {
      Kafka: {
        methods: {
          producer: ['pure', 'makes kafkajs#Producer'],
          consumer: ['pure', 'makes kafkajs#Consumer'],
          admin: ['pure', 'makes kafkajs#Admin'],
        },
      },
      Producer: {
        methods: {
          ...each('send sendBatch', 'order queue:this'),
          ...each('connect disconnect', 'lifecycle queue:this'),
          transaction: 'lifecycle queue:this',
        },
      },
      Consumer: {
        ordered: 'queue',
        methods: each('connect disconnect subscribe run stop pause resume', 'lifecycle queue:this'),
      },
      Admin: { ordered: 'queue' },
    },
  },
];

const LIMITERS: readonly KnownModule[] = [
  {
    modules: ['p-queue'],
    exports: { default: ['pure', 'makes p-queue#PQueue'] },
    types: {
      PQueue: {
        methods: {
          ...each('add addAll', ['order queue:this', 'calls $0']),
          // These wait for work that others do: what follows relies on it.
          ...each('onIdle onEmpty onSizeLessThan', 'order world'),
          ...each('start pause clear', 'order queue:this'),
        },
        names: ['PQueue'],
      },
    },
  },
  {
    modules: ['p-limit'],
    exports: each('default pLimit', ['pure', 'makes p-limit#Limit']),
    types: { Limit: { methods: { default: 'calls $0', clearQueue: 'mutates this', map: 'calls $1' } } },
  },
  {
    modules: ['p-map', 'p-filter', 'p-each-series', 'p-map-series', 'p-props'],
    exports: each('default pMap pMapSkip pMapIterable', 'calls $1'),
  },
  { modules: ['p-all', 'p-series'], exports: { default: 'pure' } },
  { modules: ['p-retry'], exports: { default: ['order clock', 'calls $0'] } },
  { modules: ['delay', 'p-sleep'], exports: { default: 'order clock' } },
  {
    modules: ['async-mutex', 'await-semaphore', 'async-lock'],
    exports: { default: ['pure', 'makes async-mutex#Mutex'], withTimeout: 'pure' },
    types: {
      Mutex: {
        ordered: 'lock',
        methods: {
          ...each('acquire release waitForUnlock', 'lifecycle lock:this'),
          runExclusive: ['order lock:this', 'calls $last'],
        },
        names: ['Mutex'],
      },
      Semaphore: { extends: 'Mutex', names: ['Semaphore'] },
    },
  },
];

const KEY_VALUE_CALLS: PhraseTable = {
  ...each('getItem key length keys multiGet getAllKeys getItemAsync isAvailableAsync', 'read storage:$0'),
  ...each('setItem removeItem setItemAsync deleteItemAsync mergeItem', 'write storage:$0'),
  ...each('clear multiSet multiRemove multiMerge dropInstance', 'write storage'),
};

const KEY_VALUE_MODULES: readonly KnownModule[] = [
  {
    modules: ['localforage', '@react-native-async-storage/async-storage', 'expo-secure-store'],
    exports: KEY_VALUE_CALLS,
  },
  {
    modules: ['idb-keyval'],
    exports: {
      get: 'read storage:$0',
      ...each('getMany keys values entries', 'read storage'),
      ...each('set del update', 'write storage:$0'),
      ...each('setMany delMany clear', 'write storage'),
    },
  },
  {
    modules: ['keyv', 'cache-manager'],
    exports: { default: ['pure', 'makes keyv#Keyv'], ...each('caching createCache', ['pure', 'makes keyv#Keyv']) },
    types: {
      Keyv: {
        methods: {
          ...each('get has', 'read cache:$0'),
          ...each('set delete del', 'write cache:$0'),
          ...each('clear reset', 'write cache'),
          disconnect: 'lifecycle cache',
          wrap: ['write cache:$0', 'calls $1'],
        },
      },
      Cache: { extends: 'Keyv' },
    },
  },
  {
    modules: ['lru-cache'],
    exports: { default: ['pure', 'makes lru-cache#LRUCache'] },
    types: {
      LRUCache: {
        methods: {
          ...each('peek has keys values entries size', 'pure'),
          ...each('get set delete clear', 'mutates this'),
        },
        names: ['LRUCache'],
      },
    },
  },
];

/** Caches, queues, locks and stores of keys and values. */
export const STORE_MODULES: readonly KnownModule[] = [
  ...REDIS_MODULES,
  ...QUEUE_MODULES,
  ...LIMITERS,
  ...KEY_VALUE_MODULES,
];
