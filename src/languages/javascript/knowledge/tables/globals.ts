import { GLOBALS, type KnownModule } from '../../../knowledge/knownModule';
import { each } from '../../../knowledge/tables/spread';

const ERRORS = each(
  `Error TypeError RangeError SyntaxError ReferenceError EvalError URIError AggregateError DOMException Error.isError
   Error.captureStackTrace`,
  'pure',
);

/** What every JavaScript engine has. */
const LANGUAGE: KnownModule = {
  modules: [GLOBALS],
  exports: {
    ...ERRORS,
    ...each('JSON.parse JSON.stringify', 'calls $1'),
    ...each(
      `Object Object.keys Object.values Object.entries Object.fromEntries Object.create Object.is Object.hasOwn
       Object.getOwnPropertyNames Object.getOwnPropertyDescriptor Object.getOwnPropertyDescriptors
       Object.getOwnPropertySymbols Object.getPrototypeOf Object.isFrozen Object.isSealed Object.isExtensible`,
      'pure',
    ),
    ...each(
      'Object.assign Object.defineProperty Object.defineProperties Object.setPrototypeOf Object.preventExtensions',
      'mutates $0',
    ),
    // Freezing keeps all values: what is read before is read after.
    ...each('Object.freeze Object.seal', 'pure'),
    ...each('Object.groupBy Map.groupBy', 'calls $1'),
    ...each(
      'Reflect.get Reflect.has Reflect.ownKeys Reflect.getPrototypeOf Reflect.getOwnPropertyDescriptor Reflect.isExtensible',
      'pure',
    ),
    ...each('Reflect.set Reflect.deleteProperty Reflect.defineProperty Reflect.setPrototypeOf', 'mutates $0'),
    'Math.*': 'pure',
    'Math.random': 'read random',
    ...each('Array Array.of Array.isArray', 'pure'),
    'Array.from': 'calls $1',
    ...each('String String.fromCharCode String.fromCodePoint String.raw', 'pure'),
    ...each(
      `Number Number.isInteger Number.isFinite Number.isNaN Number.isSafeInteger Number.parseFloat Number.parseInt
       Boolean BigInt BigInt.asIntN BigInt.asUintN Symbol Symbol.for Symbol.keyFor parseInt parseFloat isNaN isFinite
       encodeURI encodeURIComponent decodeURI decodeURIComponent escape unescape`,
      'pure',
    ),
    ...each('Date Date.now performance.now', 'read clock'),
    ...each('Date.parse Date.UTC', 'pure'),
    ...each('performance.mark performance.measure performance.clearMarks performance.clearMeasures', 'order clock'),
    ...each('Map Set WeakMap WeakSet WeakRef RegExp RegExp.escape Proxy', 'pure'),
    ...each(
      `ArrayBuffer ArrayBuffer.isView SharedArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array
       Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array`,
      'pure',
    ),
    ...each(
      `Intl.DateTimeFormat Intl.NumberFormat Intl.PluralRules Intl.RelativeTimeFormat Intl.ListFormat Intl.Collator
       Intl.DisplayNames Intl.Segmenter Intl.getCanonicalLocales Intl.supportedValuesOf`,
      'pure',
    ),
    ...each('Promise.resolve Promise.reject', ['pure', 'no-wait']),
    // What they wait for has been started where the promises were made.
    ...each('Promise.all Promise.allSettled Promise.race Promise.any Promise.withResolvers', 'pure'),
    Promise: 'calls $0',
    'Promise.try': 'calls $0',
    'Atomics.*': 'order lock',
  },
};

/** What browsers, Node and other runtimes add. */
const PLATFORM: KnownModule = {
  modules: [GLOBALS],
  exports: {
    fetch: ['http $0 $1', `makes ${GLOBALS}#Response`],
    Request: 'pure',
    Response: ['pure', `makes ${GLOBALS}#Response`],
    ...each('Response.json Response.redirect Response.error', ['pure', `makes ${GLOBALS}#Response`]),
    ...each(
      `Headers FormData Blob File URL URLSearchParams URL.canParse URL.parse TextEncoder TextDecoder AbortController
       AbortSignal.abort AbortSignal.any Event CustomEvent EventTarget structuredClone atob btoa`,
      'pure',
    ),
    ...each('URL.createObjectURL URL.revokeObjectURL', 'order ui'),
    ...each('setTimeout setInterval setImmediate requestAnimationFrame requestIdleCallback', [
      'order clock',
      'calls $0',
    ]),
    'AbortSignal.timeout': 'order clock',
    ...each('clearTimeout clearInterval clearImmediate cancelAnimationFrame cancelIdleCallback', 'order clock'),
    queueMicrotask: ['order clock', 'calls $0'],
    'console.*': 'order console',
    ...each('alert confirm prompt', 'order ui'),
    ...each('crypto.randomUUID crypto.subtle.generateKey', 'read random'),
    'crypto.getRandomValues': ['read random', 'mutates $0'],
    ...each(
      `crypto.subtle.digest crypto.subtle.encrypt crypto.subtle.decrypt crypto.subtle.sign crypto.subtle.verify
       crypto.subtle.importKey crypto.subtle.exportKey crypto.subtle.deriveKey crypto.subtle.deriveBits
       crypto.subtle.wrapKey crypto.subtle.unwrapKey`,
      'pure',
    ),
    ...each('localStorage.getItem localStorage.key', 'read storage:local'),
    ...each('localStorage.setItem localStorage.removeItem localStorage.clear', 'write storage:local'),
    ...each('sessionStorage.getItem sessionStorage.key', 'read storage:session'),
    ...each('sessionStorage.setItem sessionStorage.removeItem sessionStorage.clear', 'write storage:session'),
    'indexedDB.*': 'order db',
    'caches.match': 'read cache',
    ...each('caches.has caches.keys', 'read cache'),
    'caches.delete': 'write cache',
    'caches.open': ['write cache', `makes ${GLOBALS}#Cache`],
    ...each('navigator.clipboard.read navigator.clipboard.readText', 'order ui'),
    ...each('navigator.clipboard.write navigator.clipboard.writeText navigator.share', 'order ui'),
    'navigator.sendBeacon': 'write net:$0',
    ...each('navigator.mediaDevices.getUserMedia navigator.mediaDevices.getDisplayMedia', 'order device'),
    'navigator.mediaDevices.enumerateDevices': 'read device',
    ...each('navigator.bluetooth.* navigator.usb.* navigator.serial.* navigator.hid.*', 'order device'),
    'navigator.permissions.query': 'read env',
    'navigator.locks.request': ['order lock', 'calls $last'],
    'navigator.serviceWorker.register': 'lifecycle process',
    ...each('document.querySelector document.querySelectorAll document.getElementById', 'read ui'),
    ...each('document.getElementsByClassName document.getElementsByTagName getComputedStyle matchMedia', 'read ui'),
    ...each('document.createElement document.createTextNode document.createDocumentFragment', 'pure'),
    ...each('history.pushState history.replaceState history.back history.forward history.go', 'order ui'),
    ...each('location.reload location.assign location.replace', 'exits'),
    ...each('open scrollTo scrollBy postMessage close print', 'order ui'),
    ...each('addEventListener removeEventListener dispatchEvent', 'order event'),
    WebSocket: ['lifecycle net', `makes ${GLOBALS}#WebSocket`],
    EventSource: ['lifecycle net', `makes ${GLOBALS}#EventSource`],
    BroadcastChannel: ['pure', `makes ${GLOBALS}#BroadcastChannel`],
    Worker: ['lifecycle process', `makes ${GLOBALS}#Worker`],
    ...each('Buffer Buffer.from Buffer.alloc Buffer.concat Buffer.byteLength Buffer.isBuffer Buffer.compare', 'pure'),
    ...each('Buffer.allocUnsafe Buffer.isEncoding', 'pure'),
    'require.resolve': 'read fs',
  },
  namespaces: { process: 'process' },
  types: {
    Response: {
      methods: {
        // The body can be read once; the bytes were asked for by the request.
        ...each('json text blob arrayBuffer formData bytes', 'mutates this'),
        clone: ['pure', 'makes *globals*#Response'],
      },
    },
    Cache: {
      methods: {
        ...each('match matchAll keys', 'read cache'),
        ...each('put delete', 'write cache:$0'),
        ...each('add addAll', ['read net', 'write cache']),
      },
    },
    WebSocket: { ordered: 'net', methods: { ...each('send close', 'order net:this') }, names: ['WebSocket'] },
    EventSource: { ordered: 'net', names: ['EventSource'] },
    BroadcastChannel: { ordered: 'event', names: ['BroadcastChannel'] },
    Worker: { ordered: 'process' },
    ReadableStream: {
      ordered: 'stream',
      methods: { getReader: ['mutates this', 'makes *globals*#ReadableStreamDefaultReader'] },
      names: ['ReadableStream'],
    },
    ReadableStreamDefaultReader: {
      ordered: 'stream',
      names: ['ReadableStreamDefaultReader', 'ReadableStreamBYOBReader'],
    },
    WritableStream: {
      ordered: 'stream',
      methods: { getWriter: ['mutates this', 'makes *globals*#WritableStreamDefaultWriter'] },
      names: ['WritableStream'],
    },
    WritableStreamDefaultWriter: { ordered: 'stream', names: ['WritableStreamDefaultWriter'] },
    TransformStream: { ordered: 'stream', names: ['TransformStream'] },
    FileSystemWritableFileStream: { ordered: 'stream', names: ['FileSystemWritableFileStream'] },
    FileSystemFileHandle: {
      methods: {
        getFile: 'read fs:this',
        createWritable: ['write fs:this', 'makes *globals*#FileSystemWritableFileStream'],
      },
      names: ['FileSystemFileHandle'],
    },
    SerialPort: { ordered: 'device', names: ['SerialPort'] },
    USBDevice: { ordered: 'device', names: ['USBDevice'] },
    HIDDevice: { ordered: 'device', names: ['HIDDevice'] },
    BluetoothDevice: { ordered: 'device', names: ['BluetoothDevice'] },
    IDBTransaction: { ordered: 'db', names: ['IDBTransaction'] },
    IDBObjectStore: { ordered: 'db', names: ['IDBObjectStore'] },
    IDBDatabase: { ordered: 'db', names: ['IDBDatabase'] },
  },
};

/** The global names of the language and of its runtimes. */
export const GLOBAL_MODULES: readonly KnownModule[] = [LANGUAGE, PLATFORM];
