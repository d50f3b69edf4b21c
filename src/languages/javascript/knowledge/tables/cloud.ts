import type { KnownModule, KnownType, PhraseTable } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

/** Methods of the clients that have one method per operation, by the verb in their names. */
function operations(resource: string): PhraseTable {
  return {
    ...Object.fromEntries(
      ['get*', 'list*', 'head*', 'describe*', 'query*', 'scan*', 'batchGet*', 'search*', 'select*'].map((name) => [
        name,
        [`read ${resource}`],
      ]),
    ),
    '*': [`write ${resource}`],
    ...each('query scan', [`read ${resource}`]),
    ...each('destroy', 'lifecycle net:this'),
  };
}

/** A package of the AWS SDK v3: a client that sends commands, and one with a method per operation. */
function awsClient(name: string, service: string, resource: string): KnownModule {
  return {
    modules: [`@aws-sdk/client-${name}`],
    types: {
      [`${service}Client`]: {
        methods: { send: [`command $0 ${resource}`], destroy: 'lifecycle net:this' },
        names: [`${service}Client`],
      },
      [service]: { methods: { ...operations(resource), send: [`command $0 ${resource}`] } },
    },
    exports: { '*Command': 'pure', 'waitUntil*': 'order clock' },
  };
}

const AWS_MODULES: readonly KnownModule[] = [
  awsClient('s3', 'S3', 'storage'),
  awsClient('dynamodb', 'DynamoDB', 'db'),
  awsClient('sqs', 'SQS', 'queue'),
  awsClient('sns', 'SNS', 'queue'),
  awsClient('ses', 'SES', 'mail'),
  awsClient('sesv2', 'SESv2', 'mail'),
  awsClient('lambda', 'Lambda', 'net:lambda'),
  awsClient('secrets-manager', 'SecretsManager', 'net:secrets-manager'),
  awsClient('ssm', 'SSM', 'net:ssm'),
  awsClient('cloudwatch', 'CloudWatch', 'net:cloudwatch'),
  awsClient('cloudwatch-logs', 'CloudWatchLogs', 'net:cloudwatch-logs'),
  awsClient('cognito-identity-provider', 'CognitoIdentityProvider', 'net:cognito'),
  awsClient('ec2', 'EC2', 'net:ec2'),
  awsClient('iam', 'IAM', 'net:iam'),
  awsClient('kms', 'KMS', 'net:kms'),
  awsClient('eventbridge', 'EventBridge', 'queue'),
  awsClient('sfn', 'SFN', 'net:sfn'),
  awsClient('kinesis', 'Kinesis', 'queue'),
  {
    modules: ['@aws-sdk/client-*'],
    exports: { '*Client': ['pure', 'makes @aws-sdk/client-*#AnyClient'], '*Command': 'pure' },
    types: { AnyClient: { methods: { send: 'command $0', destroy: 'lifecycle net:this' } } },
  },
  {
    modules: ['@aws-sdk/lib-dynamodb'],
    exports: {
      ...each('DynamoDBDocumentClient.from DynamoDBDocument.from', [
        'pure',
        'makes @aws-sdk/lib-dynamodb#DynamoDBDocumentClient',
      ]),
      '*Command': 'pure',
      'paginate*': 'read db',
    },
    types: {
      DynamoDBDocumentClient: {
        methods: { ...operations('db'), send: 'command $0 db' },
        names: ['DynamoDBDocumentClient'],
      },
      DynamoDBDocument: { extends: 'DynamoDBDocumentClient', names: ['DynamoDBDocument'] },
    },
  },
  {
    modules: ['@aws-sdk/lib-storage'],
    types: { Upload: { methods: { done: 'write storage', abort: 'write storage', on: 'order event:this' } } },
  },
  { modules: ['@aws-sdk/s3-request-presigner', '@aws-sdk/cloudfront-signer'], exports: each('getSignedUrl', 'pure') },
  { modules: ['@aws-sdk/util-dynamodb'], exports: each('marshall unmarshall convertToAttr convertToNative', 'pure') },
];

const DOCUMENT_REFERENCE: KnownType = {
  methods: {
    get: 'read db:this',
    ...each('set update delete create', 'write db:this'),
    collection: ['pure', 'makes @google-cloud/firestore#CollectionReference'],
    listCollections: 'read db:this',
    onSnapshot: ['order event:this', 'calls $0'],
  },
  names: ['DocumentReference'],
};

const FIRESTORE: KnownModule = {
  modules: ['@google-cloud/firestore', 'firebase-admin/firestore'],
  exports: {
    ...each('getFirestore initializeFirestore', ['pure', 'makes @google-cloud/firestore#Firestore']),
    'FieldValue.*': 'pure',
    'Timestamp.now': 'read clock',
    ...each('Timestamp.fromDate Timestamp.fromMillis', 'pure'),
  },
  types: {
    Firestore: {
      methods: {
        ...each('collection collectionGroup', ['pure', 'makes @google-cloud/firestore#CollectionReference']),
        doc: ['pure', 'makes @google-cloud/firestore#DocumentReference'],
        getAll: 'read db',
        listCollections: 'read db',
        batch: ['pure', 'makes @google-cloud/firestore#WriteBatch'],
        bulkWriter: ['pure', 'makes @google-cloud/firestore#WriteBatch'],
        runTransaction: ['write db', 'calls $0'],
        recursiveDelete: 'write db',
        terminate: 'lifecycle db',
      },
    },
    CollectionReference: {
      methods: {
        ...each('get listDocuments', 'read db:this'),
        ...each('count aggregate', ['pure', 'makes @google-cloud/firestore#Query']),
        add: 'write db:this',
        doc: ['pure', 'makes @google-cloud/firestore#DocumentReference'],
        ...each('where orderBy limit limitToLast offset startAt startAfter endAt endBefore select', [
          'pure',
          'makes @google-cloud/firestore#Query',
        ]),
        onSnapshot: ['order event:this', 'calls $0'],
      },
      names: ['CollectionReference'],
    },
    Query: {
      methods: {
        get: 'read db',
        ...each('where orderBy limit limitToLast offset startAt startAfter endAt endBefore select count', [
          'pure',
          'makes @google-cloud/firestore#Query',
        ]),
      },
    },
    DocumentReference: DOCUMENT_REFERENCE,
    WriteBatch: {
      ordered: 'db',
      methods: {
        ...each('set update delete create', ['mutates this', 'makes @google-cloud/firestore#WriteBatch']),
        ...each('commit flush close', 'write db'),
      },
      names: ['WriteBatch', 'BulkWriter'],
    },
    Transaction: {
      ordered: 'db',
      methods: { ...each('get getAll', 'read db'), ...each('set update delete create', 'write db') },
    },
  },
};

const FIREBASE_MODULES: readonly KnownModule[] = [
  FIRESTORE,
  {
    modules: ['firebase/firestore', '@firebase/firestore', 'firebase/firestore/lite'],
    exports: {
      ...each(
        `getFirestore doc collection collectionGroup query where orderBy limit limitToLast startAt startAfter endAt endBefore and or
         serverTimestamp arrayUnion arrayRemove increment deleteField documentId`,
        'pure',
      ),
      ...each('getDoc getDocFromCache getDocFromServer getDocs getDocsFromCache getDocsFromServer', 'read db:$0'),
      ...each('getCountFromServer getAggregateFromServer', 'read db:$0'),
      ...each('setDoc updateDoc deleteDoc addDoc', 'write db:$0'),
      runTransaction: ['write db', 'calls $1'],
      writeBatch: ['pure', 'makes @google-cloud/firestore#WriteBatch'],
      onSnapshot: ['order event', 'calls $last'],
      ...each('enableNetwork disableNetwork enableIndexedDbPersistence terminate waitForPendingWrites', 'lifecycle db'),
    },
  },
  {
    modules: ['firebase/database', '@firebase/database'],
    exports: {
      ...each(
        'getDatabase ref child query orderByChild orderByKey orderByValue equalTo limitToFirst limitToLast',
        'pure',
      ),
      get: 'read db:$0',
      ...each('set update remove push runTransaction', 'write db:$0'),
      ...each('onValue onChildAdded onChildChanged onChildRemoved off', 'order event'),
    },
  },
  {
    modules: ['firebase/auth', '@firebase/auth'],
    exports: {
      getAuth: 'pure',
      'signIn*': 'lifecycle env:auth',
      ...each('signOut createUserWithEmailAndPassword setPersistence', 'lifecycle env:auth'),
      ...each('updateProfile updateEmail updatePassword deleteUser linkWithCredential', 'write net:auth'),
      ...each('sendPasswordResetEmail sendEmailVerification sendSignInLinkToEmail', 'write mail'),
      ...each('getIdToken getIdTokenResult fetchSignInMethodsForEmail', 'read net:auth'),
      onAuthStateChanged: ['order event', 'calls $1'],
    },
  },
  {
    modules: ['firebase/storage', '@firebase/storage'],
    exports: {
      ...each('getStorage ref', 'pure'),
      ...each('getDownloadURL getMetadata getBytes getBlob getStream list listAll', 'read storage:$0'),
      ...each('uploadBytes uploadString uploadBytesResumable deleteObject updateMetadata', 'write storage:$0'),
    },
  },
  {
    modules: ['firebase-admin'],
    exports: {
      ...each('initializeApp', 'lifecycle env'),
      firestore: ['pure', 'makes @google-cloud/firestore#Firestore'],
      auth: ['pure', 'makes firebase-admin/auth#Auth'],
      storage: ['pure', 'makes @google-cloud/storage#Storage'],
      'firestore.FieldValue.*': 'pure',
      'credential.*': 'pure',
    },
  },
  {
    modules: ['firebase-admin/auth'],
    exports: { getAuth: ['pure', 'makes firebase-admin/auth#Auth'] },
    types: {
      Auth: {
        methods: {
          ...each('getUser getUserByEmail getUserByPhoneNumber getUsers listUsers', 'read net:auth'),
          ...each('verifyIdToken verifySessionCookie', ['read net:auth', 'guard']),
          ...each(
            'createUser updateUser deleteUser deleteUsers setCustomUserClaims revokeRefreshTokens importUsers',
            'write net:auth',
          ),
          ...each('createCustomToken createSessionCookie', 'read net:auth'),
        },
      },
    },
  },
];

const GOOGLE_STORAGE: KnownModule = {
  modules: ['@google-cloud/storage', 'firebase-admin/storage'],
  exports: { getStorage: ['pure', 'makes @google-cloud/storage#Storage'] },
  types: {
    Storage: {
      methods: {
        bucket: ['pure', 'makes @google-cloud/storage#Bucket'],
        ...each('getBuckets getServiceAccount', 'read storage'),
        createBucket: 'write storage',
      },
    },
    Bucket: {
      methods: {
        file: ['pure', 'makes @google-cloud/storage#File'],
        ...each('getFiles exists getMetadata get', 'read storage:this'),
        ...each(
          'upload combine create delete deleteFiles setMetadata makePublic makePrivate addLifecycleRule',
          'write storage:this',
        ),
      },
    },
    File: {
      methods: {
        ...each('download exists getMetadata get isPublic', 'read storage:this'),
        ...each('save delete setMetadata makePublic makePrivate', 'write storage:this'),
        ...each('copy move rename', 'write storage'),
        ...each('getSignedUrl publicUrl generateSignedPostPolicyV4', 'pure'),
        createReadStream: ['read storage:this', 'makes stream#Readable'],
        createWriteStream: ['write storage:this', 'makes stream#Writable'],
      },
    },
  },
};

const SERVICES: readonly KnownModule[] = [
  {
    modules: ['stripe'],
    exports: {
      default: ['pure', 'makes stripe#Stripe'],
      'Stripe.webhooks.constructEvent': 'guard',
    },
    types: {
      Stripe: {
        methods: {
          'webhooks.constructEvent': 'guard',
          'webhooks.constructEventAsync': 'guard',
          rawRequest: 'write net:stripe',
        },
        members: { '*': 'StripeResource' },
        names: ['Stripe'],
      },
      // Accounts, customers, charges and subscriptions all change one another.
      StripeResource: {
        methods: { ...each('retrieve* list* search*', 'read net:stripe'), '*': 'write net:stripe' },
        members: { '*': 'StripeResource' },
      },
    },
  },
  {
    modules: ['@octokit/rest', 'octokit', '@octokit/core', '@actions/github'],
    exports: { getOctokit: ['pure', 'makes @octokit/rest#Octokit'] },
    types: {
      Octokit: {
        methods: {
          paginate: 'read net:github',
          ...each('request graphql', 'write net:github'),
          auth: 'read net:github',
        },
        members: { '*': 'OctokitArea' },
        names: ['Octokit'],
      },
      OctokitArea: {
        methods: {
          ...each('get* list* check* search* compare* download*', 'read net:github'),
          '*': 'write net:github',
        },
        members: { '*': 'OctokitArea' },
      },
    },
  },
  {
    modules: ['@supabase/supabase-js', '@supabase/ssr'],
    exports: each('createClient createServerClient createBrowserClient', [
      'pure',
      'makes @supabase/supabase-js#SupabaseClient',
    ]),
    types: {
      SupabaseClient: {
        methods: {
          from: ['pure', 'makes @supabase/supabase-js#QueryBuilder'],
          rpc: 'write db',
          ...each('auth.getUser auth.getSession auth.getClaims', 'read env:auth'),
          'auth.*': 'lifecycle env:auth',
          'auth.admin.*': 'write net:auth',
          ...each('auth.admin.getUserById auth.admin.listUsers', 'read net:auth'),
          'storage.from': ['pure', 'makes @supabase/supabase-js#StorageFileApi'],
          'functions.invoke': 'write net',
          ...each('channel removeChannel removeAllChannels', 'order event'),
        },
        names: ['SupabaseClient'],
      },
      QueryBuilder: {
        methods: {
          select: ['read db', 'makes @supabase/supabase-js#FilterBuilder'],
          ...each('insert update upsert delete', ['write db', 'makes @supabase/supabase-js#FilterBuilder']),
        },
      },
      FilterBuilder: { methods: { '*': ['pure', 'makes @supabase/supabase-js#FilterBuilder'] } },
      StorageFileApi: {
        methods: {
          ...each('download list createSignedUrl createSignedUrls info exists', 'read storage'),
          getPublicUrl: 'pure',
          ...each('upload update move copy remove createSignedUploadUrl uploadToSignedUrl', 'write storage'),
        },
      },
    },
  },
  {
    modules: ['openai'],
    exports: { default: ['pure', 'makes openai#OpenAI'] },
    types: {
      OpenAI: {
        // Answers that nothing is kept of.
        methods: {
          ...each(
            'chat.completions.create chat.completions.parse completions.create embeddings.create moderations.create',
            'read net:openai',
          ),
          ...each(
            'images.generate audio.transcriptions.create audio.speech.create models.list models.retrieve',
            'read net:openai',
          ),
        },
        names: ['OpenAI'],
      },
    },
  },
  {
    modules: ['@anthropic-ai/sdk'],
    exports: { default: ['pure', 'makes @anthropic-ai/sdk#Anthropic'] },
    types: {
      Anthropic: {
        methods: each('messages.create messages.countTokens models.list', 'read net:anthropic'),
        names: ['Anthropic'],
      },
    },
  },
];

/** Services in the cloud. */
export const CLOUD_MODULES: readonly KnownModule[] = [...AWS_MODULES, ...FIREBASE_MODULES, GOOGLE_STORAGE, ...SERVICES];
