import { type Order, getProduct, getUser, reserveStock, saveOrder, sendReceipt } from './api';

/** Buys one product. Most of this has to stay in order: nobody gets a receipt for an order that was not saved. */
export async function checkOut(userId: string, productId: string): Promise<Order> {
  const user = await getUser(userId);
  const product = await getProduct(productId);
  const order: Order = { id: crypto.randomUUID(), userId: user.id, total: product.price, currency: 'EUR' };

  await reserveStock(product.id);
  await saveOrder(order);
  await sendReceipt(order);
  return order;
}
