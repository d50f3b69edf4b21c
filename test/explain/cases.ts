import type { HandmadeCase } from './handmade';

/** Three awaits that need nothing of each other, and one that does. */
export const PAGE: HandmadeCase = {
  text: `async function loadPage(id) {
  const user = await getUser(id);
  const orders = await getOrders(id);
  const rates = await getRates();
  const total = await sum(orders, rates);
  return { user, total };
}
`,
  slots: [0, 0, 0, 1],
  pairs: [
    { from: 0, to: 1, strength: 'none', reason: '`getUser` and `getOrders` only read' },
    { from: 0, to: 2, strength: 'none', reason: '`getUser` and `getRates` only read' },
    { from: 1, to: 2, strength: 'none', reason: '`getOrders` and `getRates` only read' },
    { from: 0, to: 3, strength: 'none', reason: '`sum` uses nothing of `getUser`' },
    { from: 1, to: 3, strength: 'must', reason: '`orders` is set on line 3, and `sum` reads it' },
    { from: 2, to: 3, strength: 'must', reason: '`rates` is set on line 4, and `sum` reads it' },
  ],
  finding: { awaits: [0, 1, 2, 3], groups: [[0, 1, 2], [3]] },
};

/** Two awaits that a person has to decide about. */
export const RECEIPT: HandmadeCase = {
  text: `async function checkOut(order) {
  await saveOrder(order);
  await sendReceipt(order);
}
`,
  slots: [0, 0],
  pairs: [{ from: 0, to: 1, strength: 'maybe', reason: 'What `sendReceipt` reads is not known.' }],
  finding: {
    awaits: [0, 1],
    groups: [[0, 1]],
    confidence: 'review',
    check: ['Check that `sendReceipt` doesn’t need the row that `saveOrder` writes'],
  },
};

/** A chain, in which the last await may have to wait. */
export const CHAIN: HandmadeCase = {
  text: `async function publish(draft) {
  await deleteDraft(draft);
  await store.publish(draft);
  await notify(draft);
}
`,
  slots: [0, 1, 2],
  pairs: [
    { from: 0, to: 1, strength: 'must', reason: 'both write `db:posts`' },
    { from: 1, to: 2, strength: 'maybe', reason: 'What `notify` does is not known.' },
  ],
};

/** The same callee three times. */
export const FETCHES: HandmadeCase = {
  text: `async function load(<T>) {
  const a = await fetch('/a');
  const b = await fetch('/b');
  const c = await fetch('/c');
}
`,
  slots: [0, 0, 0],
  finding: { awaits: [0, 1, 2], groups: [[0, 1, 2]], reasons: ['All three only read'] },
};

/** An await that joins waits already, beside one that stays where it is for a reason of its own. */
export const JOINED: HandmadeCase = {
  text: `async function start() {
  const [a, b] = await Promise.all([one(), two()]);
  await lock();
  return [a, b];
}
`,
  slots: [0, 1],
  alone: [undefined, 'A lock serves one caller at a time.'],
};

/** One await, with nothing to say of it. */
export const SINGLE: HandmadeCase = {
  text: `async function one(id) {
  return await getUser(id);
}
`,
  slots: [0],
};
