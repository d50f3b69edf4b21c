import { GLOBALS, type KnownModule } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const REQUEST_SCOPE = ['read env:request', 'no-wait'];

const NEXT_MODULES: readonly KnownModule[] = [
  {
    modules: ['next/headers'],
    exports: {
      // Promises since version 15, of what the request already holds.
      cookies: [...REQUEST_SCOPE, 'makes next/headers#Cookies'],
      headers: [...REQUEST_SCOPE, 'makes next/headers#ReadonlyHeaders'],
      draftMode: [...REQUEST_SCOPE, 'makes next/headers#DraftMode'],
    },
    types: {
      Cookies: {
        methods: { ...each('get getAll has toString', 'read env:cookies'), ...each('set delete', 'write env:cookies') },
      },
      ReadonlyHeaders: { methods: each('get has entries keys values forEach', 'read env:request') },
      DraftMode: { methods: each('enable disable', 'write env:cookies') },
    },
  },
  {
    modules: ['next/navigation'],
    exports: {
      ...each('redirect permanentRedirect notFound forbidden unauthorized', 'exits'),
      ...each('useRouter usePathname useSearchParams useParams useSelectedLayoutSegment', 'pure'),
    },
  },
  {
    modules: ['next/cache'],
    exports: {
      ...each('revalidatePath revalidateTag updateTag refresh expirePath expireTag', 'write cache'),
      ...each('unstable_cache unstable_noStore cacheLife cacheTag unstable_cacheLife unstable_cacheTag', 'pure'),
    },
  },
  {
    modules: ['next/server'],
    exports: {
      ...each(
        'NextResponse NextResponse.json NextResponse.redirect NextResponse.rewrite NextResponse.next NextRequest',
        'pure',
      ),
      after: ['order event', 'calls $0'],
      connection: REQUEST_SCOPE,
    },
  },
  { modules: ['next-auth', 'next-auth/next'], exports: { getServerSession: 'read env:session' } },
  {
    modules: ['next-auth/react'],
    exports: {
      ...each('getSession getCsrfToken getProviders', 'read net'),
      ...each('signIn signOut', 'lifecycle env:session'),
    },
  },
  {
    modules: ['@clerk/nextjs/server', '@clerk/nextjs'],
    exports: { auth: 'read env:session', currentUser: 'read env:session', 'auth.protect': 'guard' },
  },
  {
    modules: ['next-intl/server'],
    exports: {
      ...each('getTranslations getFormatter getLocale getMessages getNow getTimeZone', 'read env:locale'),
      ...each('setRequestLocale unstable_setRequestLocale', 'write env:locale'),
    },
  },
  {
    modules: ['react', 'preact/compat'],
    exports: {
      ...each('cache createElement createContext forwardRef memo lazy Fragment', 'pure'),
      ...each('startTransition', ['order ui', 'calls $0']),
      act: ['order ui', 'calls $0'],
    },
  },
  {
    modules: ['react-dom', 'react-dom/client', 'react-dom/server'],
    exports: { flushSync: ['order ui', 'calls $0'], ...each('renderToString renderToStaticMarkup', 'pure') },
  },
];

const OTHER_FRONTENDS: readonly KnownModule[] = [
  {
    modules: ['@sveltejs/kit'],
    exports: {
      ...each('redirect error', 'exits'),
      ...each('fail json text isRedirect isHttpError isActionFailure', 'pure'),
    },
  },
  {
    modules: ['$app/navigation'],
    exports: each(
      'goto invalidate invalidateAll preloadData preloadCode pushState replaceState refreshAll',
      'order ui',
    ),
  },
  { modules: ['svelte'], exports: { ...each('tick settled', 'order ui') } },
  { modules: ['svelte/store'], exports: each('get readable derived writable', 'pure') },
  {
    modules: ['vue', '@vue/runtime-core'],
    exports: {
      nextTick: 'order ui',
      ...each('ref reactive computed shallowRef toRef toRefs unref toRaw isRef', 'pure'),
    },
  },
  { modules: ['@angular/core/testing'], exports: { tick: 'order clock', flush: 'order clock' } },
  {
    // Nuxt brings these into scope without an import.
    modules: [GLOBALS],
    exports: {
      ...each('$fetch useFetch useLazyFetch', 'http $0 $1'),
      ...each('useAsyncData useLazyAsyncData', ['calls $0', 'calls $1']),
      navigateTo: 'exits',
      ...each('refreshNuxtData clearNuxtData', ['write cache', 'read net']),
    },
  },
  {
    modules: ['#app', '#imports', 'nuxt/app'],
    exports: {
      ...each('useFetch useLazyFetch', 'http $0 $1'),
      ...each('useAsyncData useLazyAsyncData', ['calls $0', 'calls $1']),
      navigateTo: 'exits',
      ...each('createError useRuntimeConfig', 'pure'),
      ...each('refreshNuxtData clearNuxtData', ['write cache', 'read net']),
    },
  },
  {
    modules: [
      '@remix-run/node',
      '@remix-run/server-runtime',
      '@remix-run/react',
      'react-router',
      'react-router-dom',
      '@remix-run/cloudflare',
    ],
    exports: {
      // Their callers throw or return what they give.
      ...each('redirect redirectDocument replace json data defer', 'pure'),
      createCookieSessionStorage: ['pure', 'makes @remix-run/node#SessionStorage'],
    },
    types: {
      SessionStorage: {
        methods: { getSession: 'read env:session', ...each('commitSession destroySession', 'write env:session') },
      },
    },
  },
  {
    modules: ['astro:content'],
    exports: { ...each('getCollection getEntry getEntries getEntryBySlug', 'read fs'), render: 'pure' },
  },
];

const SERVER_MODULES: readonly KnownModule[] = [
  {
    modules: ['h3'],
    exports: {
      ...each(
        'readBody readRawBody readFormData readMultipartFormData readValidatedBody getValidatedQuery',
        'read env:request',
      ),
      ...each(
        `getQuery getRouterParam getRouterParams getHeader getHeaders getRequestHeader getCookie parseCookies getRequestURL`,
        'read env:request',
      ),
      ...each('setCookie deleteCookie setHeader setHeaders setResponseStatus setResponseHeader', 'write env:response'),
      sendRedirect: 'exits',
      ...each('send sendError sendStream', 'write env:response'),
      ...each('createError defineEventHandler eventHandler', 'pure'),
    },
  },
  {
    modules: ['fastify'],
    exports: { default: ['pure', 'makes fastify#FastifyInstance'], fastify: ['pure', 'makes fastify#FastifyInstance'] },
    types: {
      FastifyInstance: {
        ordered: 'net',
        // Plugins are loaded in the order in which they are registered.
        methods: { ...each('listen close ready register after', 'lifecycle net:this'), inject: 'write net' },
        names: ['FastifyInstance'],
      },
      FastifyReply: { ordered: 'net', names: ['FastifyReply'] },
    },
  },
  {
    modules: ['express'],
    exports: {
      default: ['pure', 'makes express#Application'],
      ...each('Router json urlencoded static raw text', 'pure'),
    },
    types: {
      Application: {
        ordered: 'net',
        methods: { listen: 'lifecycle net:this', ...each('use get post put patch delete all set', 'mutates this') },
      },
      Response: { ordered: 'net' },
    },
  },
  { modules: ['koa'], exports: { default: 'pure' }, types: { Context: { ordered: 'net' } } },
  {
    modules: ['@nestjs/core'],
    exports: { 'NestFactory.create': 'lifecycle process', 'NestFactory.createApplicationContext': 'lifecycle process' },
  },
];

/** Frameworks of pages and servers. */
export const WEB_FRAMEWORK_MODULES: readonly KnownModule[] = [...NEXT_MODULES, ...OTHER_FRONTENDS, ...SERVER_MODULES];
