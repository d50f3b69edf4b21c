import type { KnownModule, PhraseTable } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

/** Methods named after those of HTTP, whose answers are of the type. */
function requests(type: string): PhraseTable {
  return {
    ...each('get head options', ['read net:$0', `makes ${type}`]),
    ...each('post put patch delete', ['write net:$0', `makes ${type}`]),
    request: ['http $1 $0', `makes ${type}`],
  };
}

/** The answer has come; these say in which form it is wanted, and wait for the rest of it. */
const ANSWER_FORMS = each('json text read aread', 'read stream:this');

/** Clients and servers of HTTP and of what runs over it. */
export const HTTP_MODULES: readonly KnownModule[] = [
  { modules: ['litellm'], exports: each('acompletion aembedding atext_completion', 'read net') },
  {
    modules: ['aiohttp', 'aiohttp.client'],
    exports: {
      request: ['http $1 $0', 'makes aiohttp#ClientResponse'],
      ...each('ClientTimeout TCPConnector BasicAuth FormData CookieJar', 'pure'),
    },
    types: {
      ClientSession: {
        methods: {
          ...requests('aiohttp#ClientResponse'),
          ws_connect: ['lifecycle net', 'makes aiohttp#ClientWebSocketResponse'],
          close: 'lifecycle net',
        },
      },
      ClientResponse: {
        methods: {
          ...ANSWER_FORMS,
          ...each('raise_for_status', 'guard'),
          ...each('release close', 'write stream:this'),
        },
        members: { content: 'aiohttp#StreamReader' },
      },
      StreamReader: { ordered: 'stream', methods: { '*': 'order stream:this' } },
      ClientWebSocketResponse: { ordered: 'net' },
    },
  },
  {
    modules: ['aiohttp.web'],
    exports: { ...each('json_response Response HTTPFound HTTPNotFound HTTPBadRequest', 'pure') },
    types: {
      Request: { methods: { ...each('json text read post', 'read stream:this') } },
      WebSocketResponse: { ordered: 'net' },
      StreamResponse: { ordered: 'net' },
    },
  },
  {
    modules: ['httpx'],
    exports: requests('httpx#Response'),
    types: {
      AsyncClient: {
        methods: {
          ...requests('httpx#Response'),
          send: ['write net', 'makes httpx#Response'],
          stream: ['http $1 $0', 'makes httpx#Response'],
          aclose: 'lifecycle net',
          build_request: 'pure',
        },
        names: ['AsyncClient'],
      },
      Client: { methods: { ...requests('httpx#Response'), close: 'lifecycle net' } },
      Response: {
        methods: {
          ...each('json', 'pure'),
          ...each('aread read', 'read stream:this'),
          ...each('aiter_bytes aiter_text aiter_lines aiter_raw', 'order stream:this'),
          raise_for_status: 'guard',
        },
      },
    },
  },
  {
    modules: ['requests', 'niquests'],
    exports: { ...requests('requests#Response'), session: ['pure', 'makes requests#Session'] },
    types: {
      Session: { methods: { ...requests('requests#Response'), close: 'lifecycle net' } },
      Response: { methods: { json: 'pure', raise_for_status: 'guard' } },
    },
  },
  {
    modules: ['starlette.requests', 'fastapi', 'fastapi.requests', 'starlette'],
    exports: {
      ...each('HTTPException Depends Query Path Body Header Cookie Form File APIRouter FastAPI Security', 'pure'),
    },
    types: {
      Request: { methods: each('json body form', 'read stream:this') },
      UploadFile: { ordered: 'stream', methods: { '*': 'order stream:this' } },
      WebSocket: { ordered: 'net' },
      BackgroundTasks: { methods: { add_task: 'write queue' } },
    },
  },
  { modules: ['fastapi.concurrency', 'starlette.concurrency'], exports: { run_in_threadpool: 'calls $0' } },
  { modules: ['starlette.websockets'], types: { WebSocket: { ordered: 'net' } } },
  {
    modules: ['websockets', 'websockets.client', 'websockets.asyncio.client'],
    exports: { connect: ['lifecycle net', 'makes websockets#ClientConnection'], serve: 'lifecycle net' },
    types: {
      ClientConnection: { ordered: 'net' },
      WebSocketClientProtocol: { ordered: 'net' },
      WebSocketServerProtocol: { ordered: 'net' },
    },
  },
  {
    modules: ['openai', 'anthropic', 'groq', 'mistralai'],
    types: {
      // A question to a model is a read: asking twice is no harm, and neither answer hangs on the other.
      AsyncOpenAI: {
        methods: {
          ...each(
            `chat.completions.create chat.completions.parse beta.chat.completions.parse completions.create embeddings.create
             responses.create images.generate moderations.create messages.create audio.transcriptions.create models.list`,
            'read net',
          ),
          ...each('close', 'lifecycle net'),
        },
        names: ['AsyncOpenAI', 'AsyncAzureOpenAI', 'AsyncAnthropic', 'AsyncGroq'],
      },
      AsyncAzureOpenAI: { extends: 'AsyncOpenAI' },
      AsyncAnthropic: { extends: 'AsyncOpenAI' },
      AsyncGroq: { extends: 'AsyncOpenAI' },
    },
  },
  {
    modules: ['aiobotocore', 'aiobotocore.session', 'aioboto3', 'aioboto3.session'],
    exports: {
      get_session: ['pure', 'makes aiobotocore#Session'],
      client: ['pure', 'makes aiobotocore#Client'],
    },
    types: {
      Session: {
        methods: { ...each('create_client client', ['pure', 'makes aiobotocore#Client']) },
        names: ['AioSession'],
      },
      Client: {
        methods: {
          ...each(
            'get_* list_* head_* describe_* query scan batch_get_item select_* generate_presigned_url',
            'read storage',
          ),
          receive_message: 'order queue',
          '*': 'write storage',
        },
        names: ['AioBaseClient'],
      },
    },
  },
];
