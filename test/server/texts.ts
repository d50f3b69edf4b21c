/** Texts that the tests of the server open; what is found in them is plain, so that it does not change with the engine's knowledge. */

/** One safe finding: three reads. */
export const SAFE = `export async function loadPage(id: string) {
  const user = await fetch('/users/' + id);
  const orders = await fetch('/orders/' + id);
  const rates = await fetch('/rates');
  return [user, orders, rates];
}
`;

/** One finding for a person to decide: an exit stands between two reads. */
export const REVIEW = `export async function loadOrder(id: string) {
  const order = await fetch('/orders/' + id);
  if (!order) return null;
  const rates = await fetch('/rates');
  return { order, rates };
}
`;

/** Nothing to find: the second needs the first. */
export const CHAIN = `export async function loadChain(id: string) {
  const user = await fetch('/users/' + id);
  const orders = await fetch(user.url);
  return orders;
}
`;
