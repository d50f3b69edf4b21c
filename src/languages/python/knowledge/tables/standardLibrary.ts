import type { KnownModule, PhraseTable } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const RUNNERS =
  'gather wait as_completed shield wait_for timeout timeout_at ensure_future create_task iscoroutinefunction iscoroutine';

const FILE_READS =
  'exists is_file is_dir is_symlink is_mount stat lstat owner group iterdir glob rglob read_text read_bytes readlink resolve samefile';
const FILE_WRITES =
  'write_text write_bytes mkdir rmdir unlink touch chmod lchmod symlink_to hardlink_to rename replace';

/** Methods of paths; what they touch is the path itself. */
export const PATH_METHODS: PhraseTable = {
  ...each(FILE_READS, 'read fs:this'),
  ...each(FILE_WRITES, 'write fs:this'),
  ...each('absolute expanduser cwd home', 'pure'),
  open: 'opens this $0',
  '*': 'pure',
};

const BUILTIN_FUNCTIONS: PhraseTable = {
  ...each(
    `abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate float format frozenset getattr hasattr hash
     hex id int isinstance issubclass iter len list max memoryview min object oct ord pow range repr reversed round set slice
     sorted str sum super tuple type vars zip property staticmethod classmethod locals globals dir
     Exception BaseException ValueError TypeError KeyError IndexError RuntimeError AttributeError NotImplementedError
     LookupError OSError IOError PermissionError FileNotFoundError TimeoutError ConnectionError StopIteration
     StopAsyncIteration AssertionError ArithmeticError ZeroDivisionError OverflowError UnicodeDecodeError UnicodeError
     ImportError ModuleNotFoundError SystemError KeyboardInterrupt ExceptionGroup BaseExceptionGroup`,
    'pure',
  ),
  ...each('map filter', ['pure', 'calls $0']),
  ...each('setattr delattr', 'mutates $0'),
  ...each('print', 'order console'),
  input: 'order ui',
  open: 'opens $0 $1',
  // `next(it)` leaves one less; `anext` waits for it.
  ...each('next anext', 'mutates $0'),
  ...each('exec eval compile __import__', 'write world'),
  ...each('exit quit', 'exits'),
};

const LOGGING: PhraseTable = each('debug info warning warn error critical exception log', 'order log');

/** What comes with Python. */
export const STANDARD_MODULES: readonly KnownModule[] = [
  { modules: ['builtins'], exports: BUILTIN_FUNCTIONS },
  {
    modules: ['asyncio', 'asyncio.tasks', 'asyncio.events', 'asyncio.locks', 'asyncio.queues', 'asyncio.streams'],
    exports: {
      ...each(RUNNERS, 'pure'),
      sleep: 'order clock',
      to_thread: 'calls $0',
      ...each('current_task all_tasks iscoroutine isfuture Future', 'pure'),
      ...each('get_event_loop get_running_loop new_event_loop', ['pure', 'makes asyncio#AbstractEventLoop']),
      ...each('set_event_loop', 'mutates $0'),
      run: 'order clock',
      ...each('create_subprocess_exec create_subprocess_shell', ['write world', 'makes asyncio#Process']),
      ...each('open_connection open_unix_connection', ['lifecycle net']),
      ...each('start_server start_unix_server', 'lifecycle net'),
      run_coroutine_threadsafe: 'pure',
      CancelledError: 'pure',
    },
    types: {
      Lock: { ordered: 'lock' },
      Semaphore: { ordered: 'lock' },
      BoundedSemaphore: { ordered: 'lock' },
      Condition: { ordered: 'lock', methods: { ...each('wait wait_for acquire', 'order world') } },
      Barrier: { ordered: 'lock', methods: { wait: 'order world' } },
      Event: { ordered: 'event', methods: { is_set: 'pure', wait: 'order world', '*': 'write event:this' } },
      Queue: { ordered: 'queue', methods: { ...each('qsize empty full', 'pure'), '*': 'order world' } },
      PriorityQueue: { extends: 'Queue' },
      LifoQueue: { extends: 'Queue' },
      StreamReader: { ordered: 'stream', methods: { at_eof: 'pure', '*': 'order stream:this' } },
      StreamWriter: {
        ordered: 'stream',
        methods: { ...each('get_extra_info is_closing', 'pure'), '*': 'order stream:this' },
      },
      Process: { ordered: 'process', methods: { '*': 'order process:this' } },
      TaskGroup: { methods: { create_task: 'pure' } },
      Task: { methods: { ...each('done cancelled result exception get_name', 'pure'), '*': 'mutates this' } },
      AbstractEventLoop: {
        methods: {
          run_in_executor: 'calls $1',
          ...each('time is_running is_closed get_debug create_future', 'pure'),
          ...each('create_task', 'pure'),
          ...each('call_soon call_later call_at call_soon_threadsafe add_signal_handler', 'write event'),
          ...each('create_connection create_server create_datagram_endpoint create_unix_server', 'lifecycle net'),
          getaddrinfo: 'read dns:$0',
          getnameinfo: 'read dns:$0',
          ...each('sock_recv sock_sendall sock_connect sock_accept', 'order net'),
          '*': 'write event',
        },
      },
    },
  },
  { modules: ['time'], exports: { sleep: 'order clock', '*': 'read process' } },
  { modules: ['random', 'secrets', 'uuid'], exports: { ...each('shuffle', 'mutates $0'), '*': 'read random' } },
  {
    modules: ['datetime'],
    exports: { '*': 'pure', 'datetime.*': 'pure', 'date.*': 'pure' },
  },
  {
    modules: [
      'json',
      'orjson',
      'ujson',
      'pickle',
      'base64',
      'hashlib',
      'hmac',
      'struct',
      'zlib',
      'gzip',
      'binascii',
      'textwrap',
      'html',
      'string',
      'math',
      'statistics',
      'operator',
      'itertools',
      'collections',
      'functools',
      'copy',
      're',
      'dataclasses',
      'enum',
      'typing',
      'types',
      'decimal',
      'fractions',
      'urllib.parse',
      'ipaddress',
      'difflib',
      'inspect',
      'contextlib',
      'abc',
      'calendar',
      'zoneinfo',
      'unicodedata',
      'colorsys',
      'fnmatch',
      'shlex',
      'traceback',
      'warnings',
      'weakref',
      'numbers',
      'keyword',
      'token',
      'tokenize',
      'ast',
      'xml.etree.ElementTree',
      'yarl',
      'multidict',
      'attr',
      'attrs',
      'typing_extensions',
      'http',
      'mimetypes',
      'email.utils',
      'locale',
      'gettext',
      'platform',
    ],
    exports: { '*': 'pure' },
  },
  {
    modules: ['heapq', 'bisect'],
    exports: { ...each('heappush heappop heapify heapreplace heappushpop insort', 'mutates $0'), '*': 'pure' },
  },
  { modules: ['contextvars'], exports: { '*': 'pure' } },
  {
    modules: ['logging', 'loguru', 'structlog'],
    exports: {
      ...LOGGING,
      ...each('getLogger get_logger', ['pure', 'makes logging#Logger']),
      '*': 'pure',
    },
    instances: { logger: 'Logger' },
    types: { Logger: { methods: { ...LOGGING, isEnabledFor: 'pure', '*': 'order log' } } },
  },
  {
    modules: ['os'],
    exports: {
      ...each('getenv getpid getcwd cpu_count urandom fspath', 'pure'),
      ...each('environ.get environ.copy environ.items environ.keys', 'pure'),
      ...each('environ.setdefault environ.update environ.pop putenv unsetenv chdir umask', 'write env'),
      'path.exists': 'read fs:$0',
      ...each(
        'path.isfile path.isdir path.getsize path.getmtime path.islink path.realpath stat lstat listdir scandir access readlink walk',
        'read fs:$0',
      ),
      ...each('remove unlink rmdir removedirs mkdir makedirs chmod chown truncate symlink link utime', 'write fs:$0'),
      ...each('rename replace', ['write fs:$0', 'write fs:$1']),
      'path.*': 'pure',
      system: 'write world',
      ...each('_exit abort', 'exits'),
      ...each('kill killpg', 'order process'),
    },
  },
  {
    modules: ['posixpath', 'ntpath'],
    exports: {
      ...each('exists isfile isdir getsize getmtime islink realpath lexists', 'read fs:$0'),
      '*': 'pure',
    },
  },
  {
    modules: ['shutil'],
    exports: {
      ...each('which disk_usage', 'read fs:$0'),
      ...each('copy copy2 copyfile copytree move', ['read fs:$0', 'write fs:$1']),
      rmtree: 'write fs:$0',
    },
  },
  {
    modules: ['pathlib'],
    types: {
      Path: {
        methods: {
          ...PATH_METHODS,
          ...each('joinpath with_suffix with_name with_stem absolute expanduser', ['pure', 'makes pathlib#Path']),
          resolve: ['read fs:this', 'makes pathlib#Path'],
        },
        members: { parent: 'pathlib#Path' },
      },
      PurePath: { methods: { '*': 'pure' } },
    },
  },
  { modules: ['tempfile'], exports: { '*': 'write fs' } },
  {
    modules: ['sys'],
    exports: { exit: 'exits', 'stdout.*': 'order console', 'stderr.*': 'order console', '*': 'pure' },
  },
  { modules: ['subprocess'], exports: { '*': 'write world' } },
];
