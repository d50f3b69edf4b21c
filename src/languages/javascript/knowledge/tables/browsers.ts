import { GLOBALS, type KnownModule, type KnownType } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const LOCATOR_MAKERS = `locator getByRole getByText getByLabel getByPlaceholder getByAltText getByTitle getByTestId first last nth filter and or`;

/** A thing on a page of Playwright: whatever is asked of it, the page does one after another. */
function playwrightPart(more: KnownType = {}): KnownType {
  return {
    ordered: 'ui',
    ...more,
    methods: {
      ...each(LOCATOR_MAKERS, ['pure', 'makes playwright#Locator']),
      ...each('frameLocator contentFrame owner', ['pure', 'makes playwright#FrameLocator']),
      '*': 'order ui:this',
      ...more.methods,
    },
  };
}

const PLAYWRIGHT: KnownModule = {
  modules: ['playwright', 'playwright-core', '@playwright/test', 'playwright/test'],
  exports: { expect: ['pure', 'makes playwright#Expectation'] },
  instances: { chromium: 'BrowserType', firefox: 'BrowserType', webkit: 'BrowserType', request: 'APIRequest' },
  types: {
    BrowserType: {
      methods: {
        ...each('launch connect connectOverCDP', ['lifecycle ui', 'makes playwright#Browser']),
        launchPersistentContext: ['lifecycle ui', 'makes playwright#BrowserContext'],
        launchServer: 'lifecycle ui',
        ...each('executablePath name', 'pure'),
      },
      names: ['BrowserType'],
    },
    Browser: {
      ordered: 'ui',
      methods: {
        newPage: ['lifecycle ui:this', 'makes playwright#Page'],
        newContext: ['lifecycle ui:this', 'makes playwright#BrowserContext'],
        close: 'lifecycle ui:this',
        ...each('contexts isConnected version', 'pure'),
      },
      names: ['Browser'],
    },
    BrowserContext: {
      ordered: 'ui',
      methods: {
        newPage: ['lifecycle ui:this', 'makes playwright#Page'],
        close: 'lifecycle ui:this',
        waitForEvent: ['order ui:this', 'makes playwright#Page'],
        '*': 'order ui:this',
      },
      members: { request: 'APIRequestContext' },
      names: ['BrowserContext'],
    },
    Page: playwrightPart({
      methods: {
        ...each('$ waitForSelector', ['order ui:this', 'makes playwright#ElementHandle']),
        close: 'lifecycle ui:this',
        ...each('url isClosed viewportSize', 'read ui:this'),
        ...each('mainFrame frame', ['pure', 'makes playwright#Frame']),
        ...each('context', ['pure', 'makes playwright#BrowserContext']),
      },
      members: { keyboard: 'Keyboard', mouse: 'Keyboard', touchscreen: 'Keyboard', request: 'APIRequestContext' },
      names: ['Page'],
    }),
    Frame: playwrightPart(),
    Locator: playwrightPart({ names: ['Locator'] }),
    FrameLocator: playwrightPart({ names: ['FrameLocator'] }),
    ElementHandle: {
      ordered: 'ui',
      methods: { $: ['order ui:this', 'makes playwright#ElementHandle'], '*': 'order ui:this' },
      names: ['ElementHandle', 'JSHandle'],
    },
    Keyboard: { ordered: 'ui', methods: { '*': 'order ui:this' } },
    Expectation: { ordered: 'ui', methods: { '*': 'order ui' }, members: { not: 'Expectation', soft: 'Expectation' } },
    APIRequest: { methods: { newContext: ['pure', 'makes playwright#APIRequestContext'] } },
    APIRequestContext: {
      methods: {
        ...each('get head', 'read net:$0'),
        ...each('post put patch delete', 'write net:$0'),
        fetch: 'http $0 $1',
        dispose: 'lifecycle net:this',
      },
      names: ['APIRequestContext'],
    },
  },
};

const PUPPETEER: KnownModule = {
  modules: ['puppeteer', 'puppeteer-core'],
  exports: {
    ...each('launch connect', ['lifecycle ui', 'makes puppeteer#Browser']),
    ...each('executablePath defaultArgs', 'pure'),
  },
  types: {
    Browser: {
      ordered: 'ui',
      methods: {
        newPage: ['lifecycle ui:this', 'makes puppeteer#Page'],
        ...each('createBrowserContext createIncognitoBrowserContext', [
          'lifecycle ui:this',
          'makes puppeteer#BrowserContext',
        ]),
        ...each('close disconnect', 'lifecycle ui:this'),
        ...each('wsEndpoint isConnected', 'pure'),
      },
    },
    BrowserContext: { extends: 'Browser', ordered: 'ui' },
    Page: {
      ordered: 'ui',
      methods: {
        ...each('$ waitForSelector $eval', ['order ui:this', 'makes puppeteer#ElementHandle']),
        close: 'lifecycle ui:this',
        ...each('url isClosed viewport', 'read ui:this'),
        locator: ['pure', 'makes puppeteer#ElementHandle'],
        '*': 'order ui:this',
      },
      members: { keyboard: 'ElementHandle', mouse: 'ElementHandle', touchscreen: 'ElementHandle' },
    },
    Frame: { extends: 'Page', ordered: 'ui' },
    ElementHandle: { ordered: 'ui', methods: { '*': 'order ui:this' } },
    CDPSession: { ordered: 'ui', methods: { '*': 'order ui:this' }, names: ['CDPSession'] },
  },
};

const WEBDRIVER_MODULES: readonly KnownModule[] = [
  {
    modules: ['webdriverio', '@wdio/globals'],
    exports: {
      ...each('remote attach multiremote', ['lifecycle ui', 'makes webdriverio#Browser']),
      ...each('$ $$', ['order ui', 'makes webdriverio#Element']),
      expect: ['pure', 'makes playwright#Expectation'],
    },
    instances: { browser: 'Browser', driver: 'Browser' },
    types: {
      Browser: {
        ordered: 'ui',
        methods: {
          ...each('$ $$ react$ custom$', ['order ui', 'makes webdriverio#Element']),
          ...each('deleteSession reloadSession closeWindow', 'lifecycle ui'),
          '*': 'order ui',
        },
      },
      Element: {
        ordered: 'ui',
        methods: { ...each('$ $$', ['order ui', 'makes webdriverio#Element']), '*': 'order ui' },
      },
    },
  },
  {
    modules: ['selenium-webdriver'],
    exports: { ...each('By.*', 'pure'), 'until.*': 'pure' },
    types: {
      Builder: {
        methods: {
          build: ['lifecycle ui', 'makes selenium-webdriver#WebDriver'],
          '*': ['mutates this', 'makes selenium-webdriver#Builder'],
        },
      },
      WebDriver: {
        ordered: 'ui',
        methods: {
          findElement: ['order ui:this', 'makes selenium-webdriver#WebElement'],
          ...each('quit close', 'lifecycle ui:this'),
          '*': 'order ui:this',
        },
        names: ['WebDriver', 'ThenableWebDriver'],
      },
      WebElement: { ordered: 'ui', methods: { '*': 'order ui:this' }, names: ['WebElement', 'WebElementPromise'] },
    },
  },
  {
    modules: [GLOBALS],
    instances: { cy: 'Cypress' },
    types: { Cypress: { ordered: 'ui', methods: { '*': ['order ui', `makes ${GLOBALS}#Cypress`] } } },
  },
  {
    modules: ['nightwatch', 'testcafe'],
    exports: { '*': 'order ui' },
    types: { TestController: { ordered: 'ui', names: ['TestController', 'NightwatchAPI'] } },
  },
];

const TESTING_LIBRARY: KnownModule = {
  modules: [
    '@testing-library/dom',
    '@testing-library/react',
    '@testing-library/vue',
    '@testing-library/svelte',
    '@testing-library/preact',
    '@testing-library/angular',
    '@testing-library/react-native',
    '@testing-library/react-hooks',
  ],
  exports: {
    ...each('render renderHook rerender cleanup configure', 'order ui'),
    ...each('waitFor waitForElementToBeRemoved act', ['order ui', 'calls $0']),
    ...each('findBy* findAllBy*', 'order ui'),
    ...each('getBy* getAllBy* queryBy* queryAllBy* prettyDOM', 'read ui'),
    ...each('fireEvent fireEvent.*', 'order ui'),
    within: ['pure', 'makes @testing-library/dom#Screen'],
    'screen.debug': 'order console',
  },
  instances: { screen: 'Screen' },
  types: {
    Screen: {
      ordered: 'ui',
      methods: {
        ...each('findBy* findAllBy*', 'order ui'),
        ...each('getBy* getAllBy* queryBy* queryAllBy*', 'read ui'),
      },
    },
  },
};

const USER_EVENT: KnownModule = {
  modules: ['@testing-library/user-event'],
  exports: { setup: ['pure', 'makes @testing-library/user-event#UserEvent'] },
  instances: { userEvent: 'UserEvent' },
  types: {
    UserEvent: {
      ordered: 'ui',
      methods: { setup: ['pure', 'makes @testing-library/user-event#UserEvent'], '*': 'order ui' },
      names: ['UserEvent'],
    },
  },
};

/** Browsers driven from outside, and tests of pages. */
export const BROWSER_MODULES: readonly KnownModule[] = [
  PLAYWRIGHT,
  PUPPETEER,
  ...WEBDRIVER_MODULES,
  TESTING_LIBRARY,
  {
    ...USER_EVENT,
    exports: {
      ...USER_EVENT.exports,
      ...each(
        'click dblClick tripleClick hover unhover tab keyboard copy cut paste pointer clear deselectOptions selectOptions type upload',
        'order ui',
      ),
    },
  },
];
