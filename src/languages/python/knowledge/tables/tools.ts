import type { KnownModule, KnownType, PhraseTable } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';
import { PATH_METHODS } from './standardLibrary';

const FILE_READS = each('exists isfile isdir getsize stat listdir scandir access readlink', 'read fs:$0');
const FILE_WRITES = each('remove unlink rmdir mkdir makedirs removedirs symlink link', 'write fs:$0');

/** What others see, in the order in which it is sent. */
const SAYS: PhraseTable = each(
  `send reply edit delete add_reaction remove_reaction clear_reactions pin unpin ban kick unban add_roles remove_roles respond followup
   send_message defer edit_message create_thread create_text_channel set_permissions purge move_to trigger_typing publish
   edit_original_response send_modal delete_original_response`,
  'order event',
);

const DISCORD_READS: PhraseTable = {
  ...each('fetch_* history pins invites webhooks bans', 'read net'),
  'get_*': 'pure',
};

const TELEGRAM_CALLS: PhraseTable = {
  ...each('get_* fetch_* search_* resolve_*', 'read net'),
  ...each('initialize shutdown start stop', 'lifecycle net'),
  '*': 'order event',
};

/** One device that answers one question after another. */
const DEVICE: KnownType = { ordered: 'device', methods: { ...each('is_connected', 'pure'), '*': 'order device' } };

/** Files, browsers, chats, other loops. */
export const TOOL_MODULES: readonly KnownModule[] = [
  {
    modules: ['aiofiles', 'aiofiles.threadpool'],
    exports: { open: ['opens $0 $1', 'makes aiofiles#File'] },
    namespaces: {},
    types: { File: { ordered: 'stream', methods: { '*': 'order stream:this' } } },
  },
  {
    modules: ['homeassistant.core'],
    types: { HomeAssistant: { methods: { async_add_executor_job: 'calls $0' }, names: ['HomeAssistant'] } },
  },
  { modules: ['bleak', 'bleak.backends.client'], types: { BleakClient: DEVICE } },
  {
    modules: ['pymodbus.client', 'pymodbus.client.tcp', 'pymodbus'],
    types: {
      AsyncModbusTcpClient: { ...DEVICE, names: ['AsyncModbusTcpClient', 'AsyncModbusSerialClient'] },
      AsyncModbusSerialClient: DEVICE,
    },
  },
  { modules: ['serial_asyncio', 'aioserial'], types: { AioSerial: DEVICE } },
  {
    modules: ['aiofiles.os'],
    exports: {
      ...FILE_READS,
      ...FILE_WRITES,
      ...each('rename replace', ['write fs:$0', 'write fs:$1']),
      'path.*': 'read fs:$0',
    },
  },
  { modules: ['aiofiles.ospath'], exports: FILE_READS },
  { modules: ['aiopath', 'aioshutil'], types: { AsyncPath: { methods: PATH_METHODS } } },
  {
    modules: ['anyio'],
    exports: {
      sleep: 'order clock',
      'to_thread.run_sync': 'calls $0',
      'from_thread.run': 'calls $0',
      create_task_group: 'pure',
      ...each('move_on_after fail_after', 'pure'),
      open_file: ['opens $0 $1', 'makes aiofiles#File'],
      ...each('connect_tcp create_tcp_listener', 'lifecycle net'),
      ...each('run_process open_process', 'write world'),
    },
    types: {
      Path: { methods: PATH_METHODS },
      Lock: { ordered: 'lock' },
      Semaphore: { ordered: 'lock' },
      CapacityLimiter: { ordered: 'lock' },
      Event: { ordered: 'event' },
      Condition: { ordered: 'lock' },
    },
  },
  {
    modules: ['trio'],
    exports: {
      ...each('sleep sleep_until sleep_forever', 'order clock'),
      'to_thread.run_sync': 'calls $0',
      open_nursery: 'pure',
    },
    types: {
      Path: { methods: PATH_METHODS },
      Lock: { ordered: 'lock' },
      Semaphore: { ordered: 'lock' },
      CapacityLimiter: { ordered: 'lock' },
    },
  },
  {
    modules: ['playwright.async_api', 'pyppeteer', 'pyppeteer.page'],
    exports: {
      ...each('async_playwright launch connect', ['lifecycle ui', 'makes playwright.async_api#Playwright']),
      expect: ['order ui', 'makes playwright.async_api#Page'],
    },
    types: {
      Playwright: { ordered: 'ui', members: { '*': 'playwright.async_api#BrowserType' } },
      BrowserType: {
        methods: {
          ...each('launch connect connect_over_cdp launch_persistent_context', [
            'lifecycle ui',
            'makes playwright.async_api#Browser',
          ]),
        },
      },
      Browser: {
        methods: {
          new_context: ['lifecycle ui', 'makes playwright.async_api#BrowserContext'],
          ...each('new_page newPage', ['lifecycle ui', 'makes playwright.async_api#Page']),
          close: 'lifecycle ui',
        },
      },
      BrowserContext: { ordered: 'ui', methods: { new_page: ['lifecycle ui', 'makes playwright.async_api#Page'] } },
      Page: {
        ordered: 'ui',
        members: { ...Object.fromEntries(['keyboard', 'mouse', 'main_frame'].map((name) => [name, 'Page'])) },
      },
      Locator: { ordered: 'ui' },
      ElementHandle: { ordered: 'ui' },
      Frame: { ordered: 'ui' },
    },
  },
  {
    // Steered from a thread as a rule; one driver does one thing at a time.
    modules: ['selenium.webdriver'],
    types: Object.fromEntries(
      ['Chrome', 'Firefox', 'Edge', 'Safari', 'Remote'].map((browser) => [
        browser,
        { ordered: 'ui', methods: { '*': 'order ui' } },
      ]),
    ),
  },
  {
    modules: ['discord', 'nextcord', 'disnake', 'discord.ext.commands', 'discord.ext', 'discord.abc'],
    exports: { ...each('Embed File Color Colour Object Intents', 'pure') },
    types: {
      Client: {
        methods: {
          ...DISCORD_READS,
          wait_for: 'order ui',
          ...each('login connect start close', 'lifecycle net'),
          ...SAYS,
        },
      },
      Bot: { extends: 'Client' },
      AutoShardedBot: { extends: 'Client' },
      Context: { methods: { ...SAYS, ...DISCORD_READS }, members: { '*': 'Context' } },
      Interaction: { methods: { ...SAYS, ...DISCORD_READS }, members: { '*': 'Context' } },
      Message: { extends: 'Context' },
      Member: { extends: 'Context' },
      User: { extends: 'Context' },
      Guild: { extends: 'Context' },
      TextChannel: { extends: 'Context' },
      Thread: { extends: 'Context' },
      Webhook: { extends: 'Context' },
    },
  },
  {
    modules: ['telegram', 'telegram.ext', 'aiogram', 'aiogram.types', 'pyrogram', 'telethon'],
    types: {
      Bot: { methods: TELEGRAM_CALLS },
      ExtBot: { methods: TELEGRAM_CALLS },
      Message: { methods: TELEGRAM_CALLS },
      CallbackQuery: { methods: TELEGRAM_CALLS },
      Update: { members: { '*': 'telegram#Message' } },
      Chat: { methods: TELEGRAM_CALLS },
      Client: { methods: TELEGRAM_CALLS },
      TelegramClient: { methods: TELEGRAM_CALLS },
    },
  },
  {
    modules: ['click', 'typer', 'rich', 'rich.console'],
    exports: { ...each('confirm prompt', 'order ui'), ...each('echo secho print', 'order console'), '*': 'pure' },
    types: { Console: { methods: { ...each('input', 'order ui'), '*': 'order console' } } },
  },
];
