import { GLOBALS, type KnownModule, type PhraseTable } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const READ_METHODS = 'get head options';
const WRITE_METHODS = 'post put patch delete';

/** Methods named after those of HTTP, whose results are of the type. */
function httpMethods(type?: string): PhraseTable {
  const makes = type === undefined ? [] : [`makes ${type}`];
  return {
    ...each(READ_METHODS, ['read net:$0', ...makes]),
    ...each(WRITE_METHODS, ['write net:$0', ...makes]),
  };
}

const AXIOS_CALLS: PhraseTable = {
  default: 'http $0 $1',
  ...httpMethods(),
  request: 'http $0.url $0',
  ...each('postForm putForm patchForm', 'write net:$0'),
  getUri: 'pure',
};

const GOT_CALLS: PhraseTable = {
  default: ['http $0 $1', 'makes got#CancelableRequest'],
  ...httpMethods('got#CancelableRequest'),
  extend: ['pure', 'makes got#Got'],
  stream: ['http $0 $1', 'makes stream#Duplex'],
  'paginate.all': 'read net:$0',
};

const KY_CALLS: PhraseTable = {
  default: ['http $0 $1', 'makes ky#ResponsePromise'],
  ...httpMethods('ky#ResponsePromise'),
  ...each('create extend', ['pure', 'makes ky#KyInstance']),
};

/** The request has been made where the promise was; these only say in which form its answer is wanted. */
const ANSWER_FORMS = each('json text buffer blob arrayBuffer formData bytes', 'pure');

const CHAINED_REQUEST = ['mutates this', 'makes superagent#Request'];

/** Clients of HTTP and of what runs over it. */
export const HTTP_MODULES: readonly KnownModule[] = [
  {
    modules: ['axios'],
    exports: {
      ...AXIOS_CALLS,
      create: ['pure', 'makes axios#AxiosInstance'],
      ...each('all spread isAxiosError isCancel toFormData AxiosError', 'pure'),
      'CancelToken.source': 'pure',
    },
    types: {
      AxiosInstance: { methods: AXIOS_CALLS, names: ['AxiosInstance', 'AxiosStatic'] },
      Axios: { methods: AXIOS_CALLS },
    },
  },
  {
    modules: ['got'],
    exports: { ...GOT_CALLS, got: ['http $0 $1', 'makes got#CancelableRequest'] },
    instances: { got: 'Got' },
    types: { Got: { methods: GOT_CALLS }, CancelableRequest: { methods: { ...ANSWER_FORMS, cancel: 'mutates this' } } },
  },
  {
    modules: ['ky', 'ky-universal'],
    exports: KY_CALLS,
    types: { KyInstance: { methods: KY_CALLS, names: ['KyInstance'] }, ResponsePromise: { methods: ANSWER_FORMS } },
  },
  {
    modules: ['undici'],
    exports: {
      fetch: ['http $0 $1', `makes ${GLOBALS}#Response`],
      request: 'http $0 $1',
      stream: ['http $0 $1', 'calls $2'],
      ...each('Headers FormData Request Response', 'pure'),
      ...each('setGlobalDispatcher setGlobalOrigin', 'write env:undici'),
      ...each('getGlobalDispatcher getGlobalOrigin', 'read env:undici'),
    },
    types: {
      Client: { methods: { request: 'http $0.path $0', ...each('close destroy', 'lifecycle net:this') } },
      Pool: { extends: 'Client' },
      Agent: { extends: 'Client' },
      ProxyAgent: { extends: 'Client' },
    },
  },
  {
    modules: [
      'node-fetch',
      'cross-fetch',
      'node-fetch-native',
      'isomorphic-unfetch',
      'unfetch',
      'make-fetch-happen',
      'fetch-retry',
    ],
    exports: {
      ...each('default fetch', ['http $0 $1', `makes ${GLOBALS}#Response`]),
      ...each('Headers Request Response FormData Blob', 'pure'),
    },
  },
  {
    modules: ['ofetch'],
    exports: { ...each('ofetch $fetch', 'http $0 $1'), ...each('ofetch.raw $fetch.raw', 'http $0 $1') },
  },
  {
    modules: ['superagent'],
    exports: {
      ...httpMethods('superagent#Request'),
      ...each('del', ['write net:$0', 'makes superagent#Request']),
      agent: ['pure', 'makes superagent#Agent'],
    },
    types: {
      Request: {
        methods: each(
          `send set query type accept auth attach field timeout retry redirects responseType withCredentials ok buffer key cert ca
           agent use`,
          CHAINED_REQUEST,
        ),
      },
      Agent: { methods: httpMethods('superagent#Request') },
    },
  },
  {
    modules: ['request', 'request-promise', 'request-promise-native'],
    exports: {
      default: ['http $0 $1', 'calls $last'],
      ...each(READ_METHODS, ['read net:$0', 'calls $last']),
      ...each(`${WRITE_METHODS} del`, ['write net:$0', 'calls $last']),
      defaults: 'pure',
    },
  },
  {
    modules: ['@apollo/client', '@apollo/client/core'],
    exports: { gql: 'pure', InMemoryCache: 'pure' },
    types: {
      ApolloClient: {
        methods: {
          query: 'read net',
          mutate: ['write net', 'write cache'],
          ...each('resetStore clearStore refetchQueries reFetchObservableQueries', ['write cache', 'read net']),
          ...each('readQuery readFragment', 'read cache'),
          ...each('writeQuery writeFragment', 'write cache'),
        },
        names: ['ApolloClient'],
      },
    },
  },
  {
    modules: [
      '@tanstack/react-query',
      '@tanstack/query-core',
      '@tanstack/vue-query',
      '@tanstack/svelte-query',
      'react-query',
    ],
    exports: { dehydrate: 'read cache' },
    types: {
      QueryClient: {
        methods: {
          ...each('fetchQuery prefetchQuery ensureQueryData fetchInfiniteQuery prefetchInfiniteQuery', [
            'read cache:$0',
            'calls $0.queryFn',
          ]),
          ...each('getQueryData getQueriesData getQueryState isFetching isMutating getQueryCache', 'read cache'),
          ...each('setQueryData setQueriesData removeQueries clear cancelQueries', 'write cache'),
          ...each('invalidateQueries refetchQueries resetQueries', ['write cache', 'read net']),
        },
        names: ['QueryClient'],
      },
    },
  },
  {
    modules: ['ws', 'isomorphic-ws'],
    exports: {
      ...each('default WebSocket', ['lifecycle net', 'makes ws#WebSocket']),
      ...each('WebSocketServer Server', ['lifecycle net', 'makes ws#WebSocketServer']),
    },
    types: {
      WebSocket: { ordered: 'net' },
      WebSocketServer: { ordered: 'net' },
    },
  },
  {
    modules: ['socket.io-client'],
    exports: each('default io connect', ['lifecycle net', 'makes socket.io-client#Socket']),
    types: { Socket: { ordered: 'net' } },
  },
  {
    modules: ['nodemailer'],
    exports: {
      createTransport: ['pure', 'makes nodemailer#Transporter'],
      createTestAccount: 'write mail',
      getTestMessageUrl: 'pure',
    },
    types: {
      Transporter: {
        methods: { sendMail: 'write mail', verify: 'read mail', close: 'lifecycle mail' },
        names: ['Transporter'],
      },
    },
  },
  {
    modules: ['@sendgrid/mail'],
    exports: { send: 'write mail', sendMultiple: 'write mail', setApiKey: 'write env:sendgrid' },
  },
  {
    modules: ['resend'],
    types: {
      Resend: { methods: { 'emails.send': 'write mail', 'emails.get': 'read mail', 'batch.send': 'write mail' } },
    },
  },
];
